package io.biapy.instance.tiled;

import java.util.Arrays;

/** A growing set of numbers. 8 bytes a distinct one, up to four times that while it grows. One thread. */
final class LongSet {
    private long[] numbers = new long[64];
    private int count;

    /** Two numbers as one that orders as the pair, where they are not negative. */
    static long pair(int first, int second) {
        return (long) first << 32 | second;
    }

    void add(long number) {
        if (count == numbers.length) {
            count = distinct(numbers, count);
            if (2 * count > numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.multiplyExact(2, numbers.length));
            }
        }
        numbers[count++] = number;
    }

    /** In rising order. */
    long[] toArray() {
        count = distinct(numbers, count);
        return Arrays.copyOf(numbers, count);
    }

    /** Sorts the first {@code n} and leaves each once at the front; returns how many that are. */
    static int distinct(long[] numbers, int n) {
        Arrays.sort(numbers, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return kept;
    }
}
