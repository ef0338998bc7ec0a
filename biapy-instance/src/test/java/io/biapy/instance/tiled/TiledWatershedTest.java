package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.CancelledException;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ViewedImage;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.testkit.LongRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class TiledWatershedTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile"); // held, so that its level stays

    @TempDir
    Path folder;

    /** How many random volumes: 60 times as many, 6,000 tilings and thousands of interruptions, with -Dtiles.long=true. */
    private static int times(int few) {
        return LongRuns.times(few, 60);
    }

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    private static int[] inMemory(RandomPrediction p, WatershedDecoder decoder, Refinement refinement) {
        return p.refined(decoder.decode(p.image), refinement);
    }

    @Test
    void equals_the_decoder_in_memory_for_any_tiles() {
        for (int seed = 0; seed < times(50); seed++) {
            RandomPrediction p = new RandomPrediction(seed, 9);
            WatershedDecoder decoder = p.decoder();
            Refinement refinement = p.refinement();
            int[] expected = inMemory(p, decoder, refinement);
            for (int k = 0; k < 2; k++) {
                TiledDecoding tiled =
                        TiledDecoding.of(decoder).refined(refinement).tile(p.tile());
                MemoryOutput out = new MemoryOutput(p.image.extent());
                tiled.run(p.image, out, TiledRun.in(folder.resolve("work"), "x"));
                assertThat(out.labels)
                        .as(
                                "seed %d, %s, %s",
                                seed, tiled, tiled.plan(p.image, 1).grid())
                        .isEqualTo(expected);
                assertThat(out.isCommitted).isTrue();
                assertThat(folder.resolve("work")).doesNotExist();
            }
        }
    }

    @Test
    void equals_the_decoder_in_memory_for_any_threads() {
        for (int threads : new int[] {2, 5}) {
            try (Workers workers = Workers.of(threads)) {
                for (int seed = 5000; seed < 5000 + times(15); seed++) {
                    RandomPrediction p = new RandomPrediction(seed, 12);
                    WatershedDecoder decoder = p.decoder();
                    Refinement refinement = p.refinement();
                    MemoryOutput out = new MemoryOutput(p.image.extent());
                    TiledDecoding.of(decoder)
                            .refined(refinement)
                            .tile(p.tile())
                            .run(
                                    p.image,
                                    out,
                                    TiledRun.in(folder.resolve("work"), "x").by(workers));
                    assertThat(out.labels).as("seed " + seed).isEqualTo(inMemory(p, decoder, refinement));
                }
            }
        }
    }

    @Test
    void goes_on_after_interruptions_with_lost_and_damaged_files_to_the_same_labels(TestReporter reporter)
            throws IOException {
        int interruptions = 0;
        for (int seed = 9000; seed < 9000 + times(25); seed++) {
            RandomPrediction p = new RandomPrediction(seed, 9);
            WatershedDecoder decoder = p.decoder();
            Refinement refinement = p.refinement();
            TiledDecoding tiled = TiledDecoding.of(decoder).refined(refinement).tile(p.tile());
            MemoryOutput out = new MemoryOutput(p.image.extent());
            interruptions += Interruptions.until(
                    () -> out.isCommitted,
                    TiledRun.in(folder.resolve("work"), "x"),
                    folder.resolve("work"),
                    p.random,
                    (run, patience) -> tiled.run(new Failing(p.image, p.random.nextInt(2 * patience)), out, run));
            assertThat(out.labels).as("seed " + seed).isEqualTo(inMemory(p, decoder, refinement));
        }
        reporter.publishEntry("interruptions", Integer.toString(interruptions));
        assertThat(interruptions).isGreaterThan(50);
    }

    /** A prediction that cannot be read any more after some time. */
    private static final class Failing extends ViewedImage {
        private final AtomicInteger left;

        Failing(FloatImage image, int reads) {
            super(image);
            left = new AtomicInteger(reads);
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            if (left.getAndDecrement() == 0) {
                throw new Interruptions.Broken();
            }
            image().read(channel, block, into);
        }
    }

    @Test
    void finished_tiles_are_not_done_twice() {
        RandomPrediction p = new RandomPrediction(3, 14);
        WatershedDecoder decoder = WatershedDecoder.forChannels("F,C");
        TiledDecoding tiled = TiledDecoding.of(decoder).tile(Extent.zyx(4, 4, 4));
        int tiles = tiled.plan(p.image, 1).grid().tiles();
        AtomicInteger reads = new AtomicInteger();
        int rounds = 0;
        MemoryOutput out = new MemoryOutput(p.image.extent());
        for (int stopAt = 1; !out.isCommitted; stopAt += 30) {
            Failing source = new Failing(p.image, Integer.MAX_VALUE);
            Cancellation stop = new Cancellation();
            AtomicInteger steps = new AtomicInteger(stopAt);
            rounds++;
            TiledRun run = TiledRun.in(folder.resolve("work"), "x").until(stop).showing((step, done, total, note) -> {
                if (steps.getAndDecrement() == 0) {
                    stop.cancel();
                }
            });
            try {
                tiled.run(source, out, run);
            } catch (CancelledException expected) {
                assertThat(out.isCommitted).isFalse();
            }
            reads.addAndGet(Integer.MAX_VALUE - source.left.get());
        }
        assertThat(out.isCommitted).isTrue();
        assertThat(rounds).isGreaterThan(2);
        assertThat(out.written.get()).isEqualTo(p.image.extent().voxels());
        assertThat(reads.get())
                .isLessThanOrEqualTo(8 * tiles); // 2 planes: range, histogram (twice F: seeds, growth), seeds
        assertThat(out.labels).isEqualTo(decoder.decode(p.image).codes());
    }

    @Test
    void with_more_memory_or_other_threads_it_goes_on_with_the_tile_that_it_began_with() {
        RandomPrediction p = new RandomPrediction(3, 40);
        WatershedDecoder decoder = WatershedDecoder.forChannels("F,C");
        TiledDecoding little = TiledDecoding.of(decoder).maxMemory(400_000);
        MemoryOutput out = new MemoryOutput(p.image.extent());
        int tiles = little.plan(p.image, 1).grid().tiles();
        assertThat(tiles).isGreaterThan(2);
        TiledRun run = TiledRun.in(folder.resolve("work"), "x");
        Cancellation stop = new Cancellation();
        assertThatThrownBy(() -> little.run(p.image, out, run.until(stop).showing((step, done, total, note) -> {
                    if (note.startsWith(TiledLabelling.WRITE) && out.written.get() > 0) {
                        stop.cancel();
                    }
                })))
                .isInstanceOf(CancelledException.class);
        int written = out.written.get();
        assertThat(written).isPositive().isLessThan(out.labels.length);
        TiledDecoding more = little.maxMemory(100_000_000);
        assertThat(more.plan(p.image, 1).grid().tiles()).isLessThan(tiles);
        try (Workers two = Workers.of(2)) {
            more.run(p.image, out, run.by(two));
        }
        assertThat(out.written.get()).isEqualTo(out.labels.length);
        assertThat(out.labels).isEqualTo(decoder.decode(p.image).codes());
    }

    @Test
    void other_input_or_options_in_the_same_folder_are_refused_and_a_second_process_is_kept_away() {
        RandomPrediction p = new RandomPrediction(3, 14);
        TiledDecoding tiled =
                TiledDecoding.of(WatershedDecoder.forChannels("F,C")).tile(Extent.zyx(4, 4, 4));
        MemoryOutput out = new MemoryOutput(p.image.extent());
        assertThatThrownBy(
                        () -> tiled.run(new Failing(p.image, 9), out, TiledRun.in(folder.resolve("work"), "one.npy")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tiled.run(p.image, out, TiledRun.in(folder.resolve("work"), "two.npy")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("one.npy")
                .hasMessageContaining("two.npy");
        assertThatThrownBy(() -> tiled.tile(Extent.zyx(5, 4, 4))
                        .run(p.image, out, TiledRun.in(folder.resolve("work"), "one.npy")))
                .isInstanceOf(FileException.class);
        TiledRun within = TiledRun.in(folder.resolve("work"), "one.npy")
                .showing((step, done, total, note) -> assertThatThrownBy(
                                () -> tiled.run(p.image, out, TiledRun.in(folder.resolve("work"), "one.npy")))
                        .isInstanceOf(FileException.class)
                        .hasMessageContaining("another process"));
        tiled.run(p.image, out, within);
        assertThat(out.isCommitted).isTrue();
    }

    @Test
    void what_tiles_cannot_have_is_refused_with_the_reason() {
        assertThatThrownBy(() ->
                        TiledDecoding.of(WatershedDecoder.forChannels("F,C").compatibleWithBiapy()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scikit-image's order");
        assertThatThrownBy(() -> TiledDecoding.of(WatershedDecoder.forChannels("F,V,H")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("steepness");
        assertThatThrownBy(() -> TiledDecoding.of(WatershedDecoder.forChannels("F,C"))
                        .refined(Refinement.none().repairLarge(3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("repair_large_objects=3");
    }

    @Test
    void plan_tells_passes_memory_and_disk_and_refuses_what_cannot_be() {
        RandomPrediction p = new RandomPrediction(3, 14);
        TiledDecoding tiled = TiledDecoding.of(WatershedDecoder.forChannels("F,C"));
        assertThat(tiled.plan(p.image, 2).explain()).contains("flood", "seeds", "histogram", "memory", "disk");
        assertThat(tiled.maxMemory(600_000).plan(p.image, 2).memory()).isLessThanOrEqualTo(600_000);
        assertThatThrownBy(() -> tiled.maxMemory(1000).plan(p.image, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 1.0 kB");
    }

    @Test
    void a_tile_that_is_too_large_for_the_heap_is_refused_before_any_work() {
        FloatImage prediction = FloatImage.of("wide", Extent.zyx(1, 600, 500), 2, new float[2 * 300_000]);
        TiledDecoding whole =
                TiledDecoding.of(WatershedDecoder.forChannels("F,C")).tile(Extent.zyx(1, 600, 500));
        int threads = (int) (Runtime.getRuntime().maxMemory() / (60 * 300_000L)) + 1;
        assertThatThrownBy(() -> whole.plan(prediction, threads))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Take smaller tiles or fewer threads");
        assertThat(whole.plan(prediction, 1).memory()).isPositive();
    }
}
