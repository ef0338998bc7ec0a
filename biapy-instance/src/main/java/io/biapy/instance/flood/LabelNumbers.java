package io.biapy.instance.flood;

import io.biapy.core.error.InputException;
import io.biapy.instance.label.IdIndex;

/** The labels of what is flooded at once, such as a tile with the layers around it: ints from 1 on in the place of 64-bit ids. One thread. */
final class LabelNumbers {
    private final IdIndex index = new IdIndex();

    /** The number of an id, a new one where the id is new. */
    int of(long id) {
        int number = index.add(id) + 1;
        if (number > FloodTile.MOST_LABEL) {
            throw new InputException("More than " + FloodTile.MOST_LABEL
                    + " different labels meet in what is flooded at once; take smaller tiles.");
        }
        return number;
    }

    long id(int number) {
        return index.id(number - 1);
    }

    /** All ids by number; entry 0 is 0. */
    long[] ids() {
        return index.table();
    }
}
