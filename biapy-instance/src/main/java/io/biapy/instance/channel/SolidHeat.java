package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import java.util.Arrays;

/** Heat in a volume. */
final class SolidHeat implements Heat {
    private static final double SHARE = 1 / 27.0;

    private int nx;
    private int planes;
    private double[][] heat = {};
    private double[][] share = {};
    private final double[][] sums = {{}, {}, {}}; // of the plane before, of this one, of the next
    private int[] from = {};
    private int[] end = {};

    @Override
    public void clear(Extent box) {
        nx = box.x() + 2;
        planes = box.z() + 2;
        int size = Math.multiplyExact(nx, box.y() + 2);
        heat = cleared(heat, planes, size);
        share = cleared(share, planes, size);
        for (int k = 0; k < 3; k++) {
            sums[k] = sums[k].length < size ? new double[size] : sums[k];
        }
        from = new int[planes];
        end = new int[planes];
    }

    private static double[][] cleared(double[][] values, int planes, int size) {
        double[][] all = values.length < planes ? Arrays.copyOf(values, planes) : values;
        for (int z = 0; z < planes; z++) {
            if (all[z] == null || all[z].length < size) {
                all[z] = new double[size];
            } else {
                Arrays.fill(all[z], 0, size, 0);
            }
        }
        return all;
    }

    private int place(int y, int x) {
        return (y + 1) * nx + x + 1;
    }

    @Override
    public void add(int z, int y, int x) {
        int i = place(y, x);
        share[z + 1][i] = SHARE;
        from[z + 1] = end[z + 1] == 0 ? i : from[z + 1];
        end[z + 1] = i + 1;
    }

    @Override
    public void spread(int z, int y, int x, int steps) {
        int[] firstSum = new int[planes];
        int[] endSum = new int[planes];
        for (int k = 1; k < planes - 1; k++) { // a plane's sums count in the planes beside it too
            firstSum[k] = least(k);
            endSum[k] = Math.max(end[k], Math.max(end[k - 1], end[k + 1]));
        }
        int centre = place(y, x);
        for (int step = 0; step < steps; step++) {
            heat[z + 1][centre]++;
            spread(firstSum, endSum);
        }
    }

    /** The first place where the object is in this plane or one beside it. */
    private int least(int plane) {
        int least = Integer.MAX_VALUE;
        for (int k = plane - 1; k <= plane + 1; k++) {
            least = end[k] == 0 ? least : Math.min(least, from[k]);
        }
        return least;
    }

    private void spread(int[] firstSum, int[] endSum) {
        Arrays.fill(sums[0], 0);
        sum(1, firstSum, endSum, sums[1]);
        for (int z = 1; z < planes - 1; z++) {
            if (z + 1 < planes - 1) {
                sum(z + 1, firstSum, endSum, sums[2]);
            } else {
                Arrays.fill(sums[2], 0);
            }
            DiffusionKernel.mean(sums[0], sums[1], sums[2], share[z], from[z], end[z], heat[z]);
            double[] before = sums[0];
            sums[0] = sums[1];
            sums[1] = sums[2];
            sums[2] = before;
        }
    }

    private void sum(int z, int[] first, int[] end, double[] into) {
        if (first[z] < end[z]) {
            DiffusionKernel.blockSums(heat[z], first[z], end[z], nx, into);
        }
    }

    @Override
    public void rise(int z, int y, int x, double[] rise) {
        int i = place(y, x);
        double[] plane = heat[z + 1];
        rise[0] = heat[z + 2][i] - heat[z][i];
        rise[1] = plane[i + nx] - plane[i - nx];
        rise[2] = plane[i + 1] - plane[i - 1];
    }
}
