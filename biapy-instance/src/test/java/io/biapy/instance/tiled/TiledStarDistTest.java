package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.CancelledException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.testkit.LongRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class TiledStarDistTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile"); // held, so that its level stays
    private static final List<ChannelCode> CHANNELS =
            TargetChannels.parse("F,R").codes();

    @TempDir
    Path folder;

    /** How many random predictions; 40 times as many with -Dtiles.long=true. */
    private static int times(int few) {
        return LongRuns.times(few, 40);
    }

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    private TiledRun run() {
        return TiledRun.in(folder.resolve("work"), "x");
    }

    private static TiledDecoding tiled(RandomRays p) {
        return TiledDecoding.of(p.decoder, CHANNELS).tile(p.tile());
    }

    @Test
    void equals_the_decoder_in_memory_for_any_tiles() {
        int objects = 0;
        for (int seed = 0; seed < times(40); seed++) {
            RandomRays p = new RandomRays(seed, 9);
            int[] expected = p.decoder.decode(p.image).codes();
            for (int k = 0; k < 2; k++) {
                MemoryOutput out = new MemoryOutput(p.full());
                TiledDecoding tiled = tiled(p);
                TiledDecoding.Outcome found = tiled.run(p.image, out, run());
                assertThat(out.labels)
                        .as(
                                "seed %d, %s, %s",
                                seed, tiled, tiled.plan(p.image, 1).grid())
                        .isEqualTo(expected);
                assertThat(found.seeds())
                        .isEqualTo(p.decoder.trace(p.image).stars().size());
                assertThat(folder.resolve("work")).doesNotExist();
            }
            objects += Arrays.stream(expected).max().orElse(0);
        }
        assertThat(objects).isGreaterThan(times(40) * 5);
    }

    @Test
    void equals_the_decoder_in_memory_for_any_threads_however_little_is_kept_of_other_tiles() {
        for (int threads : new int[] {2, 4, 8}) {
            try (Workers workers = Workers.of(threads)) {
                for (int seed = 5000; seed < 5000 + times(12); seed++) {
                    RandomRays p = new RandomRays(seed, 12);
                    MemoryOutput out = new MemoryOutput(p.full());
                    tiled(p).run(p.image, out, run().by(workers));
                    assertThat(out.labels)
                            .as("seed " + seed)
                            .isEqualTo(p.decoder.decode(p.image).codes());
                }
            }
        }
    }

    @Test
    void refinement_growth_and_measures_follow() {
        for (int seed = 7000; seed < 7000 + times(20); seed++) {
            RandomRays p = new RandomRays(seed, 9);
            if (!p.full().equals(p.image.extent())) {
                continue;
            }
            Refinement refinement =
                    Refinement.none().removeSmall(2).dilate(2).growOverMask(0.4).fillHoles();
            int[] expected = refinement
                    .apply(p.decoder.decode(p.image), VoronoiGrowth.over(p.image, CHANNELS))
                    .codes();
            MemoryOutput out = new MemoryOutput(p.full());
            tiled(p).refined(refinement).run(p.image, out, run());
            assertThat(out.labels).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void a_models_decoding_is_followed_with_its_gaussian_and_numbering() {
        for (int seed = 8000; seed < 8000 + times(15); seed++) {
            RandomRays p = new RandomRays(seed, 8);
            Decoding decoding = Decoding.automatic(TargetChannels.parse("Db,R"))
                    .smoothed(p.random.nextBoolean() ? 0.7 : 0)
                    .refined(Refinement.none().removeSmall(3));
            int[] expected;
            try {
                expected = decoding.decode(p.image).codes();
            } catch (InputException e) { // rays that span nothing in space
                assertThat(e).hasMessageContaining("span no polyhedron");
                continue;
            }
            MemoryOutput out = new MemoryOutput(p.image.extent());
            TiledDecoding.of(decoding)
                    .tile(Extent.zyx(3, 1 + p.random.nextInt(6), 4))
                    .run(p.image, out, run());
            assertThat(out.labels).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void goes_on_after_interruptions_with_lost_and_damaged_files_to_the_same_labels(TestReporter reporter)
            throws IOException {
        int interruptions = 0;
        for (int seed = 9000; seed < 9000 + times(25); seed++) {
            RandomRays p = new RandomRays(seed, 9);
            TiledDecoding tiled = tiled(p);
            MemoryOutput out = new MemoryOutput(p.full());
            interruptions += Interruptions.until(
                    () -> out.isCommitted,
                    run(),
                    folder.resolve("work"),
                    p.random,
                    (run, patience) -> tiled.run(p.image, out, run));
            assertThat(out.labels)
                    .as("seed " + seed)
                    .isEqualTo(p.decoder.decode(p.image).codes());
        }
        reporter.publishEntry("interruptions", Integer.toString(interruptions));
        assertThat(interruptions).isGreaterThan(50);
    }

    @Test
    void finished_tiles_are_not_done_twice_and_a_lost_choice_is_made_again() throws IOException {
        RandomRays p = new RandomRays(3, 14);
        TiledDecoding tiled = TiledDecoding.of(p.decoder, CHANNELS).tile(Extent.zyx(5, 5, 5));
        MemoryOutput out = new MemoryOutput(p.full());
        Cancellation stop = new Cancellation();
        TiledRun first = run().until(stop).showing((step, done, total, note) -> {
            if (note.startsWith(TiledLabelling.WRITE) && out.written.get() > 0) {
                stop.cancel();
            }
        });
        assertThatThrownBy(() -> tiled.run(p.image, out, first)).isInstanceOf(CancelledException.class);
        int written = out.written.get();
        assertThat(written).isPositive().isLessThan(out.labels.length);
        tiled.run(new Unreadable(p.image), out, run());
        assertThat(out.written.get()).isEqualTo(out.labels.length);
        assertThat(out.labels).isEqualTo(p.decoder.decode(p.image).codes());
    }

    @Test
    void plan_names_the_passes_and_bad_input_is_refused_before_any_work() {
        RandomRays p = new RandomRays(2, 9);
        assertThat(tiled(p).plan(p.image, 2).explain()).contains("candidates", "which candidates stay", "final labels");
        assertThatThrownBy(() -> tiled(p).maxMemory(1000).plan(p.image, 2)).isInstanceOf(InputException.class);
        FloatImage flat = FloatImage.of("flat", Extent.yx(4, 4), 3, new float[48]);
        assertThatThrownBy(() -> TiledDecoding.of(StarDistDecoder.create().rays(RayDirections.circle(8)), List.of())
                        .plan(flat, 1))
                .hasMessageContaining("take 9 planes");
        float[] data = new float[64];
        data[5] = Float.NaN;
        assertThatThrownBy(() -> TiledDecoding.of(StarDistDecoder.create(), List.of())
                        .run(FloatImage.of("nan", Extent.yx(4, 4), 4, data), new MemoryOutput(Extent.yx(4, 4)), run()))
                .hasMessageContaining("finite number");
        assertThatThrownBy(() -> TiledDecoding.of(StarDistDecoder.create(), List.of())
                        .refined(Refinement.none().growOverMask()))
                .hasMessageContaining("grow over a mask");
    }
}
