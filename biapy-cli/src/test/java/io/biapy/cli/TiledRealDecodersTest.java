package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.io.Images;
import io.biapy.io.tile.TileFiles;
import io.biapy.testkit.LongRuns;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nuclei of ovules and embryos as they were drawn, turned into what each decoder takes and decoded by tiles: whole volumes and thousands of parts of them
 * with {@code -Dtiles.long=true}, a few parts otherwise.
 */
class TiledRealDecodersTest {
    private static final double[] NOISE = {0.1, 0, 0.3};

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> labels_of_tiles_are_those_of_the_whole_volume() {
        List<LabelImage> volumes = LongRuns.areAsked()
                ? RealVolumes.all()
                : List.of(
                        RealVolumes.part(RealVolumes.ovule(), 30, 20, 20, Extent.zyx(40, 60, 60)),
                        RealVolumes.part(RealVolumes.embryo("8_cell_stage"), 10, 30, 30, Extent.zyx(30, 60, 60)));
        return volumes.stream().flatMap(v -> Stream.of(DrawnPrediction.values())
                .map(kind -> DynamicTest.dynamicTest(kind + " of " + v, () -> whole(kind, v))));
    }

    private void whole(DrawnPrediction kind, LabelImage volume) {
        SplittableRandom random = new SplittableRandom(volume.name().hashCode());
        int tilings = LongRuns.times(1, 12);
        for (int k = 0; k < Math.min(3, tilings); k++) {
            FloatImage prediction = kind.of(volume, NOISE[k], random);
            InstanceDecoder decoder = kind.decoder(random);
            int[] expected = decoder.decode(prediction).codes();
            assertThat(Arrays.stream(expected).distinct().count()).isGreaterThan(3);
            for (int n = k; n < tilings; n += 3) {
                check(decoder, prediction, expected, tile(random, volume.extent(), 12, 30), 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void labels_of_any_tiles_are_those_of_any_part_of_a_volume(DrawnPrediction kind) {
        List<LabelImage> volumes = RealVolumes.all();
        SplittableRandom random = new SplittableRandom(kind.ordinal());
        long objects = 0;
        int cases = LongRuns.times(8, 125);
        for (int k = 0; k < cases; k++) {
            LabelImage volume = volumes.get(random.nextInt(volumes.size()));
            Extent e = volume.extent();
            Extent part = Extent.zyx(6 + random.nextInt(20), 8 + random.nextInt(30), 8 + random.nextInt(30));
            FloatImage prediction = kind.of(
                    RealVolumes.part(
                            volume,
                            random.nextInt(e.z() - part.z() + 1),
                            random.nextInt(e.y() - part.y() + 1),
                            random.nextInt(e.x() - part.x() + 1),
                            part),
                    random.nextInt(3) * 0.15,
                    random);
            InstanceDecoder decoder = kind.decoder(random);
            int[] expected = decoder.decode(prediction).codes();
            objects += Arrays.stream(expected).filter(id -> id > 0).distinct().count();
            check(decoder, prediction, expected, tile(random, part, 1, 100), 1 + random.nextInt(3));
        }
        assertThat(objects).isGreaterThan(cases / 2);
    }

    private static Extent tile(SplittableRandom random, Extent e, int least, int tiles) {
        while (true) {
            Extent tile = Extent.zyx(
                    random.nextInt(least, Math.max(least, e.z()) + 1),
                    random.nextInt(least, Math.max(least, e.y()) + 1),
                    random.nextInt(least, Math.max(least, e.x()) + 1));
            if (new TileGrid(e.toSize(), tile).tiles() <= tiles) {
                return tile;
            }
        }
    }

    private void check(InstanceDecoder decoder, FloatImage prediction, int[] expected, Extent tile, int threads) {
        try (Workers workers = Workers.of(threads)) {
            Path out = folder.resolve("labels.npy");
            TiledDecoding.of(decoder, List.of())
                    .tile(tile)
                    .run(
                            prediction,
                            TileFiles.into(out)
                                    .replacing()
                                    .in(folder.resolve("work"))
                                    .by(workers)
                                    .labels(),
                            TiledRun.in(folder.resolve("work"), "nuclei").by(workers));
            assertThat(Images.labels(out).load().codes())
                    .as("%s of %s in tiles of %s by %d threads", decoder, prediction, tile, threads)
                    .isEqualTo(expected);
        }
    }
}
