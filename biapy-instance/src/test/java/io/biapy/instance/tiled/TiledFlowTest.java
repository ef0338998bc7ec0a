package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.FlowField;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.flow.OmniposeDecoder;
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

class TiledFlowTest {
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

    /** F, then the flows of blobs, rough. */
    private static FloatImage prediction(SplittableRandom random) {
        boolean flat = random.nextInt(3) == 0;
        Extent e = Extent.zyx(
                flat ? 1 : 2 + random.nextInt(9),
                4 + random.nextInt(flat ? 30 : 14),
                4 + random.nextInt(flat ? 30 : 14));
        Calibration voxel = VOXELS.get(random.nextInt(3));
        int n = e.voxels();
        int[] codes = new int[n];
        int objects = 1 + random.nextInt(12);
        for (int k = 1; k <= objects; k++) {
            int z = random.nextInt(e.z());
            int y = random.nextInt(e.y());
            int x = random.nextInt(e.x());
            int r = 1 + random.nextInt(6);
            for (int i = 0; i < n; i++) {
                int dz = i / (e.y() * e.x()) - z;
                int dy = i / e.x() % e.y() - y;
                int dx = i % e.x() - x;
                codes[i] = dz * dz + dy * dy + dx * dx <= r * r ? k : codes[i];
            }
        }
        FlowField field = FlowField.of(LabelImage.of("blobs", e, codes).withCalibration(voxel));
        int axes = flat ? 2 : 3;
        double noise = random.nextInt(3) * random.nextDouble();
        float[] data = new float[(axes + 1) * n];
        for (int i = 0; i < n; i++) {
            data[i] = codes[i] > 0 ? 1 : random.nextInt(40) == 0 ? 0.7f : 0;
            for (int a = 0; a < axes; a++) {
                data[(a + 1) * n + i] =
                        (float) (5 * field.along(3 - axes + a)[i] + 5 * noise * (random.nextDouble() - 0.5));
            }
        }
        return FloatImage.of("flows", e, axes + 1, data).withCalibration(voxel);
    }

    private static FlowDecoder decoder(SplittableRandom random, FloatImage image) {
        FlowDecoder decoder = FlowDecoder.forChannels(image.channels() == 3 ? "F,Gv,Gh" : "F,Gz,Gv,Gh")
                .steps(1 + random.nextInt(200))
                .flowThreshold(random.nextInt(4) == 0 ? 0 : random.nextDouble());
        return random.nextInt(3) == 0 ? decoder.removeUpTo(random.nextInt(40)) : decoder;
    }

    private static Extent tile(SplittableRandom random, Extent e) {
        while (true) {
            Extent tile = Extent.zyx(
                    1 + random.nextInt(e.z() + 1), 1 + random.nextInt(e.y() + 1), 1 + random.nextInt(e.x() + 1));
            if (new TileGrid(e.toSize(), tile).tiles() <= 40) {
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
                    FlowDecoder decoder = decoder(random, image);
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
        for (int seed = 9000; seed < 9000 + times(15); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FloatImage image = prediction(random);
            FlowDecoder decoder = decoder(random, image);
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
        assertThat(interruptions).isGreaterThan(30);
    }

    @Test
    void paths_that_lead_far_are_followed_in_larger_windows_or_refused_with_what_they_take() {
        Extent e = Extent.yx(6, 2000);
        int n = e.voxels();
        float[] data = new float[3 * n];
        Arrays.fill(data, 0, n, 1);
        Arrays.fill(data, 2 * n, 3 * n, 5);
        FloatImage image = FloatImage.of("wind", e, 3, data);
        FlowDecoder decoder =
                FlowDecoder.forChannels("F,Gv,Gh").flowThreshold(0).steps(1000);
        MemoryOutput out = new MemoryOutput(e);
        TiledDecoding tiled = TiledDecoding.of(decoder, List.of()).tile(Extent.yx(6, 90));
        tiled.run(image, out, run());
        assertThat(out.labels).isEqualTo(decoder.decode(image).codes());
        assertThatThrownBy(() -> tiled.maxMemory(250_000).run(image, new MemoryOutput(e), run()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("voxels away");
    }

    @Test
    void plan_names_the_passes_and_what_tiles_cannot_do_is_refused_with_the_reason() {
        FloatImage image = FloatImage.of("e", Extent.yx(9, 9), 3, new float[3 * 81]);
        FlowDecoder decoder = FlowDecoder.forChannels("F,Gv,Gh");
        assertThat(TiledDecoding.of(decoder, List.of()).plan(image, 1).explain())
                .contains("where paths end", "peaks of ends", "flow error", "final labels");
        assertThatThrownBy(() -> TiledDecoding.of(decoder.diameter(60, 30), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at another size");
        assertThatThrownBy(() -> TiledDecoding.of(decoder.measuredDiameter(30), List.of()))
                .hasMessageContaining("measured diameter");
        assertThatThrownBy(() -> TiledDecoding.of(OmniposeDecoder.forChannels("Db,Gv,Gh"), List.of()))
                .hasMessageContaining("mean distance over the whole image");
        FloatImage wrong = FloatImage.of("e", Extent.yx(9, 9), 4, new float[4 * 81]);
        assertThatThrownBy(() -> TiledDecoding.of(decoder, List.of()).plan(wrong, 1))
                .hasMessageContaining("take 3 planes");
    }
}
