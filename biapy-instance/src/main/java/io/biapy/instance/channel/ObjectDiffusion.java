package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;

/** The flow of one object after the other of one label image; keeps its working arrays. For one thread. */
final class ObjectDiffusion {
    private final int[] codes;
    private final Extent whole;
    private final boolean flat;
    private final double[] spacing;
    private final double factor;
    private final double divisor;
    private final double[] direction = new double[3];
    private double[] heat = new double[0];
    private double[] next = new double[0];
    private double[] sums = new double[0];
    private double[] share = new double[0];

    /**
     * @param multiplied whether sums of nine are multiplied by 1/9 instead of divided by 9, as BiaPy's flow check does
     */
    ObjectDiffusion(LabelImage labels, boolean multiplied) {
        factor = multiplied ? 1 / 9.0 : 1;
        divisor = multiplied ? 1 : 9;
        codes = labels.codes();
        whole = labels.extent();
        flat = whole.z() == 1;
        Calibration voxel = labels.calibration();
        spacing = new double[] {voxel.z(), voxel.y(), voxel.x()};
    }

    /** Writes the flow of object {@code k} into its voxels of {@code flows} (z, y, x; z unused in 2D). */
    void flow(LabelBoxes boxes, int k, float[][] flows) {
        int code = boxes.code(k);
        int dz = length(boxes, k, 0);
        int dy = length(boxes, k, 1);
        int dx = length(boxes, k, 2);
        int px = dx + 2;
        int slice = (dy + 2) * px;
        int slices = flat ? 1 : dz + 2;
        int around = flat ? 0 : 1;
        clear(Math.multiplyExact(slice, slices));
        int[] from = new int[slices];
        int[] to = new int[slices];
        long sumZ = 0;
        long sumY = 0;
        long sumX = 0;
        for (int z = 0; z < dz; z++) {
            for (int y = 0; y < dy; y++) {
                int at = place(boxes, k, z, y);
                int own = (y + 1) * px + 1;
                for (int x = 0; x < dx; x++) {
                    if (codes[at + x] == code) {
                        share[(z + around) * slice + own + x] = flat ? divisor : 1 / 27.0;
                        from[z + around] = to[z + around] == 0 ? own + x : from[z + around];
                        to[z + around] = own + x + 1;
                        sumZ += z;
                        sumY += y;
                        sumX += x;
                    }
                }
            }
        }
        double voxels = boxes.voxels(k);
        int centre = nearest(slices, slice, px, around, sumZ / voxels, sumY / voxels, sumX / voxels);
        int steps = flat ? 2 * (dy + dx + 4) : 6 * (dz + dy + dx + 3);
        for (int step = 0; step < steps; step++) {
            heat[centre]++;
            if (flat) {
                DiffusionKernel.spreadFlat(heat, next, share, factor, from[0], to[0], px);
            } else {
                DiffusionKernel.spread(heat, next, sums, share, from, to, px, slice);
            }
            double[] old = heat;
            heat = next;
            next = old;
        }
        int[] neighbours = {flat ? 0 : slice, px, 1};
        for (int z = 0; z < dz; z++) {
            for (int y = 0; y < dy; y++) {
                int at = place(boxes, k, z, y);
                int own = (z + around) * slice + (y + 1) * px + 1;
                for (int x = 0; x < dx; x++) {
                    if (codes[at + x] == code) {
                        DiffusionKernel.direction(heat, own + x, neighbours, spacing, direction);
                        for (int axis = around == 0 ? 1 : 0; axis < 3; axis++) {
                            flows[axis][at + x] = (float) direction[axis];
                        }
                    }
                }
            }
        }
    }

    private static int length(LabelBoxes boxes, int k, int axis) {
        return boxes.last(k, axis) - boxes.first(k, axis) + 1;
    }

    /** Place in the image of the first voxel of a row of the box. */
    private int place(LabelBoxes boxes, int k, int z, int y) {
        return ((boxes.first(k, 0) + z) * whole.y() + boxes.first(k, 1) + y) * whole.x() + boxes.first(k, 2);
    }

    /** The voxel of the object nearest to its mean, the first in raster order of equal ones. */
    private int nearest(int slices, int slice, int px, int around, double z, double y, double x) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < slices * slice; i++) {
            if (isInside(share[i])) {
                double alongZ = i / slice - around - z;
                double alongY = i % slice / px - 1 - y;
                double alongX = i % px - 1 - x;
                double distance = alongZ * alongZ + alongY * alongY + alongX * alongX;
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
        }
        return best;
    }

    private boolean isInside(double value) {
        return flat ? value != Double.POSITIVE_INFINITY : value != 0;
    }

    private void clear(int size) {
        if (heat.length < size) {
            heat = new double[size];
            next = new double[size];
            share = new double[size];
            sums = new double[flat ? 0 : size];
        } else {
            Arrays.fill(heat, 0, size, 0);
            Arrays.fill(next, 0, size, 0);
            Arrays.fill(sums, 0, flat ? 0 : size, 0);
        }
        Arrays.fill(share, 0, size, flat ? Double.POSITIVE_INFINITY : 0);
    }
}
