package io.biapy.instance.refine;

import io.biapy.core.image.Extent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What {@link LargeObjectRepair} says, by searches over all voxels for each object. */
final class NaiveRepair {
    private final int[] given;
    private final int[] labels;
    private final Extent extent;

    private NaiveRepair(int[] labels, Extent extent) {
        this.given = labels;
        this.labels = labels.clone();
        this.extent = extent;
    }

    static int[] apply(int[] labels, Extent extent, long most) {
        NaiveRepair repair = new NaiveRepair(labels, extent);
        Arrays.stream(labels)
                .filter(l -> l != 0)
                .distinct()
                .sorted()
                .filter(l -> Arrays.stream(labels).filter(m -> m == l).count() >= most)
                .forEach(repair::repair);
        return repair.labels;
    }

    private void repair(int object) {
        int[][] box = box(object);
        Set<Integer> touching = new TreeSet<>();
        each(
                i -> labels[i] == object && isIn(box, i),
                i -> each(j -> isIn(box, j) && near(i, j), j -> touching.add(labels[j])));
        touching.removeAll(Set.of(0, object));
        for (int other : touching) {
            long size = Arrays.stream(given).filter(l -> l == other).count();
            boolean isContained = IntStream.range(0, given.length).allMatch(i -> given[i] != other || isIn(box, i));
            long within = IntStream.range(0, given.length)
                    .filter(i -> labels[i] == other && isIn(box, i))
                    .count();
            if (isContained || (extent.z() > 1 && (size - within) / (double) size <= 0.3)) {
                each(i -> labels[i] == other, i -> labels[i] = object);
            }
        }
        for (int z = box[0][0]; z <= box[1][0]; z++) {
            fill(object, box, z);
        }
    }

    /** Background that no path along faces of voxels which are not the object's leads out of the box from. */
    private void fill(int object, int[][] box, int z) {
        boolean[] open = new boolean[labels.length];
        Deque<Integer> todo = new ArrayDeque<>();
        each(i -> isIn(box, i) && at(i, 0) == z && labels[i] != object && isRim(box, i), i -> {
            open[i] = true;
            todo.add(i);
        });
        while (!todo.isEmpty()) {
            int i = todo.remove();
            for (int step : new int[] {-extent.x(), -1, 1, extent.x()}) {
                int j = i + step;
                if (j >= 0
                        && j < labels.length
                        && isIn(box, j)
                        && at(j, 0) == z
                        && beside(i, j)
                        && labels[j] != object
                        && !open[j]) {
                    open[j] = true;
                    todo.add(j);
                }
            }
        }
        each(i -> isIn(box, i) && at(i, 0) == z && labels[i] == 0 && !open[i], i -> labels[i] = object);
    }

    private void each(IntPredicate which, IntConsumer action) {
        for (int i : IntStream.range(0, labels.length).filter(which).toArray()) {
            action.accept(i);
        }
    }

    private int[][] box(int object) {
        int[][] box = {{Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}, {-1, -1, -1}};
        for (int i = 0; i < given.length; i++) {
            for (int a = 0; a < 3 && given[i] == object; a++) {
                box[0][a] = Math.min(box[0][a], at(i, a));
                box[1][a] = Math.max(box[1][a], at(i, a));
            }
        }
        return box;
    }

    private int at(int i, int axis) {
        return axis == 0 ? i / (extent.y() * extent.x()) : axis == 1 ? i / extent.x() % extent.y() : i % extent.x();
    }

    private boolean isIn(int[][] box, int i) {
        return IntStream.range(0, 3).allMatch(a -> at(i, a) >= box[0][a] && at(i, a) <= box[1][a]);
    }

    private boolean isRim(int[][] box, int i) {
        return IntStream.range(1, 3).anyMatch(a -> at(i, a) == box[0][a] || at(i, a) == box[1][a]);
    }

    private boolean near(int i, int j) {
        return IntStream.range(0, 3).allMatch(a -> Math.abs(at(i, a) - at(j, a)) <= 1);
    }

    private boolean beside(int i, int j) {
        return IntStream.range(0, 3).map(a -> Math.abs(at(i, a) - at(j, a))).sum() == 1;
    }
}
