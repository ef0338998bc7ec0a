package io.biapy.instance.measure;

import io.biapy.core.image.Calibration;
import java.util.Arrays;

/** Second central moments of an object in physical units, and the ellipse (ellipsoid) that shares them. Immutable. */
final class Moments {
    private static final int SWEEPS = 30;

    private final double[][] covariance; // z, y, x
    private final double[] axes; // variances along the main axes, falling; three in 3D, two in 2D
    private final boolean flat;

    private Moments(double[][] covariance, double[] axes, boolean flat) {
        this.covariance = covariance;
        this.axes = axes;
        this.flat = flat;
    }

    static Moments of(ObjectSums sums, int object, Calibration voxel, boolean flat) {
        double[][] c = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                c[a][b] = sums.covariance(object, a, b) * voxel.along(a) * voxel.along(b);
            }
        }
        double[] main = flat ? main(new double[][] {{c[1][1], c[1][2]}, {c[2][1], c[2][2]}}) : main(c);
        return new Moments(c, main, flat);
    }

    /** Eigenvalues of a symmetric matrix by Jacobi's rotations, falling, none below 0. */
    private static double[] main(double[][] matrix) {
        int n = matrix.length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = matrix[i].clone();
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (m[p][q] != 0) {
                        rotate(m, p, q);
                    }
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = -Math.max(0, m[i][i]);
        }
        Arrays.sort(values);
        return Arrays.stream(values).map(v -> 0 - v).toArray();
    }

    private static void rotate(double[][] m, int p, int q) {
        double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        double off = m[p][q];
        m[p][p] -= t * off;
        m[q][q] += t * off;
        m[p][q] = 0;
        m[q][p] = 0;
        for (int k = 0; k < m.length; k++) {
            if (k != p && k != q) {
                double kp = m[k][p];
                double kq = m[k][q];
                m[k][p] = cos * kp - sin * kq;
                m[p][k] = m[k][p];
                m[k][q] = sin * kp + cos * kq;
                m[q][k] = m[k][q];
            }
        }
    }

    double value(RegionProperty property) {
        return switch (property) {
            case AXIS_MAJOR -> axis(0);
            case AXIS_MIDDLE -> axis(1);
            case AXIS_MINOR -> axis(axes.length - 1);
            case ECCENTRICITY -> axes[0] == 0 ? 0 : Math.sqrt(1 - axes[axes.length - 1] / axes[0]);
            case ORIENTATION -> orientation();
            case MOMENT_ZZ -> covariance[0][0];
            case MOMENT_ZY -> covariance[0][1];
            case MOMENT_ZX -> covariance[0][2];
            case MOMENT_YY -> covariance[1][1];
            case MOMENT_YX -> covariance[1][2];
            case MOMENT_XX -> covariance[2][2];
            default -> throw new IllegalArgumentException(property + " is no moment");
        };
    }

    /** A full axis: a disk of diameter d has variance d² / 16 along an axis, a ball d² / 20. */
    private double axis(int k) {
        return Math.sqrt((flat ? 16 : 20) * axes[k]);
    }

    private double orientation() {
        double apart = covariance[1][1] - covariance[2][2];
        if (apart == 0) {
            return covariance[1][2] > 0 ? Math.PI / 4 : -Math.PI / 4;
        }
        return 0.5 * Math.atan2(2 * covariance[1][2], apart);
    }
}
