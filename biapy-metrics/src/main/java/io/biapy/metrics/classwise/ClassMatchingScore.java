package io.biapy.metrics.classwise;

import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.overlap.OverlapCounter;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores of each class at one threshold, of one image or of several pooled. Immutable and safe for several threads.
 *
 * <p>A class counts where a true or a found object has it; one that nobody has is not scored. A class that was only invented scores
 * 0 and lowers the mean.
 */
public final class ClassMatchingScore {
    private final SortedMap<Integer, MatchingScore> classes;
    private final MatchingScore blind;
    private final ClassConfusion confusion;

    ClassMatchingScore(SortedMap<Integer, MatchingScore> classes, MatchingScore blind, ClassConfusion confusion) {
        this.classes = Collections.unmodifiableSortedMap(classes);
        this.blind = blind;
        this.confusion = confusion;
    }

    /**
     * The objects of several images taken together, class by class; {@link #mean()} of the result is the mean over classes of pooled
     * scores ("mPQ+" of CoNIC). For the mean over images of means over classes average {@link #mean()} of the images.
     *
     * @throws IllegalArgumentException when there is no score, or they differ in criterion or threshold
     */
    public static ClassMatchingScore pooled(List<ClassMatchingScore> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("Scores are pooled from at least one image, but the list is empty.");
        }
        SortedMap<Integer, List<MatchingScore>> byClass = new TreeMap<>();
        ClassConfusion confusion = new ClassConfusion.Counter().confusion();
        for (ClassMatchingScore image : images) {
            image.classes.forEach((c, score) ->
                    byClass.computeIfAbsent(c, k -> new ArrayList<>()).add(score));
            confusion = confusion.plus(image.confusion);
        }
        SortedMap<Integer, MatchingScore> pooled = new TreeMap<>();
        byClass.forEach((c, scores) -> pooled.put(c, MatchingScore.pooled(scores)));
        MatchingScore blind = MatchingScore.pooled(
                images.stream().map(ClassMatchingScore::whateverTheClass).toList());
        return new ClassMatchingScore(pooled, blind, confusion);
    }

    /** The score of each class, in rising order; a view that nobody can change. */
    public SortedMap<Integer, MatchingScore> classes() {
        return classes;
    }

    /**
     * The score of one class.
     *
     * @throws NoSuchElementException when neither a true nor a found object has it
     */
    public MatchingScore of(int objectClass) {
        MatchingScore score = classes.get(objectClass);
        if (score == null) {
            throw new NoSuchElementException(
                    "No object is of class " + objectClass + "; there are the classes " + classes.keySet() + ".");
        }
        return score;
    }

    /** The plain mean over the classes, with their counts added up; 0 where no object has a class. */
    public MatchingScore mean() {
        if (classes.isEmpty()) {
            return Matching.of(new OverlapCounter().table())
                    .by(blind.criterion())
                    .at(blind.threshold());
        }
        return MatchingScore.mean(List.copyOf(classes.values()));
    }

    /** The score of all objects where the class does not matter: how well they are found and outlined. */
    public MatchingScore whateverTheClass() {
        return blind;
    }

    /** Which classes were taken for which, among objects that match whatever their class. */
    public ClassConfusion confusion() {
        return confusion;
    }

    /** One row a class: {@code class}, then the values of {@link MatchingScore#toMap()}; the mean comes last. */
    public ResultTable table() {
        List<Map<String, Object>> rows = new ArrayList<>();
        classes.forEach((c, score) -> rows.add(row(String.valueOf(c), score)));
        rows.add(row("mean", mean()));
        return ResultTable.ofMaps(rows);
    }

    private static Map<String, Object> row(String name, MatchingScore score) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("class", name);
        row.putAll(score.toMap());
        return row;
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
