package io.biapy.metrics.comparison;

import io.biapy.metrics.matching.MatchingScore;
import java.util.function.ToDoubleFunction;

/** One of the ratios of a matching, 0 to 1, by which results are compared. */
public enum Measure {
    /** {@link MatchingScore#f1()}. */
    F1("F1", MatchingScore::f1),
    /** {@link MatchingScore#accuracy()}. */
    ACCURACY("accuracy", MatchingScore::accuracy),
    /** {@link MatchingScore#precision()}. */
    PRECISION("precision", MatchingScore::precision),
    /** {@link MatchingScore#recall()}. */
    RECALL("recall", MatchingScore::recall),
    /** {@link MatchingScore#panopticQuality()}. */
    PANOPTIC_QUALITY("panoptic quality", MatchingScore::panopticQuality),
    /** {@link MatchingScore#meanTrueScore()}. */
    MEAN_TRUE_SCORE("mean true score", MatchingScore::meanTrueScore),
    /** {@link MatchingScore#meanMatchedScore()}. */
    MEAN_MATCHED_SCORE("mean matched score", MatchingScore::meanMatchedScore);

    private final String label;
    private final ToDoubleFunction<MatchingScore> value;

    Measure(String label, ToDoubleFunction<MatchingScore> value) {
        this.label = label;
        this.value = value;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Its value. */
    public double of(MatchingScore score) {
        return value.applyAsDouble(score);
    }
}
