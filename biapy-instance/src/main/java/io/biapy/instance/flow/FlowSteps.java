package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.Plan;
import java.util.Arrays;

/**
 * A {@link FlowDecoder} taken apart for work on tiles of one prediction: where the paths of a block end, which peak each end belongs to, and how far the flow
 * of an object is from what it should be. Immutable, safe for several threads.
 */
public final class FlowSteps {
    /** How far around a block ends are counted to find the peaks of its voxels: growth by 5, greatest count in 5. */
    public static final int PEAK_REACH = 7;

    private static final int NEAR = 16;

    private final FlowPlanes planes;
    private final FlowOptions options;
    private final Size size;
    private final Calibration voxel;
    private final int axes;

    private FlowSteps(FlowPlanes planes, FlowOptions options, ImageSource prediction) {
        this.planes = planes;
        this.options = options;
        this.size = prediction.size();
        this.voxel = prediction.calibration();
        this.axes = size.is2D() ? 2 : 3;
        planes.checkPlanes(prediction.name(), prediction.channels(), size);
    }

    /** Of a prediction, which is refused where it does not have the planes. */
    public static FlowSteps of(FlowDecoder decoder, ImageSource prediction) {
        return new FlowSteps(decoder.planes(), decoder.options(), prediction);
    }

    /** The greatest flow error of an object; 0 where it is not asked for. */
    public double flowThreshold() {
        return options.flowThreshold();
    }

    /** Objects of at most this many voxels are dropped. */
    public long removedUpTo() {
        return options.removedUpTo();
    }

    /**
     * Where the paths of a block lead.
     *
     * @param starts foreground of the block: z, y, x (x fastest)
     * @param ends voxel of the image (z, y, x; x fastest) where the path of each foreground voxel ends, in raster order
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Paths(boolean[] starts, long[] ends) {}

    /**
     * Follows the paths of a block, in a window that grows until all have ended. Takes 20 bytes a voxel of the window, 28 in space.
     *
     * @param memory bytes that the window may take
     */
    public Paths paths(ImageSource prediction, Block block, double memory) {
        FloatImage own = prediction.load(block);
        planes.check(own);
        boolean[] starts = FlowRun.foreground(own, planes, options, axes);
        int[] open = PathStarts.of(starts);
        long[] ends = new long[open.length];
        Arrays.fill(ends, -1);
        int left = open.length;
        for (int halo = NEAR; left > 0; halo *= 4) {
            Block window = block.widened(Extent.zyx(halo, halo, halo), size);
            double bytes = (8.0 * axes + 8)
                    * window.extent().z()
                    * window.extent().y()
                    * window.extent().x();
            if (bytes > memory && halo > NEAR) {
                throw new InputException(
                        "Paths of " + prediction.name() + " that start in " + block + " lead more than "
                                + halo / 4 + " voxels away; to follow them takes " + Plan.bytes((long) bytes)
                                + " of memory a thread where " + Plan.bytes((long) memory)
                                + " were planned. Allow more (--max-memory), take fewer steps, or decode without tiles.");
            }
            left -= follow(prediction, block, window, open, ends);
        }
        return new Paths(starts, ends);
    }

    /** Follows those without an end as far as the window allows; returns how many ended. */
    private int follow(ImageSource prediction, Block block, Block window, int[] voxels, long[] ends) {
        Extent e = block.extent();
        Extent w = window.extent();
        int[] which = new int[voxels.length];
        int[] starts = new int[voxels.length];
        int count = 0;
        for (int n = 0; n < voxels.length; n++) {
            if (ends[n] < 0) {
                int z = voxels[n] / (e.y() * e.x()) + (int) (block.z() - window.z());
                int y = voxels[n] / e.x() % e.y() + (int) (block.y() - window.y());
                int x = voxels[n] % e.x() + (int) (block.x() - window.x());
                which[count] = n;
                starts[count++] = (z * w.y() + y) * w.x() + x;
            }
        }
        float[] flow = flow(prediction, window);
        float[] at = new float[axes * count];
        int steps = options.stepsFor(options.diameter().orElseThrow());
        FlowRun.follow(flow, size.toExtent(), window, voxel, starts, 0, count, steps, at);
        int ended = 0;
        for (int n = 0; n < count; n++) {
            float y = at[axes * n + axes - 2];
            if (!Float.isNaN(y)) {
                long z = axes == 3 ? (int) at[3 * n] : 0;
                ends[which[n]] = (z * size.y() + (int) y) * size.x() + (int) at[axes * n + axes - 1];
                ended++;
            }
        }
        return ended;
    }

    /** Flows of about one voxel a step, components side by side, 0 outside of the foreground. */
    private float[] flow(ImageSource prediction, Block window) {
        FloatImage image = prediction.load(window);
        return FlowRun.flow(image, planes, FlowRun.foreground(image, planes, options, axes), axes);
    }

    /**
     * The peaks of a window and the voxels that belong to them.
     *
     * @param peaks how many paths end in a peak, above its voxel of the window in the low 32 bits; rising
     * @param owners number from 1 in {@code peaks} for each voxel of the window, 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Peaks(long[] peaks, int[] owners) {}

    /**
     * Right as far as {@link #PEAK_REACH} away from sides of the window that are not sides of the image.
     *
     * @param counts of ends in each voxel of the window
     */
    public static Peaks peaks(int[] counts, Extent window) {
        long[] peaks = PeakKernel.peaks(counts, window.z(), window.y(), window.x());
        return new Peaks(peaks, PeakKernel.owners(counts, peaks, window.z(), window.y(), window.x()));
    }

    /**
     * The flow error of an object.
     *
     * @param codes of the object alone, 1, in a block that holds all of it and one voxel around where there is one
     */
    public double error(ImageSource prediction, int[] codes, Block block) {
        LabelImage alone =
                LabelImage.of(prediction.name(), block.extent(), codes).withCalibration(voxel);
        boolean[] mask = new boolean[codes.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = codes[i] != 0;
        }
        float[] flow = FlowRun.flow(prediction.load(block), planes, mask, axes);
        return FlowErrors.of(flow, alone, 1, Workers.callerOnly())[0];
    }
}
