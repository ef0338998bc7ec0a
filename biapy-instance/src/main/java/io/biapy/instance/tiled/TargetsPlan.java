package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.ObjectTable;
import io.biapy.instance.channel.TileMaker;
import io.biapy.instance.channel.TilePass;
import io.biapy.instance.channel.TiledLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What targets take tile by tile: half of the memory is for tiles, the other half for objects that are worked on in their boxes. */
final class TargetsPlan {
    static final String OBJECTS = "objects";
    static final String NUMBERS = "numbers";
    static final String TARGETS = "targets";
    private static final Extent CUBE = Extent.zyx(128, 128, 128);
    private static final Extent SQUARE = Extent.yx(1024, 1024);
    private static final int READ = 24; // bytes a voxel of a tile while ids become numbers
    private static final int KEPT = 40; // bytes a voxel that passes along lines keep, at most

    private TargetsPlan() {}

    static Plan of(
            LabelSource labels,
            List<TileMaker> makers,
            int planes,
            Optional<Extent> wanted,
            OptionalLong maxMemory,
            int threads) {
        Size size = labels.size();
        long most = memory(maxMemory) / 2;
        Extent tile = wanted.orElseGet(
                () -> Plan.tile(size.is2D() ? SQUARE : CUBE, most, t -> bytes(t, labels, makers, planes, threads)));
        TileGrid grid = new TileGrid(size, tile);
        long needed = bytes(grid.tile(), labels, makers, planes, threads);
        if (needed > most) {
            throw new InputException("Tiles of " + grid.tile() + " voxels take " + Plan.bytes(needed) + ", but at most "
                    + Plan.bytes(most) + " are there for them (half of " + Plan.bytes(2 * most)
                    + "); take smaller tiles, fewer threads, or allow more memory.");
        }
        long voxels = size.voxels();
        boolean whole = makers.stream().anyMatch(TileMaker::needsObjects);
        List<Plan.Pass> passes = new ArrayList<>();
        if (whole) {
            passes.add(new Plan.Pass(OBJECTS, "boxes, means and sizes of all objects", 8 * voxels, 0));
            passes.add(new Plan.Pass(NUMBERS, "objects numbered in the order of their ids", 8 * voxels, 4 * voxels));
        }
        long kept = whole ? 4 * voxels : 0;
        for (TileMaker maker : makers) {
            for (TilePass pass : maker.passes()) {
                passes.add(new Plan.Pass(pass.name(), pass.what() + " (" + maker + ")", KEPT * voxels, 16 * voxels));
                kept += pass.name().startsWith("next") || pass.name().equals("changed") ? 16 * voxels : 0;
            }
        }
        long out = 4L * planes * voxels;
        passes.add(new Plan.Pass(TARGETS, "the channels themselves", 4 * voxels, out));
        passes.add(new Plan.Pass(TiledPlan.FINISH, "the file in its own format, where it is no .zarr", out, out));
        return new Plan(grid, passes, needed + (whole ? most : 0), kept + out);
    }

    /** Whether the memory is enough for a tile. */
    static boolean fits(
            Extent tile, LabelSource labels, List<TileMaker> makers, int planes, OptionalLong maxMemory, int threads) {
        return bytes(tile, labels, makers, planes, threads) <= memory(maxMemory) / 2;
    }

    /** What may be used, by default half of what Java may. */
    static long memory(OptionalLong maxMemory) {
        return maxMemory.orElse(Runtime.getRuntime().maxMemory() / 2);
    }

    private static long bytes(Extent tile, LabelSource labels, List<TileMaker> makers, int planes, int threads) {
        double voxels = (double) tile.z() * tile.y() * tile.x();
        double work = READ * voxels;
        for (TileMaker maker : makers) {
            work = Math.max(work, maker.tileBytes(tile, labels.calibration()));
        }
        return (long) (threads * (4.0 * planes * voxels + work));
    }

    /** Refuses, before long work, an object whose box is too large. */
    static void requireFitting(TiledLabels labels, List<TileMaker> makers, MemoryGate gate) {
        ObjectTable objects = labels.objects();
        for (TileMaker maker : makers) {
            for (int k = 0; k < objects.size(); k++) {
                long bytes = maker.objectBytes(labels, k);
                if (bytes > gate.capacity() || bytes / 20 > Integer.MAX_VALUE) {
                    throw new InputException("Object " + objects.id(k) + " spans "
                            + objects.box(k).extent()
                            + " voxels, and channel " + maker + " works on an object in its whole box, which takes "
                            + Plan.bytes(bytes) + "; " + Plan.bytes(gate.capacity())
                            + " are there for it. Allow more memory (twice that, and -Xmx in JAVA_OPTS above it), or"
                            + " leave the channel out: F, B, C, T, A, M, H, V, Z, I, P and Dc to centroids and Dn"
                            + " need no boxes.");
                }
            }
        }
    }

    static Map<String, Double> shares(Plan plan) {
        Map<String, Double> shares = new LinkedHashMap<>();
        plan.passes().forEach(pass -> shares.put(pass.name(), pass.name().equals(TARGETS) ? 6.0 : 1.0));
        return shares;
    }
}
