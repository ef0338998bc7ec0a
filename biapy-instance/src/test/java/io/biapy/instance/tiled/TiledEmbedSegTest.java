package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.testkit.LongRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class TiledEmbedSegTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile"); // held, so that its level stays
    private static final List<Calibration> VOXELS =
            List.of(Calibration.unknown(), Calibration.of(2, 0.5, 0.5, "um"), Calibration.of(0.7, 0.31, 0.29, "um"));

    @TempDir
    Path folder;

    private static int times(int few) {
        return LongRuns.times(few, 60);
    }

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    /** A small prediction: embeddings mostly a few voxels away, now and then anywhere. */
    private static FloatImage prediction(SplittableRandom random) {
        int axes = random.nextInt(3) == 0 ? 2 : 3;
        Extent extent =
                Extent.zyx(axes == 2 ? 1 : 1 + random.nextInt(7), 1 + random.nextInt(12), 1 + random.nextInt(12));
        int n = extent.voxels();
        float[] data = new float[n * (2 * axes + 1)];
        int levels = random.nextBoolean() ? 5 : 1 << 20;
        double spread = random.nextDouble() / 3;
        for (int i = 0; i < n; i++) {
            for (int axis = 0; axis < axes; axis++) {
                double offset = random.nextInt(100) == 0 ? 2 : spread;
                data[axis * n + i] = (float) (offset * (random.nextDouble() - 0.5));
                data[(axes + axis) * n + i] = (float) (0.2 + 0.5 * random.nextDouble());
            }
            data[2 * axes * n + i] = random.nextInt(levels) / (float) (levels - 1);
        }
        if (random.nextInt(5) == 0) {
            data[axes * n + random.nextInt(n)] = 20; // so sharp that not even the seed is within
            data[axes * n + random.nextInt(n)] = -20; // takes all
        }
        return FloatImage.of("embeddings", extent, 2 * axes + 1, data).withCalibration(VOXELS.get(random.nextInt(3)));
    }

    private static EmbedSegDecoder decoder(SplittableRandom random) {
        return EmbedSegDecoder.ofGrid(16)
                .foreground(random.nextInt(3) / 5.0)
                .seeds(0.3 + random.nextInt(5) / 8.0)
                .limits(random.nextInt(4) == 0 ? random.nextInt(60) : 0, 0, random.nextInt(4));
    }

    private static Extent tile(SplittableRandom random, Extent e) {
        while (true) {
            Extent tile = Extent.zyx(
                    1 + random.nextInt(e.z() + 1), 1 + random.nextInt(e.y() + 1), 1 + random.nextInt(e.x() + 1));
            if (new TileGrid(e.toSize(), tile).tiles() <= 60) {
                return tile;
            }
        }
    }

    private TiledRun run() {
        return TiledRun.in(folder.resolve("work"), "x");
    }

    @Test
    void equals_the_decoder_in_memory_for_any_tiles_and_threads() {
        int objects = 0;
        for (int threads : new int[] {1, 2, 8}) {
            try (Workers workers = Workers.of(threads)) {
                for (int seed = 0; seed < times(25); seed++) {
                    SplittableRandom random = new SplittableRandom(1000L * threads + seed);
                    FloatImage image = prediction(random);
                    EmbedSegDecoder decoder = decoder(random);
                    int[] expected = decoder.decode(image).codes();
                    MemoryOutput out = new MemoryOutput(image.extent());
                    TiledDecoding.of(decoder, List.of())
                            .tile(tile(random, image.extent()))
                            .run(image, out, run().by(workers));
                    assertThat(out.labels)
                            .as("seed %d, %d threads, %s", seed, threads, decoder)
                            .isEqualTo(expected);
                    objects += Arrays.stream(expected).max().orElse(0);
                }
            }
        }
        assertThat(objects).isGreaterThan(3 * times(25));
    }

    @Test
    void goes_on_after_interruptions_with_lost_and_damaged_files_to_the_same_labels(TestReporter reporter)
            throws IOException {
        int interruptions = 0;
        for (int seed = 9000; seed < 9000 + times(20); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FloatImage image = prediction(random);
            EmbedSegDecoder decoder = decoder(random);
            TiledDecoding tiled = TiledDecoding.of(decoder, List.of()).tile(tile(random, image.extent()));
            MemoryOutput out = new MemoryOutput(image.extent());
            interruptions += Interruptions.until(
                    () -> out.isCommitted,
                    run(),
                    folder.resolve("work"),
                    random,
                    (run, patience) -> tiled.run(image, out, run));
            assertThat(out.labels)
                    .as("seed " + seed)
                    .isEqualTo(decoder.decode(image).codes());
        }
        reporter.publishEntry("interruptions", Integer.toString(interruptions));
        assertThat(interruptions).isGreaterThan(40);
    }

    @Test
    void plan_names_the_passes_and_what_tiles_cannot_do_is_refused() {
        FloatImage image = FloatImage.of("e", Extent.yx(9, 9), 5, new float[5 * 81]);
        TiledDecoding tiled = TiledDecoding.of(EmbedSegDecoder.ofGrid(16), List.of());
        assertThat(tiled.plan(image, 1).explain())
                .contains("embeddings", "seeds of each tile", "claims", "final labels");
        assertThatThrownBy(() -> TiledDecoding.of(EmbedSegDecoder.ofGrid(16).limits(0, 5, 0), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unclustered");
        FloatImage wrong = FloatImage.of("e", Extent.yx(9, 9), 4, new float[4 * 81]);
        assertThatThrownBy(() -> tiled.plan(wrong, 1)).hasMessageContaining("needs 5 planes");
    }
}
