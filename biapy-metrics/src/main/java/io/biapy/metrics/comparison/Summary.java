package io.biapy.metrics.comparison;

import io.biapy.metrics.matching.MatchingScore;
import java.util.List;
import java.util.function.Function;

/** How the scores of several images become one. */
public enum Summary {
    /** Every object counts the same: {@link MatchingScore#pooled(List)}. */
    POOLED(MatchingScore::pooled),
    /** Every image counts the same: {@link MatchingScore#mean(List)}. */
    BY_IMAGE(MatchingScore::mean);

    private final Function<List<? extends MatchingScore>, MatchingScore> sum;

    Summary(Function<List<? extends MatchingScore>, MatchingScore> sum) {
        this.sum = sum;
    }

    /** The one score of the images. */
    public MatchingScore of(List<? extends MatchingScore> images) {
        return sum.apply(images);
    }
}
