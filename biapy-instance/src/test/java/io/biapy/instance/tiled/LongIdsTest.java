package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.LocalEngine;
import io.biapy.core.tile.PassProgress;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.instance.watershed.WatershedSteps;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids beyond 2^31, which volumes with as many objects have, through every pass. */
class LongIdsTest {
    private static final long STEP = 3_000_000_019L;
    private static final long MORE = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private static long large(long id) {
        return id == 0 ? 0 : (1L << 41) + id * STEP;
    }

    /** A decoder's passes with large ids, in the same order, in the place of its own. */
    private record Large(DecoderPasses passes) implements DecoderPasses {
        @Override
        public DecoderPasses of(ImageSource prediction) {
            return new Large(passes.of(prediction));
        }

        @Override
        public List<ChannelCode> channels() {
            return passes.channels();
        }

        @Override
        public Size labelled(ImageSource prediction) {
            return passes.labelled(prediction);
        }

        @Override
        public List<Plan.Pass> plan(ImageSource prediction, TileGrid grid) {
            return passes.plan(prediction, grid);
        }

        @Override
        public long disk(ImageSource prediction, TileGrid grid) {
            return passes.disk(prediction, grid);
        }

        @Override
        public double memory(Extent tile, ImageSource prediction, Extent reach) {
            return passes.memory(tile, prediction, reach);
        }

        @Override
        public int bytesRead() {
            return passes.bytesRead();
        }

        @Override
        public Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory) {
            Found found = passes.run(prediction, grid, work, memory);
            return new Found(
                    tile -> found.labels().of(tile).map(LongIdsTest::large), large(found.greatest()), found.visits());
        }
    }

    /** Labels of an image in memory. */
    private static final class Ids implements LabelOutput, LabelOutput.Target {
        private final LongGrid ids;
        private long greatest;

        Ids(Extent extent) {
            ids = new LongGrid(extent);
        }

        @Override
        public LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile) {
            greatest = maxId;
            return this;
        }

        @Override
        public void write(Block block, long[] values) {
            ids.put(block, values);
        }

        @Override
        public void read(Block block, long[] into) {
            ids.get(block, into);
        }

        @Override
        public void commit(Progress progress) {}

        @Override
        public void close() {}
    }

    private record LongGrid(Extent extent, long[] values) {
        LongGrid(Extent extent) {
            this(extent, new long[extent.voxels()]);
        }

        void put(Block block, long[] from) {
            Block.all(extent.toSize()).shared(block, (to, at, count) -> System.arraycopy(from, at, values, to, count));
        }

        void get(Block block, long[] into) {
            Block.all(extent.toSize())
                    .shared(block, (from, at, count) -> System.arraycopy(values, from, into, at, count));
        }
    }

    private TileWork work(TileGrid grid) {
        return TileWork.open(
                folder.resolve("work"),
                "x",
                grid,
                new LocalEngine(Workers.callerOnly()),
                new PassProgress((step, done, total, note) -> {}, "x", Map.of()),
                new Cancellation());
    }

    @Test
    void go_through_refinement_growth_measuring_and_filters() {
        PropertyFilter filter = PropertyFilter.parse("npixels < 4 or solidity < 0.6");
        int objects = 0;
        for (int seed = 0; seed < 150; seed++) {
            RandomPrediction p = new RandomPrediction(seed, 9);
            WatershedDecoder decoder = p.decoder();
            Refinement refinement = p.refinement();
            LabelImage labels = decoder.decode(p.image);
            labels = labels.withCodes(p.refined(labels, refinement));
            Set<Long> removed = filter.removed(RegionProperties.of(labels)
                    .with(filter.properties())
                    .with(List.of(RegionProperty.SOLIDITY))
                    .measure());
            long[] before =
                    Arrays.stream(labels.codes()).mapToLong(LongIdsTest::large).toArray();
            long[] expected = Arrays.stream(labels.codes())
                    .mapToLong(code -> removed.contains((long) code) ? 0 : large(code))
                    .toArray();

            TiledJob job = new TiledJob(
                    new Large(TiledDecoders.passes(decoder, List.of())),
                    Optional.empty(),
                    List.of(),
                    refinement,
                    TiledMeasures.none().removing(filter));
            TileGrid grid = new TileGrid(p.image.size(), p.tile());
            Ids out = new Ids(p.image.extent());
            TiledDecoding.Outcome found;
            try (TileWork work = work(grid)) {
                found = new TiledLabelling(p.image, job.of(p.image), grid, work, 1 << 24).run(out);
                work.discard();
            }

            assertThat(out.ids.values()).as("seed " + seed).isEqualTo(expected);
            assertThat(out.greatest)
                    .isGreaterThanOrEqualTo(Arrays.stream(expected).max().orElse(0));
            assertThat(found.removed())
                    .isEqualTo(removed.stream().map(LongIdsTest::large).collect(Collectors.toSet()));
            long[] ids = Arrays.stream(before)
                    .filter(id -> id > 0)
                    .sorted()
                    .distinct()
                    .toArray();
            assertThat(found.objects().ids()).isEqualTo(ids);
            assertThat(found.objects().voxels())
                    .isEqualTo(Arrays.stream(ids)
                            .map(id ->
                                    Arrays.stream(before).filter(b -> b == id).count())
                            .toArray());
            objects += ids.length;
        }
        assertThat(objects).isGreaterThan(200);
    }

    /** As if some of the first tiles had 2^31 - 1 more seeds each, which begin where that tile does. */
    @Test
    void seeds_behind_more_than_2_31_others_are_flooded_from_with_their_ids() {
        int behind = 0;
        for (int seed = 0; seed < 80; seed++) {
            RandomPrediction p = new RandomPrediction(seed, 9);
            WatershedDecoder decoder = p.decoder();
            TileGrid grid = new TileGrid(p.image.size(), p.tile());
            WatershedSteps steps =
                    ((WatershedPasses) TiledDecoders.passes(decoder, List.of()).of(p.image)).steps();
            int row = p.random.nextInt(grid.along(1));
            AtomicLong extra = new AtomicLong();
            long[] out = new long[p.image.extent().voxels()];
            long count;
            try (TileWork work = work(grid)) {
                float[] thresholds = new float[steps.thresholds()];
                PredictionBlocks blocks = new PredictionBlocks(p.image);
                for (int k = 0; k < thresholds.length; k++) {
                    int of = k;
                    thresholds[k] = new ThresholdPasses(
                                    1,
                                    "t" + k,
                                    (tile, one) -> steps.thresholdValues(
                                            blocks.planes(grid.block(tile), steps.thresholdPlanes(of)), of))
                            .find(work)[0];
                }
                SeedPass pass = new SeedPass(grid, blocks, steps, thresholds);
                TileResults parts = work.pass(SeedPass.NAME, tile -> more(pass.run(tile), tile, row, grid, extra));
                Seams seams = new Seams(grid, SeedPass.NAME);
                TileResults pairs = work.pass(WatershedPasses.SEAMS, tile -> seams.of(tile, work.store()));
                SeedIds ids =
                        SeedIds.of(grid, work, parts, OpenSeeds.of(grid, parts, seams, pairs, steps.droppedSeeds()));
                count = ids.count();
                FloodPass flood = new FloodPass(grid, work.store(), ids, steps);
                flood.run(work);
                LongGrid all = new LongGrid(p.image.extent(), out);
                for (int tile = 0; tile < grid.tiles(); tile++) {
                    TileIds labels = flood.labels(tile);
                    all.put(grid.block(tile), labels.labels());
                }
                work.discard();
            }
            int[] expected = decoder.decode(p.image).codes();
            long most = Arrays.stream(expected).max().orElse(0);
            long last = Arrays.stream(out).filter(id -> id <= most).max().orElse(0);
            for (int i = 0; i < out.length; i++) {
                boolean isBehind = expected[i] > last;
                assertThat(out[i])
                        .as("seed " + seed + ", voxel " + i)
                        .isEqualTo(expected[i] + (isBehind ? extra.get() : 0));
                behind += isBehind ? 1 : 0;
            }
            assertThat(count).isGreaterThanOrEqualTo(most + extra.get());
        }
        assertThat(behind).isGreaterThan(1000);
    }

    /** Adds seeds to the first plane of each tile of a row of tiles along x at the image's beginning. */
    private static TileResult more(TileResult tile, int id, int row, TileGrid grid, AtomicLong extra) {
        if (id / grid.along(2) != row) {
            return tile;
        }
        int planes = Integer.BYTES * grid.block(id).extent().z();
        byte[] small =
                tile.small().length == 0 ? new byte[planes] : tile.small().clone();
        ByteBuffer counts = ByteBuffer.wrap(small);
        extra.addAndGet(MORE - counts.getInt(0));
        counts.putInt(0, (int) MORE);
        return new TileResult(small, tile.sections());
    }
}
