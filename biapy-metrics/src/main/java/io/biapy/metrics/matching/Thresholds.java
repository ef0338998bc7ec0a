package io.biapy.metrics.matching;

/** Usual lists of thresholds, as the decimal numbers that people write (0.85 and not 0.8500000000000001). */
public final class Thresholds {
    private Thresholds() {}

    /** 0.50, 0.55, ... 0.95: those of COCO and of the Data Science Bowl 2018. A new array. */
    public static double[] coco() {
        return percent(50, 95, 5);
    }

    /** 0.10, 0.20, ... 0.90: those of StarDist's plots. A new array. */
    public static double[] tenths() {
        return percent(10, 90, 10);
    }

    /**
     * Thresholds in whole hundredths.
     *
     * @param first the first in percent, 0 to 100
     * @param last the last that may be reached, in percent
     * @param step the distance in percent, at least 1
     * @throws IllegalArgumentException when these do not give a list
     */
    public static double[] percent(int first, int last, int step) {
        if (first < 0 || last > 100 || first > last || step < 1) {
            throw new IllegalArgumentException("Thresholds rise from 0 to 100 percent by at least 1, but came " + first
                    + " to " + last + " by " + step + ".");
        }
        double[] thresholds = new double[(last - first) / step + 1];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = (first + i * step) / 100.0;
        }
        return thresholds;
    }
}
