package io.biapy.synapse.synthetic;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.util.List;
import java.util.SplittableRandom;

/** The voxels of one volume while it is painted; places in nm. One thread. */
final class TissueCanvas {
    private static final float CYTOPLASM = 165;
    private static final float MEMBRANE = 70;
    private static final double VESICLE_NM = 20;

    private final Extent size;
    private final double[] voxel;
    private final SplittableRandom random;
    private final float[] grey;
    private final short[] first;
    private final short[] second;

    TissueCanvas(Extent size, Calibration voxel, SplittableRandom random) {
        this.size = size;
        this.voxel = new double[] {voxel.z(), voxel.y(), voxel.x()};
        this.random = random;
        this.grey = new float[size.voxels()];
        this.first = new short[grey.length];
        this.second = new short[grey.length];
    }

    /** Cells, and membranes where two of them meet. */
    void membranes(List<double[]> cells, double half) {
        double[] tone = new double[cells.size()];
        for (int c = 0; c < tone.length; c++) {
            tone[c] = 24 * random.nextDouble() - 12;
        }
        for (int i = 0; i < grey.length; i++) {
            double[] p = place(i);
            double best = Double.POSITIVE_INFINITY;
            double next = Double.POSITIVE_INFINITY;
            for (int c = 0; c < cells.size(); c++) {
                double d = square(p, cells.get(c));
                if (d < best) {
                    next = best;
                    second[i] = first[i];
                    best = d;
                    first[i] = (short) c;
                } else if (d < next) {
                    next = d;
                    second[i] = (short) c;
                }
            }
            double apart = Math.sqrt(square(cells.get(first[i]), cells.get(second[i])));
            double beyond = (next - best) / (2 * apart) / half;
            grey[i] = (float)
                    (CYTOPLASM + tone[first[i]] - (CYTOPLASM - MEMBRANE) * Math.exp(-0.5 * Math.pow(beyond, 4)));
        }
    }

    private double[] place(int i) {
        int z = i / (size.y() * size.x());
        int y = i / size.x() % size.y();
        int x = i % size.x();
        return new double[] {(z + 0.5) * voxel[0], (y + 0.5) * voxel[1], (x + 0.5) * voxel[2]};
    }

    private static double square(double[] a, double[] b) {
        double z = a[0] - b[0];
        double y = a[1] - b[1];
        double x = a[2] - b[2];
        return z * z + y * y + x * x;
    }

    private int index(double[] p) {
        int[] at = new int[3];
        for (int a = 0; a < 3; a++) {
            at[a] = (int) Math.max(0, Math.min(size.along(a) - 1, Math.floor(p[a] / voxel[a])));
        }
        return (at[0] * size.y() + at[1]) * size.x() + at[2];
    }

    int cellAt(double[] p) {
        return first[index(p)];
    }

    int secondCellAt(double[] p) {
        return second[index(p)];
    }

    /** Adds a soft ellipsoid. */
    void blob(double[] centre, double[] sigma, double value) {
        paint(centre, 3 * Math.max(sigma[0], Math.max(sigma[1], sigma[2])), (i, p) -> {
            double d = 0;
            for (int a = 0; a < 3; a++) {
                double t = (p[a] - centre[a]) / sigma[a];
                d += t * t;
            }
            grey[i] += (float) (value * Math.exp(-0.5 * d));
        });
    }

    /** A cloud of rings in one cell. */
    void vesicles(double[] centre, int cell, List<double[]> cells, double spread) {
        for (int k = 0; k < 14; k++) {
            double[] c = new double[3];
            for (int a = 0; a < 3; a++) {
                c[a] = centre[a] + spread * (random.nextDouble() + random.nextDouble() - 1) * (a == 0 ? 0.7 : 1.2);
            }
            if (cellAt(c) != cell || cells.isEmpty()) {
                continue;
            }
            paint(c, 2.2 * VESICLE_NM, (i, p) -> {
                double r = Math.sqrt(square(p, c)) / VESICLE_NM;
                grey[i] += (float) (-45 * Math.exp(-Math.pow((r - 1) / 0.35, 2)) + 12 * Math.exp(-r * r / 0.3));
            });
        }
    }

    /** Called with a voxel and its place. */
    @FunctionalInterface
    private interface Paint {
        void at(int index, double[] place);
    }

    private void paint(double[] centre, double reach, Paint paint) {
        int[] from = new int[3];
        int[] to = new int[3];
        for (int a = 0; a < 3; a++) {
            from[a] = (int) Math.max(0, Math.floor((centre[a] - reach) / voxel[a]));
            to[a] = (int) Math.min(size.along(a) - 1, Math.ceil((centre[a] + reach) / voxel[a]));
        }
        for (int z = from[0]; z <= to[0]; z++) {
            for (int y = from[1]; y <= to[1]; y++) {
                for (int x = from[2]; x <= to[2]; x++) {
                    int i = (z * size.y() + y) * size.x() + x;
                    paint.at(i, place(i));
                }
            }
        }
    }

    /** Texture and noise, 8-bit values. */
    float[] finish() {
        for (int i = 0; i < grey.length; i++) {
            double noise = 0;
            for (int k = 0; k < 4; k++) {
                noise += random.nextDouble() - 0.5;
            }
            grey[i] = Math.round(Math.max(0, Math.min(255, grey[i] + 18 * noise)));
        }
        return grey;
    }
}
