package io.biapy.instance.tiled;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the regions that an object encloses: from each that touches it, over regions that are not of it, until one is open; if none is, all are
 * enclosed. Open ones are not gone beyond, so the work for an object is what lies in its box. Serves one object after the other. 8 bytes a region.
 */
final class HoleSearch {
    private final RegionContacts contacts;
    private final int[] seenBy;
    private int[] found = new int[64];
    private int count;
    private int round;

    HoleSearch(RegionContacts contacts, int regions) {
        this.contacts = contacts;
        this.seenBy = new int[regions];
    }

    /** Another object. */
    void begin() {
        round++;
        count = 0;
    }

    /** Looks around one region of the object. */
    void around(int root, IntPredicate isOfObject, IntPredicate isOpen) {
        for (int at = contacts.from(root); contacts.isOf(at, root); at++) {
            int start = contacts.neighbour(at);
            if (seenBy[start] != round && !isOfObject.test(start)) {
                search(start, isOfObject, isOpen);
            }
        }
    }

    private void search(int start, IntPredicate isOfObject, IntPredicate isOpen) {
        int from = count;
        boolean open = false;
        add(start);
        for (int k = from; k < count; k++) {
            int region = found[k];
            if (isOpen.test(region)) {
                open = true;
                continue;
            }
            for (int at = contacts.from(region); contacts.isOf(at, region); at++) {
                int other = contacts.neighbour(at);
                if (isOfObject.test(other)) {
                    continue;
                }
                if (seenBy[other] != round) {
                    add(other);
                } else {
                    open |= isOpen.test(other);
                }
            }
        }
        count = open ? from : count;
    }

    private void add(int region) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = region;
        seenBy[region] = round;
    }

    /** How many regions are enclosed. */
    int count() {
        return count;
    }

    int enclosed(int k) {
        return found[k];
    }
}
