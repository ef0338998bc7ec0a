package io.biapy.metrics.classwise;

import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which classes were taken for which: objects that were matched whatever their class, counted by both classes, with those that
 * have no match. Class 0 stands for objects without a class. Immutable and safe for several threads.
 */
public final class ClassConfusion {
    private final SortedMap<Integer, SortedMap<Integer, Long>> matched;
    private final SortedMap<Integer, Long> missed;
    private final SortedMap<Integer, Long> invented;

    private ClassConfusion(Counter counts) {
        this.matched = counts.matched;
        this.missed = counts.missed;
        this.invented = counts.invented;
    }

    /** The classes that any object has, in rising order; a new set. */
    public SortedSet<Integer> classes() {
        SortedSet<Integer> classes = new TreeSet<>(matched.keySet());
        matched.values().forEach(row -> classes.addAll(row.keySet()));
        classes.addAll(missed.keySet());
        classes.addAll(invented.keySet());
        return classes;
    }

    /** Matched pairs of a true object of one class and a found object of another, or the same. */
    public long matched(int truthClass, int foundClass) {
        SortedMap<Integer, Long> row = matched.get(truthClass);
        return row == null ? 0 : row.getOrDefault(foundClass, 0L);
    }

    /** True objects of a class without a match. */
    public long missed(int truthClass) {
        return missed.getOrDefault(truthClass, 0L);
    }

    /** Found objects of a class without a match. */
    public long invented(int foundClass) {
        return invented.getOrDefault(foundClass, 0L);
    }

    /** Part of the matched pairs with equal classes, 0 to 1; 0 where nothing matches. */
    public double agreement() {
        long all = matched.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(n -> n)
                .sum();
        long same = matched.keySet().stream().mapToLong(t -> matched(t, t)).sum();
        return all == 0 ? 0 : (double) same / all;
    }

    /** The counts of two images together. */
    public ClassConfusion plus(ClassConfusion other) {
        Counter sum = new Counter();
        sum.add(this);
        sum.add(other);
        return sum.confusion();
    }

    /** One row a true class, one column a found class, {@code missed} last; the last row counts inventions. */
    public ResultTable table() {
        SortedSet<Integer> classes = classes();
        ResultTable.Builder table = ResultTable.builder().text("truth");
        classes.forEach(c -> table.integer("found_" + c));
        table.integer("missed");
        for (int t : classes) {
            List<Object> row = new ArrayList<>();
            row.add(String.valueOf(t));
            classes.forEach(f -> row.add(matched(t, f)));
            row.add(missed(t));
            table.row(row.toArray());
        }
        List<Object> last = new ArrayList<>();
        last.add("invented");
        classes.forEach(f -> last.add(invented(f)));
        last.add(0L);
        return table.row(last.toArray()).build();
    }

    @Override
    public String toString() {
        return table().toString();
    }

    /** Counts objects; used once. */
    static final class Counter {
        private final SortedMap<Integer, SortedMap<Integer, Long>> matched = new TreeMap<>();
        private final SortedMap<Integer, Long> missed = new TreeMap<>();
        private final SortedMap<Integer, Long> invented = new TreeMap<>();

        void matched(int truthClass, int foundClass) {
            matched.computeIfAbsent(truthClass, t -> new TreeMap<>()).merge(foundClass, 1L, Long::sum);
        }

        void missed(int truthClass) {
            missed.merge(truthClass, 1L, Long::sum);
        }

        void invented(int foundClass) {
            invented.merge(foundClass, 1L, Long::sum);
        }

        void add(ClassConfusion other) {
            other.matched.forEach((t, row) -> row.forEach(
                    (f, n) -> matched.computeIfAbsent(t, c -> new TreeMap<>()).merge(f, n, Long::sum)));
            other.missed.forEach((t, n) -> missed.merge(t, n, Long::sum));
            other.invented.forEach((f, n) -> invented.merge(f, n, Long::sum));
        }

        ClassConfusion confusion() {
            return new ClassConfusion(this);
        }
    }
}
