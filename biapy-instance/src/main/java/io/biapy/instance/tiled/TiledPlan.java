package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.refine.MaskChannels;
import io.biapy.instance.refine.RefinementStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What tiled labelling takes. Bytes on disk are upper bounds. */
final class TiledPlan {
    /** The last pass of all: what is gathered becomes the output. */
    static final String FINISH = "finish";

    static final double FINISH_SHARE = 1.5;
    private static final Extent CUBE = Extent.zyx(64, 64, 64);
    private static final Extent SQUARE = Extent.yx(256, 256);
    private static final int ID = 4;
    private static final int RUNS = 2; // labels as runs, mostly a tenth of that

    private TiledPlan() {}

    static Plan of(ImageSource prediction, TiledJob job, Optional<Extent> wanted, OptionalLong maxMemory, int threads) {
        DecoderPasses decoder = job.decoder();
        List<RefinementStage> stages = job.stages();
        TiledMeasures measures = job.measures();
        Size size = decoder.labelled(prediction);
        Extent tile = wanted.orElse(size.is2D() ? SQUARE : CUBE);
        if (maxMemory.isPresent()) {
            tile = Plan.tile(tile, maxMemory.getAsLong(), t -> memory(t, prediction, job, threads));
        }
        TileGrid grid = new TileGrid(size, tile);
        if (wanted.isPresent()) {
            requireHeap(grid.tile(), memory(grid.tile(), prediction, job, threads), threads);
        }
        long voxels = size.voxels();
        long plane = prediction.size().voxels() * prediction.pixelType().bits() / 8;
        long labels = decoder.bytesRead() * voxels;
        List<Plan.Pass> passes = new ArrayList<>(decoder.plan(prediction, grid));
        long stored = 0;
        if (job.decoding().isPresent()) {
            passes.add(new Plan.Pass(RefinementPasses.NUMBERED, "ids from 1 on without gaps", labels, RUNS * voxels));
            stored += RUNS * voxels;
        }
        for (int k = 0; k < stages.size(); k++) {
            List<Plan.Pass> of = stage(stages.get(k), RefinementPasses.suffix(k), grid, decoder, plane);
            passes.addAll(of);
            stored += of.stream().mapToLong(Plan.Pass::writes).sum();
        }
        if (measures.areNeeded()) {
            passes.add(new Plan.Pass(TiledLabelling.MEASURED, "objects and their boxes", labels, RUNS * voxels));
            stored += RUNS * voxels;
        }
        if (measures.whole().isNeeded()) {
            long light = measures.light()
                    .map(image -> 2 * voxels * image.pixelType().bits() / 8)
                    .orElse(0L);
            passes.add(new Plan.Pass(MeasurePass.NAME, "objects measured as wholes", 8 * RUNS * voxels + light, 0));
        }
        passes.add(new Plan.Pass(TiledLabelling.WRITE, "final labels", labels, ID * voxels));
        passes.add(new Plan.Pass(
                FINISH, "the file in its own format, or its smaller resolutions", ID * voxels, ID * voxels));
        return new Plan(
                grid,
                passes,
                memory(grid.tile(), prediction, job, threads),
                decoder.disk(prediction, grid) + ID * voxels + stored);
    }

    /** A tile that somebody chose is not made smaller, so what cannot be is said before any work. */
    private static void requireHeap(Extent tile, long bytes, int threads) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new InputException("Tiles of " + tile + " take up to " + (bytes >> 20) + " MB on " + threads
                    + (threads == 1 ? " thread" : " threads") + ", and Java may use " + (most >> 20)
                    + " MB. Take smaller tiles or fewer threads, or give Java more memory (-Xmx).");
        }
    }

    private static List<Plan.Pass> stage(
            RefinementStage stage, String suffix, TileGrid grid, DecoderPasses decoder, long plane) {
        long voxels = grid.size().voxels();
        long labels = decoder.bytesRead() * voxels;
        List<Plan.Pass> passes = new ArrayList<>();
        switch (stage.kind()) {
            case OBJECTS -> regions(passes, suffix, "parts of equal label", labels, grid);
            case AROUND ->
                passes.add(
                        new Plan.Pass(RefinementPasses.AROUND + suffix, "labels for " + stage, labels, RUNS * voxels));
            case MASK -> {
                MaskChannels mask = MaskChannels.of(decoder.channels());
                long read = plane * mask.planes().length;
                String name = MaskGrowth.MASK + suffix;
                if (Double.isNaN(stage.threshold())) {
                    passes.add(new Plan.Pass(name + "-" + ThresholdPasses.RANGE, "least and greatest value", read, 0));
                    passes.add(new Plan.Pass(name + "-" + ThresholdPasses.HISTOGRAM, "histogram", read, 0));
                }
                if (!grid.size().is2D()) {
                    regions(passes, "-" + name, "parts of the mask and its holes", read, grid);
                }
                if (mask.erosion() > 0) {
                    passes.add(new Plan.Pass(name, "the mask", read, voxels));
                }
                passes.add(new Plan.Pass(
                        MaskGrowth.MASKED + suffix, "labels in the mask", read + labels, 2 * RUNS * voxels));
                passes.add(new Plan.Pass(
                        MaskGrowth.GROWN + suffix, "growth over the mask", 8 * RUNS * voxels, RUNS * voxels));
            }
        }
        return passes;
    }

    private static void regions(List<Plan.Pass> passes, String suffix, String what, long reads, TileGrid grid) {
        passes.add(new Plan.Pass(RegionPass.NAME + suffix, what + " and what they touch", reads, faces(grid)));
        passes.add(new Plan.Pass(RegionPass.CONTACTS + suffix, "parts that touch across tiles", faces(grid), 0));
    }

    /** Voxels of a tile and of what lies around it as far as {@code reach} and {@code more} along each axis. */
    static double around(Extent tile, Extent reach, int more) {
        return (tile.z() + 2.0 * (reach.z() + more))
                * (tile.y() + 2.0 * (reach.y() + more))
                * (tile.x() + 2.0 * (reach.x() + more));
    }

    static long faces(TileGrid grid) {
        Extent t = grid.tile();
        return 2L * grid.tiles() * ((long) t.y() * t.x() + (long) t.z() * t.x() + (long) t.z() * t.y());
    }

    /** Of all threads. */
    private static long memory(Extent tile, ImageSource prediction, TiledJob job, int threads) {
        return (long) (threads * job.decoder().memory(tile, prediction, job.reach()));
    }

    /** Shares of the time as measured on a volume whose mask is a third of it. */
    static Map<String, Double> shares(Plan plan) {
        Map<String, Double> known = Map.ofEntries(
                Map.entry(ThresholdPasses.RANGE, 1.0),
                Map.entry(ThresholdPasses.HISTOGRAM, 1.5),
                Map.entry(SeedPass.NAME, 6.0),
                Map.entry(WatershedPasses.SEAMS, 0.2),
                Map.entry(SeedIds.NAME, 0.2),
                Map.entry(FloodPass.NAME, 8.0),
                Map.entry(Contest.CANDIDATES, 6.0),
                Map.entry(Contest.CHOICE, 40.0),
                Map.entry(RegionPass.NAME, 3.0),
                Map.entry(RegionPass.CONTACTS, 0.2),
                Map.entry(MaskGrowth.GROWN, 10.0),
                Map.entry(MeasurePass.NAME, 6.0),
                Map.entry(TiledLabelling.WRITE, 3.0),
                Map.entry(FINISH, FINISH_SHARE));
        Map<String, Double> shares = new LinkedHashMap<>();
        plan.passes().forEach(pass -> shares.put(pass.name(), known.getOrDefault(pass.name(), 1.0)));
        return shares;
    }
}
