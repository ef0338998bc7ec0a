package io.biapy.core.optimizer;

/** The one-cycle rule. */
final class Cycle {
    private static final double RISE = 0.3;
    private static final double START_DIVISOR = 25;
    private static final double END_DIVISOR = 1e4;
    private static final double MOST_MOMENTUM = 0.95;
    private static final double LEAST_MOMENTUM = 0.85;

    private Cycle() {}

    static StepSize at(double peak, Clock clock) {
        double turn = RISE * clock.stepsInAll() - 1;
        double end = clock.stepsInAll() - 1.0;
        double step = clock.stepsDone();
        double start = peak / START_DIVISOR;
        if (step <= turn) {
            double share = step / turn;
            return StepSize.of(cosine(start, peak, share), cosine(MOST_MOMENTUM, LEAST_MOMENTUM, share));
        }
        double share = end > turn ? (step - turn) / (end - turn) : 1;
        return StepSize.of(cosine(peak, start / END_DIVISOR, share), cosine(LEAST_MOMENTUM, MOST_MOMENTUM, share));
    }

    static double cosine(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
    }
}
