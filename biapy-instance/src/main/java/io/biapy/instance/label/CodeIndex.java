package io.biapy.instance.label;

/**
 * Numbers sparse label codes 0, 1, 2, ... in the order in which they are added; memory grows with the number of codes, not with
 * their size. Code 0, the background, is not numbered. Not for several threads, but {@link #find} is once all are added.
 */
public final class CodeIndex {
    private final IdIndex ids = new IdIndex();

    /** The number of {@code code} (above 0), which is a new one where the code is new. */
    public int add(int code) {
        return ids.add(code);
    }

    /** The number of a code that was added, or -1 where it was not. */
    public int find(int code) {
        return ids.find(code);
    }

    /** Number of codes so far. */
    public int size() {
        return ids.size();
    }

    /** The code that has {@code number}. */
    public int code(int number) {
        return (int) ids.id(number);
    }

    /** The numbers in rising order of their codes. */
    public int[] byCode() {
        return ids.byId();
    }
}
