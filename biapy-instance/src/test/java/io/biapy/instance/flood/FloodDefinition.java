package io.biapy.instance.flood;

import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;

/** The definition of flood times, by sweeps until all equations hold; then every voxel follows its earliest neighbours to a seed. */
final class FloodDefinition {
    private static final int[][] FACES = {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}};

    private final RandomVolumes volume;
    private final float[] surface;
    private final int[] seeds;
    private final boolean[] mask;
    private final boolean lookBack;
    private final double[] level;
    private final long[] step;
    private final double[] entryLevel;
    private final long[] entryStep;

    FloodDefinition(RandomVolumes volume, float[] surface, int[] seeds, boolean[] mask, boolean lookBack) {
        this.volume = volume;
        this.surface = surface;
        this.seeds = seeds;
        this.mask = mask;
        this.lookBack = lookBack;
        int n = surface.length;
        level = new double[n];
        step = new long[n];
        entryLevel = new double[n];
        entryStep = new long[n];
    }

    int[] labels() {
        int n = surface.length;
        Arrays.fill(level, Double.POSITIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            if (mask[i] && seeds[i] > 0) {
                level[i] = surface[i];
                entryLevel[i] = surface[i];
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < n; i++) {
                changed |= mask[i] && seeds[i] == 0 && improve(i);
            }
        }
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            if (level[i] < Double.POSITIVE_INFINITY) {
                int p = i;
                while (seeds[p] == 0) {
                    p = earliest(p);
                }
                labels[i] = seeds[p];
            }
        }
        return labels;
    }

    private boolean improve(int q) {
        int p = earliest(q);
        if (p < 0) {
            return false;
        }
        boolean rises = surface[q] > level[p];
        double l = rises ? surface[q] : level[p];
        long s = rises ? 1 : step[p] + 1;
        double el = rises ? level[p] : entryLevel[p];
        long es = rises ? step[p] : entryStep[p];
        boolean changed = l != level[q] || s != step[q] || (lookBack && (el != entryLevel[q] || es != entryStep[q]));
        level[q] = l;
        step[q] = s;
        entryLevel[q] = el;
        entryStep[q] = es;
        return changed;
    }

    private int earliest(int q) {
        int best = -1;
        for (int[] f : FACES) { // in raster order
            int z = volume.z(q) + f[0];
            int y = volume.y(q) + f[1];
            int x = volume.x(q) + f[2];
            if (volume.isInside(z, y, x)) {
                int p = volume.index(z, y, x);
                if (mask[p] && level[p] < Double.POSITIVE_INFINITY && (best < 0 || isBefore(p, best))) {
                    best = p;
                }
            }
        }
        return best;
    }

    private boolean isBefore(int p, int other) {
        if (level[p] != level[other]) {
            return level[p] < level[other];
        }
        if (step[p] != step[other]) {
            return step[p] < step[other];
        }
        if (!lookBack || entryLevel[p] == entryLevel[other]) {
            return lookBack && entryStep[p] < entryStep[other];
        }
        return entryLevel[p] < entryLevel[other];
    }
}
