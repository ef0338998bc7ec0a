package io.biapy.metrics.classwise;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The class of every object: a whole number from 1; 0 stands for no class. Immutable and safe for several threads.
 *
 * <pre>{@code ObjectClasses classes = ObjectClasses.majority(OverlapTable.of(labels, classImage));}</pre>
 */
public final class ObjectClasses {
    private final long[] ids;
    private final int[] classes;
    private final int others;

    private ObjectClasses(long[] ids, int[] classes, int others) {
        this.ids = ids;
        this.classes = classes;
        this.others = others;
    }

    /** Every object is of class 1. */
    public static ObjectClasses one() {
        return new ObjectClasses(new long[0], new int[0], 1);
    }

    /**
     * Classes by id; an object that is not named has none.
     *
     * @throws IllegalArgumentException when a class is negative
     */
    public static ObjectClasses of(Map<Long, Integer> classOfId) {
        Map<Long, Integer> sorted = new TreeMap<>(classOfId);
        sorted.forEach((id, c) -> requireClass(c, "object " + id));
        return new ObjectClasses(
                sorted.keySet().stream().mapToLong(id -> id).toArray(),
                sorted.values().stream().mapToInt(c -> c).toArray(),
                0);
    }

    /**
     * The class that most voxels of an object have in a class image, 0 voxels left aside; the smaller of two classes with as many. An
     * object without a voxel of any class has none. BiaPy's rule, which gives those class 1: {@link #majority(OverlapTable, int)}.
     *
     * @param labelsAndClasses overlaps of the label image (as truth) with the class image (as found)
     * @throws IllegalArgumentException when a class passes 2^31
     */
    public static ObjectClasses majority(OverlapTable labelsAndClasses) {
        return majority(labelsAndClasses, 0);
    }

    /** As {@link #majority(OverlapTable)}, with the class of objects that have no voxel of any class. */
    public static ObjectClasses majority(OverlapTable labelsAndClasses, int whenNone) {
        requireClass(whenNone, "objects without one");
        long[] all = labelsAndClasses.truthIds();
        int[] classOf = new int[all.length];
        long[] most = new long[all.length];
        Arrays.fill(classOf, whenNone);
        for (int p = 0; p < labelsAndClasses.pairs(); p++) {
            int object = labelsAndClasses.truthIndex(p);
            long c = labelsAndClasses.foundId(p);
            if (c > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("Classes are small numbers, but object "
                        + labelsAndClasses.truthId(p) + " has voxels of class " + c
                        + ". Are the label image and the class image exchanged?");
            }
            if (c > 0 && labelsAndClasses.voxels(p) > most[object]) {
                most[object] = labelsAndClasses.voxels(p);
                classOf[object] = (int) c;
            }
        }
        return new ObjectClasses(all, classOf, 0);
    }

    private static void requireClass(int c, String whose) {
        if (c < 0) {
            throw new IllegalArgumentException(
                    "Classes are numbered from 1, with 0 for none, but the class of " + whose + " is " + c + ".");
        }
    }

    /** The class of an object, 0 where it has none; background has none. */
    public int classOf(long id) {
        if (id == 0) {
            return 0;
        }
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? others : classes[at];
    }

    @Override
    public String toString() {
        return "Classes of " + ids.length + " objects" + (others == 0 ? "" : ", " + others + " for all others");
    }
}
