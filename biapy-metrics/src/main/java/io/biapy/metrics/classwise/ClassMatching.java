package io.biapy.metrics.classwise;

import io.biapy.metrics.matching.Association;
import io.biapy.metrics.matching.Criterion;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.overlap.OverlapTable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Matches the objects of each class by themselves: {@code ClassMatching.of(overlaps, truth, found).at(0.5).mean().f1()}.
 *
 * <p>A found object can only match a true one of its own class, so a nucleus that is found but called by the wrong name is both a miss
 * of the one class and an invention of the other (panoptic quality by class, Kirillov et al. 2019; "mPQ" of PanNuke, Gamper et al.
 * 2020). Besides, all objects are matched whatever their class, to tell which classes were taken for which. An object without a class
 * takes part in that only. Immutable and safe for several threads.
 */
public final class ClassMatching {
    private final OverlapTable overlaps;
    private final ObjectClasses truth;
    private final ObjectClasses found;
    private final Criterion criterion;

    private ClassMatching(OverlapTable overlaps, ObjectClasses truth, ObjectClasses found, Criterion criterion) {
        this.overlaps = overlaps;
        this.truth = truth;
        this.found = found;
        this.criterion = criterion;
    }

    /**
     * Prepares a matching.
     *
     * @param overlaps overlaps of true and found objects, whatever their class
     * @param truth classes of the true objects
     * @param found classes of the found objects
     */
    public static ClassMatching of(OverlapTable overlaps, ObjectClasses truth, ObjectClasses found) {
        return new ClassMatching(overlaps, truth, found, Criterion.IOU);
    }

    /**
     * Two label images and two class images of the same voxels; an object has the class of most of its voxels.
     *
     * @throws IllegalArgumentException when the lengths differ, or an id or class is negative
     */
    public static ClassMatching of(int[] truth, int[] truthClasses, int[] found, int[] foundClasses) {
        return of(
                OverlapTable.of(truth, found),
                ObjectClasses.majority(OverlapTable.of(truth, truthClasses)),
                ObjectClasses.majority(OverlapTable.of(found, foundClasses)));
    }

    /** The same objects by another criterion; default {@link Criterion#IOU}. */
    public ClassMatching by(Criterion other) {
        return new ClassMatching(overlaps, truth, found, other);
    }

    /** The classes that a true or a found object has, in rising order, without 0; a view that nobody can change. */
    public SortedSet<Integer> classes() {
        SortedSet<Integer> classes = new TreeSet<>();
        for (long id : overlaps.truthIds()) {
            classes.add(truth.classOf(id));
        }
        for (long id : overlaps.foundIds()) {
            classes.add(found.classOf(id));
        }
        classes.remove(0);
        return Collections.unmodifiableSortedSet(classes);
    }

    /** The matching of the objects of one class; of none where nobody has it. To pool images: one {@code DataSetMatching} a class. */
    public Matching of(int objectClass) {
        return Matching.of(overlaps.keeping(
                        id -> truth.classOf(id) == objectClass, id -> found.classOf(id) == objectClass))
                .by(criterion);
    }

    /**
     * The scores at one threshold.
     *
     * @param threshold least score of a match, 0 to 1
     * @throws IllegalArgumentException when the threshold is outside that range
     */
    public ClassMatchingScore at(double threshold) {
        SortedMap<Integer, MatchingScore> scores = new TreeMap<>();
        for (int c : classes()) {
            scores.put(c, of(c).at(threshold));
        }
        ImageScore blind = Matching.of(overlaps).by(criterion).at(threshold);
        return new ClassMatchingScore(scores, blind, confusion(blind));
    }

    private ClassConfusion confusion(ImageScore all) {
        ClassConfusion.Counter counter = new ClassConfusion.Counter();
        for (Association pair : all.pairs()) {
            int t = truth.classOf(pair.truthId());
            if (pair.tag() == Association.Tag.TP) {
                counter.matched(t, found.classOf(pair.foundId().orElseThrow()));
            } else {
                counter.missed(t);
            }
        }
        all.falsePositives().forEach(id -> counter.invented(found.classOf(id)));
        return counter.confusion();
    }

    @Override
    public String toString() {
        return "Matching by class " + classes() + " and " + criterion + "; at(0.5) gives the scores";
    }
}
