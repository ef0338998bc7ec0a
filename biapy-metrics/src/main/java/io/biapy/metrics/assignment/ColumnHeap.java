package io.biapy.metrics.assignment;

import java.util.Arrays;

/*
 * A binary heap of columns by (distance, column), with decrease-key, that is emptied in time proportional to what was put in.
 * place[c]: index in the heap, or UNSEEN, or POLLED. Polled columns are kept in order until clear().
 */
final class ColumnHeap {
    private static final int UNSEEN = -1;
    private static final int POLLED = -2;

    private final double[] distance;
    private final int[] place;
    private int[] heap = new int[16];
    private int[] polled = new int[16];
    private int size;
    private int polledCount;

    ColumnHeap(int columns) {
        distance = new double[columns];
        place = new int[columns];
        Arrays.fill(place, UNSEEN);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            place[heap[i]] = UNSEEN;
        }
        for (int i = 0; i < polledCount; i++) {
            place[polled[i]] = UNSEEN;
        }
        size = 0;
        polledCount = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double least() {
        return distance[heap[0]];
    }

    double distance(int column) {
        return distance[column];
    }

    int polled() {
        return polledCount;
    }

    int polledColumn(int k) {
        return polled[k];
    }

    /** Notes a distance of a column; false where a shorter one is known or the column was polled. */
    boolean offer(int column, double d) {
        int at = place[column];
        if (at == POLLED || (at >= 0 && distance[column] <= d)) {
            return false;
        }
        distance[column] = d;
        if (at == UNSEEN) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            at = size++;
        }
        up(at, column);
        return true;
    }

    int poll() {
        int top = heap[0];
        int last = heap[--size];
        if (size > 0) {
            down(last);
        }
        place[top] = POLLED;
        if (polledCount == polled.length) {
            polled = Arrays.copyOf(polled, 2 * polledCount);
        }
        polled[polledCount++] = top;
        return top;
    }

    private void up(int start, int column) {
        int at = start;
        while (at > 0 && before(column, heap[(at - 1) >>> 1])) {
            put(at, heap[(at - 1) >>> 1]);
            at = (at - 1) >>> 1;
        }
        put(at, column);
    }

    private void down(int column) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], column)) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, column);
    }

    private void put(int at, int column) {
        heap[at] = column;
        place[column] = at;
    }

    private boolean before(int a, int b) {
        return distance[a] < distance[b] || (distance[a] == distance[b] && a < b);
    }
}
