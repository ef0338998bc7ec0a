package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.NearestLabel;
import io.biapy.instance.refine.MaskChannels;

/**
 * Growth of labels over a mask of the prediction, the labels of {@link io.biapy.instance.refine.VoronoiGrowth}: the mask's threshold from streamed counts, its
 * holes from the regions of the background, and the nearest label out of what lies around a tile, as far around as it takes to be sure. Driven by one
 * thread.
 */
final class MaskGrowth {
    static final String MASK = "mask";
    static final String MASKED = "masked";
    static final String GROWN = "grown";
    private static final int INSIDE = 1;
    private static final int NEAR = 8;
    private static final int BYTES = 24;

    private final TileGrid grid;
    private final TileWork work;
    private final PredictionBlocks blocks;
    private final MaskChannels channels;
    private final Calibration voxel;
    private final long memory;
    private final String suffix;

    /** @param memory bytes that a thread may take for what lies around a tile */
    MaskGrowth(
            TileGrid grid,
            TileWork work,
            PredictionBlocks blocks,
            MaskChannels channels,
            Calibration voxel,
            long memory,
            String suffix) {
        this.grid = grid;
        this.work = work;
        this.blocks = blocks;
        this.channels = channels;
        this.voxel = voxel;
        this.memory = memory;
        this.suffix = suffix;
    }

    private float[] values(int tile) {
        return channels.values(blocks.read(grid.block(tile), channels.planes()));
    }

    /** @param threshold of the mask; NaN for Otsu's */
    TileLabels grow(TileLabels labels, double threshold) {
        double limit = Double.isNaN(threshold)
                ? new ThresholdPasses(1, MASK + suffix + "-", (tile, k) -> values(tile)).find(work)[0]
                : threshold;
        TileLabels inside = eroded(filled(tile -> {
            float[] values = values(tile);
            int[] above = new int[values.length];
            for (int i = 0; i < above.length; i++) {
                above[i] = values[i] > limit ? 1 : 0;
            }
            return TileIds.of(above);
        }));
        StoredLabels masked = new StoredLabels(grid, work, MASKED + suffix);
        boolean labelled = false;
        for (byte[] any : work.pass(
                MASKED + suffix, tile -> masked(labels.of(tile), inside.of(tile).codes()))) {
            labelled |= any[0] != 0;
        }
        boolean grows = labelled;
        return StoredLabels.of(tile -> grown(tile, masked, grows), grid, work, GROWN + suffix);
    }

    /** In 3D without its holes, as BiaPy has it. */
    private TileLabels filled(TileLabels mask) {
        if (grid.size().is2D()) {
            return mask;
        }
        RegionPass regions = new RegionPass(grid, mask);
        RegionGraph graph = regions.graph(work, "-" + MASK + suffix);
        graph.fillBackground();
        return regions.relabelled(graph);
    }

    private TileLabels eroded(TileLabels mask) {
        int radius = channels.erosion();
        if (radius == 0) {
            return mask;
        }
        StoredLabels stored = StoredLabels.of(mask, grid, work, MASK + suffix);
        Extent reach = Extent.zyx(radius + 1, radius + 1, radius + 1);
        return tile -> {
            Block wide = grid.withHalo(tile, reach);
            int[] all = stored.around(wide).codes();
            boolean[] in = new boolean[all.length];
            for (int i = 0; i < in.length; i++) {
                in[i] = all[i] != 0;
            }
            float[] depth = DistanceTransform.of(in, wide.extent(), Calibration.unknown());
            for (int i = 0; i < in.length; i++) {
                all[i] = depth[i] > radius ? 1 : 0;
            }
            int[] own = new int[grid.block(tile).extent().voxels()];
            StoredLabels.copy(all, wide, own, grid.block(tile));
            return TileIds.of(own);
        };
    }

    private static TileResult masked(TileIds labels, int[] inside) {
        int[] codes = labels.codes().clone();
        byte any = 0;
        for (int i = 0; i < codes.length; i++) {
            codes[i] = inside[i] == 0 ? 0 : codes[i];
            any |= (byte) (codes[i] == 0 ? 0 : 1);
        }
        return new TileResult(
                new byte[] {any},
                StoredLabels.result(TileIds.of(codes, labels.ids()), inside).sections());
    }

    private TileIds grown(int tile, StoredLabels masked, boolean grows) {
        Block own = grid.block(tile);
        long[] labels = masked.of(tile).labels();
        int[] inside = masked.numbers(tile, INSIDE);

        boolean[] open = new boolean[labels.length];
        boolean any = false;
        for (int i = 0; i < open.length; i++) {

            open[i] = inside[i] != 0 && labels[i] == 0;
            any |= open[i];
        }
        for (int halo = NEAR; grows && any; halo *= 2) {
            Block wide = grid.withHalo(tile, Extent.zyx(halo, halo, halo));
            requireRoom(wide, halo);
            TileIds around = masked.around(wide);
            int[] seeds = around.codes();
            int[] nearest =
                    NearestLabel.of(seeds, wide.extent(), voxel, Double.POSITIVE_INFINITY, Workers.callerOnly());
            boolean[] known = new NearbyCheck(seeds, wide, grid.size(), voxel).known();
            int[] here = new int[labels.length];
            StoredLabels.copy(nearest, wide, here, own);
            any = false;
            boolean[] sure = new boolean[labels.length];
            wide.shared(own, (from, to, count) -> System.arraycopy(known, from, sure, to, count));
            for (int i = 0; i < open.length; i++) {
                if (open[i] && sure[i]) {
                    labels[i] = around.ids()[here[i]];
                    open[i] = false;
                }
                any |= open[i];
            }
        }
        return TileIds.of(labels);
    }

    private void requireRoom(Block wide, int halo) {
        double bytes = BYTES
                * (double) wide.extent().z()
                * wide.extent().y()
                * wide.extent().x();
        if (bytes > memory) {
            throw new InputException("The mask has voxels more than " + halo / 2
                    + " voxels away from every label; to grow"
                    + " labels there takes " + Plan.bytes((long) bytes) + " of memory a thread where "
                    + Plan.bytes(memory) + " were planned. Allow more (--max-memory), raise the threshold of the mask"
                    + " (voronoi=T), or decode without tiles.");
        }
    }
}
