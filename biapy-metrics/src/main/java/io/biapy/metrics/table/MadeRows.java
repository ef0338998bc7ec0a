package io.biapy.metrics.table;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Rows that are made each time they are read, so that a table takes no memory beside what it is made of. */
final class MadeRows extends AbstractList<List<Object>> implements RandomAccess {
    private final int size;
    private final IntFunction<List<Object>> row;

    MadeRows(int size, IntFunction<List<Object>> row) {
        this.size = size;
        this.row = row;
    }

    @Override
    public List<Object> get(int index) {
        return row.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
