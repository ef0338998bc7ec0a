package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;

/** Cellpose's heat of one object on the whole image, voxel by voxel. */
final class NaiveDiffusion {
    private final LabelImage labels;
    private final Extent extent;
    private final int id;
    private double[] heat;

    NaiveDiffusion(LabelImage labels, int id) {
        this.labels = labels;
        this.extent = labels.extent();
        this.id = id;
        heat = new double[extent.voxels()];
        int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] most = new int[3];
        double[] mean = new double[3];
        int count = 0;
        for (int i = 0; i < heat.length; i++) {
            if (labels.codes()[i] == id) {
                int[] at = at(i);
                for (int a = 0; a < 3; a++) {
                    least[a] = Math.min(least[a], at[a]);
                    most[a] = Math.max(most[a], at[a]);
                    mean[a] += at[a];
                }
                count++;
            }
        }
        int centre = -1;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < heat.length; i++) {
            double distance = 0;
            for (int a = 0; a < 3; a++) {
                double fromMean =
                        at(i)[a] - least[a] - (mean[a] - (double) count * least[a]) / count; // as rounded in the box
                distance += fromMean * fromMean;
            }
            if (labels.codes()[i] == id && distance < nearest) {
                nearest = distance;
                centre = i;
            }
        }
        int sides = 0;
        for (int a = 0; a < 3; a++) {
            sides += extent.z() == 1 && a == 0 ? 0 : most[a] - least[a] + 1;
        }
        int steps = extent.z() == 1 ? 2 * (sides + 4) : 6 * (sides + 3);
        for (int step = 0; step < steps; step++) {
            heat[centre]++;
            spread();
        }
    }

    private int[] at(int i) {
        return new int[] {i / (extent.y() * extent.x()), i / extent.x() % extent.y(), i % extent.x()};
    }

    private double heat(int z, int y, int x) {
        boolean inside = z >= 0 && z < extent.z() && y >= 0 && y < extent.y() && x >= 0 && x < extent.x();
        return inside ? heat[(z * extent.y() + y) * extent.x() + x] : 0;
    }

    private void spread() {
        double[] next = new double[heat.length];
        for (int i = 0; i < next.length; i++) {
            if (labels.codes()[i] == id) {
                int[] at = at(i);
                double sum = 0;
                for (int s = 0; s < 27; s++) {
                    sum += heat(at[0] + s / 9 - 1, at[1] + s / 3 % 3 - 1, at[2] + s % 3 - 1);
                }
                next[i] = sum / (extent.z() == 1 ? 9 : 27);
            }
        }
        heat = next;
    }

    private double[] slope(int i) {
        int[] at = at(i);
        double[] slope = new double[3];
        for (int a = 0; a < 3; a++) {
            int[] step = new int[3];
            step[a] = 1;
            slope[a] = (heat(at[0] + step[0], at[1] + step[1], at[2] + step[2])
                            - heat(at[0] - step[0], at[1] - step[1], at[2] - step[2]))
                    / labels.calibration().along(a);
        }
        if (extent.z() == 1) {
            slope[0] = 0;
        }
        return slope;
    }

    /** Whether the direction is more than rounding noise. */
    boolean isClear(int i) {
        double[] s = slope(i);
        return Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]) > 1e-9 * heat[i];
    }

    double[] direction(int i) {
        double[] s = slope(i);
        double length = Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]);
        return new double[] {s[0] / length, s[1] / length, s[2] / length};
    }
}
