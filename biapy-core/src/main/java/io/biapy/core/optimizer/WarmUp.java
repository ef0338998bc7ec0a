package io.biapy.core.optimizer;

/** The rules that start with a warm-up. */
final class WarmUp {
    private static final int TABLE = 10;

    private WarmUp() {}

    static double cosine(double peak, double least, int warmUp, int decayStart, Clock clock) {
        double epoch = clock.epochsDone();
        if (epoch < warmUp) {
            return peak * epoch / warmUp;
        }
        if (epoch < decayStart) {
            return peak;
        }
        double share = (epoch - decayStart) / (clock.epochs() - decayStart);
        return least + (peak - least) * 0.5 * (1 + Math.cos(Math.PI * share));
    }

    static double halvings(double peak, Clock clock) {
        int n = clock.epochs();
        int width = n > 300 ? 10 : n > 100 ? 5 : 0;
        int e = clock.epoch();
        int tail = n - TABLE * width;
        if (width > 0 && e >= tail) {
            return peak / Math.pow(2, 1 + Math.min(TABLE - 1, (e - tail) / width));
        }
        return e < TABLE ? peak * e / (TABLE - 1) : peak;
    }
}
