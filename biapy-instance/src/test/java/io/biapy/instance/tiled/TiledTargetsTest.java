package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.CancelledException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.Plan;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.testkit.LongRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledTargetsTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile"); // held, so that its level stays

    @TempDir
    Path folder;

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "F,B,C,T,M,We,I; 150",
                "F[erosion=1],B[dilation=2],C[mode=inner],T[thickness=5],M,We; 100",
                "F[dilation=2,erosion=1],C[mode=outer],M,We,I; 80",
                "C[mode=dense],B[erosion=1x0x2],T[thickness=3]; 100",
                "H,V,Z,Dc,P,E_offset; 200",
                "H[norm=false],V[norm=false],Z[norm=false],Dc[norm=false],P[erosion=1,dilation=2]; 150",
                "Db,D,R[nrays=9]; 100",
                "Db[val_type=raw],Dc[type=skeleton],P[type=skeleton]; 120",
                "Db[val_type=discretize],Dc[type=skeleton,norm=false],P[type=skeleton,skeleton_mode=main,dilation=0]; 100",
                "Gv,Gh,Gz; 50",
                "Db[val_type=omnipose],Gv[gradient_type=omnipose],Gh[gradient_type=omnipose],Gz[gradient_type=omnipose]; 50",
                "Dn; 100",
                "Dn[norm=false]; 80",
                "Dn[closing_size=6,decline_power=1]; 60",
                "Dn[norm=false,closing_size=0,decline_power=0.5]; 60"
            })
    void targets_have_the_bits_of_the_whole_image_for_any_tiles_and_threads(String codes, int count) {
        try (Workers two = Workers.of(2)) {
            for (int seed = 0; seed < times(count); seed++) {
                SplittableRandom random = new SplittableRandom(seed + 7919L * codes.hashCode());
                LabelImage labels = RandomObjects.of(random, seed % 10 == 0 ? 34 : 14);
                compare(codes, labels, tile(random), seed % 3 == 0 ? two : Workers.callerOnly(), "seed " + seed);
            }
        }
    }

    /** How many random volumes: ten times as many with -Dtiles.long=true. */
    private static int times(int few) {
        return LongRuns.times(few, 10);
    }

    private static Extent tile(SplittableRandom random) {
        return Extent.zyx(random.nextInt(1, 8), random.nextInt(1, 24), random.nextInt(1, 24));
    }

    private void compare(String codes, LabelImage labels, Extent tile, Workers workers, String name) {
        TargetChannels channels = TargetChannels.parse(codes).in(labels.extent().z() == 1 ? 2 : 3);
        float[] expected = new float[channels.planes() * labels.extent().voxels()];
        channels.encode(labels, expected);
        MemoryTargets output = new MemoryTargets(labels.extent(), channels.planes());
        TiledTargets.of(channels)
                .tile(tile)
                .run(labels, output, TiledRun.in(folder.resolve("work"), "test").by(workers));
        assertThat(output.isCommitted).isTrue();
        assertThat(folder.resolve("work")).doesNotExist();
        int wrong = Arrays.mismatch(expected, output.values);
        assertThat(wrong)
                .as(
                        "%s, %s of %s in tiles of %s: plane %s, voxel %s: %s for %s",
                        name,
                        codes,
                        labels,
                        tile,
                        wrong / labels.extent().voxels(),
                        wrong % labels.extent().voxels(),
                        wrong < 0 ? 0 : output.values[wrong],
                        wrong < 0 ? 0 : expected[wrong])
                .isNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A[offsets=0x1x0/0x0x-2/0x3x1,widen_borders=2]",
                "A[offsets=1x0x0/-1x2x0/0x0x1,widen_borders=0]",
                "A"
            })
    void affinities_have_the_bits_of_the_whole_image(String codes) {
        for (int seed = 0; seed < times(150); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LabelImage labels = RandomObjects.of(random, 14);
            Extent e = labels.extent();
            if (e.y() > 3 && e.x() > 2 && e.z() != 1) {
                compare(codes, labels, tile(random), Workers.callerOnly(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1200, 900, 100", "9000, 2, 100, 20", "40, 150, 150, 64"})
    void distances_along_lines_that_are_cut_into_strips_have_the_same_bits(int z, int y, int x, int tile) {
        Extent extent = Extent.zyx(z, y, x);
        SplittableRandom random = new SplittableRandom(z);
        int[] codes = new int[extent.voxels()];
        for (int n = 0; n < 3000; n++) {
            int at = random.nextInt(codes.length);
            Arrays.fill(codes, at, Math.min(codes.length, at + random.nextInt(1, 9)), random.nextInt(1, 300));
        }
        LabelImage labels = LabelImage.of("dots", extent, codes).withCalibration(Calibration.of(1.7, 0.9, 0.8, "um"));
        compare("Dn", labels, Extent.zyx(tile, tile, tile), Workers.callerOnly(), "dots");
    }

    @Test
    void goes_on_after_interruptions_with_lost_and_damaged_files_to_the_same_targets(TestReporter reporter)
            throws IOException {
        String codes = "F[dilation=1],Db,Dc,Dn,P[type=skeleton],We";
        int interruptions = 0;
        for (int seed = 0; seed < times(25); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LabelImage labels = RandomObjects.of(random, 12);
            Extent tile = tile(random);
            TargetChannels channels = TargetChannels.parse(codes);
            float[] expected = new float[channels.planes() * labels.extent().voxels()];
            channels.encode(labels, expected);
            MemoryTargets out = new MemoryTargets(labels.extent(), channels.planes());
            interruptions += Interruptions.until(
                    () -> out.isCommitted,
                    TiledRun.in(folder.resolve("work"), "x"),
                    folder.resolve("work"),
                    random,
                    (run, patience) -> {
                        if (patience > 1) {
                            out.values[random.nextInt(out.values.length)] = -7;
                        }
                        TiledTargets.of(channels).tile(tile).run(labels, out, run);
                    });
            assertThat(out.values).as("seed " + seed).isEqualTo(expected);
        }
        reporter.publishEntry("interruptions", Integer.toString(interruptions));
        assertThat(interruptions).isGreaterThan(50);
    }

    @Test
    void finished_tiles_are_not_made_twice() {
        LabelImage labels = RandomObjects.of(new SplittableRandom(1), 30);
        TargetChannels channels =
                TargetChannels.parse("F,Dn").in(labels.extent().z() == 1 ? 2 : 3);
        TiledTargets targets = TiledTargets.of(channels).tile(Extent.zyx(8, 8, 8));
        MemoryTargets out = new MemoryTargets(labels.extent(), channels.planes());
        int rounds = 0;
        for (int stopAt = 3; !out.isCommitted; stopAt += 10) {
            Cancellation stop = new Cancellation();
            AtomicInteger steps = new AtomicInteger(stopAt);
            rounds++;
            try {
                targets.run(
                        labels,
                        out,
                        TiledRun.in(folder.resolve("work"), "x").until(stop).showing((step, done, total, note) -> {
                            if (steps.getAndDecrement() == 0) {
                                stop.cancel();
                            }
                        }));
            } catch (CancelledException e) {
                assertThat(out.isCommitted).isFalse();
            }
        }
        assertThat(rounds).isGreaterThan(2);
        assertThat(out.written.get())
                .isEqualTo(2 * targets.plan(labels, 1).grid().tiles());
    }

    @Test
    void an_object_whose_box_does_not_fit_is_refused_by_its_id_before_long_work() {
        Extent extent = Extent.yx(400, 400);
        int[] codes = new int[extent.voxels()];
        codes[0] = 4711;
        codes[codes.length - 1] = 4711;
        codes[17] = 3;
        LabelImage labels = LabelImage.of("two corners", extent, codes);
        MemoryTargets out = new MemoryTargets(extent, 1);
        TiledTargets small = TiledTargets.of(TargetChannels.parse("Db"))
                .tile(Extent.yx(32, 32))
                .maxMemory(2_000_000);
        assertThatThrownBy(() -> small.run(labels, out, TiledRun.in(folder.resolve("work"), "x")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Object 4711 spans 400 x 400 voxels")
                .hasMessageContaining("channel Db works on an object in its whole box, which takes 7.0 MB; 1.0 MB are")
                .hasMessageContaining("Allow more memory");
        assertThat(out.written.get()).isZero();
        TiledTargets boxless = TiledTargets.of(TargetChannels.parse("F,Dc,Dn"))
                .tile(Extent.yx(32, 32))
                .maxMemory(20_000_000);
        boxless.run(labels, new MemoryTargets(extent, 3), TiledRun.in(folder.resolve("other"), "x"));
    }

    @Test
    void plan_tells_passes_memory_and_disk_and_refuses_what_cannot_be() {
        LabelImage labels = LabelImage.of("empty", Extent.zyx(30, 40, 50), new int[60_000]);
        TiledTargets near = TiledTargets.of(TargetChannels.parse("F,C")).tile(Extent.zyx(16, 16, 16));
        assertThat(near.plan(labels, 2).passes()).extracting(Plan.Pass::name).containsExactly("targets", "finish");
        assertThat(near.plan(labels, 2).explain()).contains("24 tiles of 16 x 16 x 16", "targets");
        assertThat(TiledTargets.of(TargetChannels.parse("Dn,Gv"))
                        .plan(labels, 2)
                        .explain())
                .contains("objects", "numbers", "next object along z", "targets");
        assertThatThrownBy(() -> near.maxMemory(100_000).plan(labels, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Tiles of 16 x 16 x 16 voxels take");
        assertThatThrownBy(() -> TiledTargets.of(TargetChannels.parse("A[offsets=0x0x60]"))
                        .plan(labels, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0x0x60");
    }
}
