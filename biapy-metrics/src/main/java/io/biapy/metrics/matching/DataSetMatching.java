package io.biapy.metrics.matching;

import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matchings of several images, summed up in two ways that answer different questions.
 *
 * <ul>
 *   <li>{@link #pooled(double)} adds up tp, fp, fn and the matches' scores and applies the formulas once: every <em>object</em> counts the
 *       same, so an image full of cells outweighs an empty one.
 *   <li>{@link #byImage(double)} takes the plain mean of every image's score: every <em>image</em> counts the same. An image without any
 *       match adds 0, also one that truly is empty and where nothing was found, unless {@link #byImage(double, EmptyImages)} says otherwise.
 *       Counts are still sums.
 * </ul>
 *
 * <p>BiaPy ({@code wrapper_matching_dataset_lazy}) and StarDist ({@code matching_dataset}) define both like this, with pooled as the
 * default of {@code by_image=False}. The Data Science Bowl's and most papers' figures are by image. Not safe for several threads.
 */
public final class DataSetMatching {
    private final Map<String, Matching> images = new LinkedHashMap<>();

    /**
     * Adds an image.
     *
     * @param name the image's name, unique within the data set
     * @throws IllegalArgumentException when the name was used before, or the criterion differs from that of the other images
     */
    public DataSetMatching add(String name, Matching matching) {
        Criterion first = images.isEmpty()
                ? matching.criterion()
                : images.values().iterator().next().criterion();
        if (first != matching.criterion()) {
            throw new IllegalArgumentException("All images of a data set are matched by one criterion, but " + name
                    + " came with " + matching.criterion() + " after images with " + first + ".");
        }
        if (images.putIfAbsent(name, matching) != null) {
            throw new IllegalArgumentException("Every image of a data set needs its own name, but " + name
                    + " came twice. Add the folder to the name.");
        }
        return this;
    }

    /** Each image's scores at one threshold, by name in the order of addition. */
    public Map<String, ImageScore> images(double threshold) {
        Map<String, ImageScore> scores = new LinkedHashMap<>();
        images.forEach((name, matching) -> scores.put(name, matching.at(threshold)));
        return scores;
    }

    /**
     * The mean over images of every score, with the counts added up.
     *
     * @throws IllegalStateException when no image was added
     */
    public MatchingScore byImage(double threshold) {
        return MatchingScore.mean(scores(threshold));
    }

    /**
     * As {@link #byImage(double)}, with another rule for images without any object.
     *
     * @throws IllegalStateException when no image was added
     */
    public MatchingScore byImage(double threshold, EmptyImages empty) {
        return MatchingScore.mean(scores(threshold), empty);
    }

    /**
     * The scores of all objects taken together.
     *
     * @throws IllegalStateException when no image was added
     */
    public MatchingScore pooled(double threshold) {
        return MatchingScore.pooled(scores(threshold));
    }

    /**
     * The average precision of the Data Science Bowl 2018 and of Cellpose: each image's mean of {@link MatchingScore#accuracy()} over
     * thresholds, then the mean over images. The Bowl took {@link Thresholds#coco()}, and a match only above a threshold; here an IoU
     * equal to it matches too.
     *
     * @throws IllegalStateException when no image was added
     * @throws IllegalArgumentException when no threshold is given
     */
    public double meanAccuracy(double... thresholds) {
        return MatchingScore.meanAccuracy(
                Arrays.stream(thresholds).mapToObj(this::byImage).toList());
    }

    /** One row an image and threshold: the image's name, then the values of {@link MatchingScore#toMap()}. */
    public ResultTable table(double... thresholds) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (double threshold : thresholds) {
            images(threshold).forEach((name, score) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("image", name);
                row.putAll(score.toMap());
                rows.add(row);
            });
        }
        return ResultTable.ofMaps(rows);
    }

    private List<ImageScore> scores(double threshold) {
        if (images.isEmpty()) {
            throw new IllegalStateException(
                    "A data set needs at least one image before it has scores; add(name, matching) adds one.");
        }
        return List.copyOf(images(threshold).values());
    }

    @Override
    public String toString() {
        return "Matchings of " + images.size() + " images; pooled(0.5) and byImage(0.5) give the scores";
    }
}
