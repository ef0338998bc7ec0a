package io.biapy.instance.measure;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Measurements that are made each time they are read, out of sums that take less. */
final class MadeMeasurements extends AbstractList<Measurement> implements RandomAccess {
    private final int size;
    private final IntFunction<Measurement> row;

    MadeMeasurements(int size, IntFunction<Measurement> row) {
        this.size = size;
        this.row = row;
    }

    @Override
    public Measurement get(int index) {
        return row.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
