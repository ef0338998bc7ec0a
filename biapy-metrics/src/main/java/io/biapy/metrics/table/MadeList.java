package io.biapy.metrics.table;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list whose elements are made each time they are read, so that it takes no memory beside what they are made of. Cannot be changed; as safe for several
 * threads as the function that makes them.
 */
public final class MadeList<E> extends AbstractList<E> implements RandomAccess {
    private final int size;
    private final IntFunction<E> element;

    /** @param element by its index, always the same for the same one */
    public MadeList(int size, IntFunction<E> element) {
        this.size = size;
        this.element = element;
    }

    @Override
    public E get(int index) {
        return element.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
