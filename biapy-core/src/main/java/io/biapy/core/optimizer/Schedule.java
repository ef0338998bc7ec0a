package io.biapy.core.optimizer;

import io.biapy.core.error.InputException;

/** The learning rate of every step, as a function of where the training is. Immutable, safe for several threads. */
@FunctionalInterface
public interface Schedule {
    StepSize at(Clock clock);

    /** The same rate always. */
    static Schedule constant(double rate) {
        return Named.of("constant at " + positive(rate), clock -> StepSize.of(rate));
    }

    /**
     * Up to {@code peak} over the first 30 % of the steps and down to peak / 250,000, both along a cosine, momentum the other way from 0.95 to
     * 0.85 and back (Smith and Topin 2018; torch's OneCycleLR with its defaults).
     */
    static Schedule oneCycle(double peak) {
        return Named.of("one cycle up to " + positive(peak), clock -> Cycle.at(peak, clock));
    }

    /**
     * {@code rate}, multiplied by {@code factor} whenever more than {@code patience} epochs passed without a validation loss at least 0.01 % under
     * the best, never under {@code least} (torch's ReduceLROnPlateau).
     */
    static Schedule reduceOnPlateau(double rate, double factor, int patience, double least) {
        if (!(factor > 0 && factor < 1) || patience < 0) {
            throw new InputException(
                    "A plateau schedule needs a factor between 0 and 1 and a patience of at least 0, got " + factor
                            + " and " + patience + ".");
        }
        return Named.of(
                "plateau from " + positive(rate) + " by " + factor + ", patience " + patience + ", least " + least,
                clock -> StepSize.of(Plateau.rate(rate, factor, patience, least, clock.validationLosses())));
    }

    /** Linear from 0 to {@code peak} over {@code warmUpEpochs}, constant until {@code decayStart}, then a cosine to {@code least}. */
    static Schedule warmUpCosine(double peak, double least, int warmUpEpochs, int decayStart) {
        return Named.of(
                "warm-up over " + warmUpEpochs + " epochs to " + positive(peak) + ", cosine from epoch " + decayStart
                        + " to " + least,
                clock -> StepSize.of(WarmUp.cosine(peak, least, warmUpEpochs, decayStart, clock)));
    }

    /** Cellpose's table by epoch: ten epochs of warm-up, constant, and ten halvings at the end of a training of more than 100 epochs. */
    static Schedule warmUpThenHalvings(double peak) {
        return Named.of(
                "warm-up to " + positive(peak) + ", halvings at the end",
                clock -> StepSize.of(WarmUp.halvings(peak, clock)));
    }

    private static double positive(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new InputException("A learning rate must be above 0, got " + rate + ".");
        }
        return rate;
    }
}
