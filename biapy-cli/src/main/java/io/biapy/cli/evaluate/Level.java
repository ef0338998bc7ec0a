package io.biapy.cli.evaluate;

import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.MatchingScore;
import java.util.List;

/** Every image's score at one threshold, in the order of the images, and their two sums. */
public record Level(double threshold, List<ImageScore> images, MatchingScore byImage, MatchingScore pooled) {
    static Level of(DataSetMatching matching, double threshold) {
        List<ImageScore> images = List.copyOf(matching.images(threshold).values());
        return new Level(threshold, images, MatchingScore.mean(images), MatchingScore.pooled(images));
    }

    /** As JSON names it: "0.5". */
    String key() {
        return String.valueOf(threshold);
    }
}
