package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import java.util.Arrays;

/** Heat in a plane. */
final class FlatHeat implements Heat {
    private final double factor;
    private final double divisor;
    private int nx;
    private int rows;
    private double[] heat = new double[0];
    private double[] next = new double[0];
    private double[] divisors = new double[0];
    private int[] from = new int[0];
    private int[] end = new int[0];

    /** @param multiplied whether sums of nine are multiplied by 1/9 instead of divided by 9, as BiaPy's flow check does */
    FlatHeat(boolean multiplied) {
        factor = multiplied ? 1 / 9.0 : 1;
        divisor = multiplied ? 1 : 9;
    }

    @Override
    public void clear(Extent box) {
        nx = box.x() + 2;
        rows = box.y() + 2;
        int size = Math.multiplyExact(nx, rows);
        if (heat.length < size) {
            heat = new double[size];
            next = new double[size];
            divisors = new double[size];
        }
        if (from.length < rows) {
            from = new int[rows];
            end = new int[rows];
        }
        Arrays.fill(heat, 0, size, 0);
        Arrays.fill(next, 0, size, 0);
        Arrays.fill(divisors, 0, size, Double.POSITIVE_INFINITY);
        Arrays.fill(end, 0, rows, 0);
        Arrays.fill(from, 0, rows, 0);
    }

    private int place(int y, int x) {
        return (y + 1) * nx + x + 1;
    }

    @Override
    public void add(int z, int y, int x) {
        int i = place(y, x);
        divisors[i] = divisor;
        from[y + 1] = end[y + 1] == 0 ? i : from[y + 1];
        end[y + 1] = i + 1;
    }

    @Override
    public void spread(int z, int y, int x, int steps) {
        int centre = place(y, x);
        for (int step = 0; step < steps; step++) {
            heat[centre]++;
            DiffusionKernel.spreadFlat(heat, next, divisors, factor, from, end, rows, nx);
            double[] old = heat;
            heat = next;
            next = old;
        }
    }

    @Override
    public void rise(int z, int y, int x, double[] rise) {
        int i = place(y, x);
        rise[0] = 0;
        rise[1] = heat[i + nx] - heat[i - nx];
        rise[2] = heat[i + 1] - heat[i - 1];
    }
}
