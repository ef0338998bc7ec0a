package io.biapy.core.optimizer;

import java.util.List;

/** The plateau rule, as a function of all losses so far. */
final class Plateau {
    private static final double MARGIN = 1e-4;
    private static final double LEAST_CHANGE = 1e-8;

    private Plateau() {}

    static double rate(double start, double factor, int patience, double least, List<Double> losses) {
        double rate = start;
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        for (double loss : losses) {
            if (loss < best * (1 - MARGIN) || best == Double.POSITIVE_INFINITY && Double.isFinite(loss)) {
                best = loss;
                bad = 0;
            } else if (++bad > patience) {
                double lower = Math.max(rate * factor, least);
                rate = rate - lower > LEAST_CHANGE ? lower : rate;
                bad = 0;
            }
        }
        return rate;
    }
}
