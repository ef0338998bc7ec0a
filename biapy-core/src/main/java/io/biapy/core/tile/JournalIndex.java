package io.biapy.core.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a journal holds the last record of each tile of each pass. 16 bytes a record. Safe for several threads. */
final class JournalIndex {
    private final Map<String, Places> passes = new HashMap<>();
    private int records;

    /**
     * What is known of a record.
     *
     * @param at its first byte in the journal
     * @param length of its body
     * @param hasFile whether the tile has a file, of this checksum
     */
    record Place(long at, int length, boolean hasFile, int checksum) {}

    /** Of one pass, by tile + 1, since what is known of all tiles has the number -1. */
    private static final class Places {
        private long[] at = {}; // (first byte + 1) << 1 | whether there is a file; 0 where there is no record
        private int[] length = {};
        private int[] checksum = {};

        void grow(int n) {
            if (n > at.length) {
                int room = Math.max(n, at.length + (at.length >> 1));
                at = Arrays.copyOf(at, room);
                length = Arrays.copyOf(length, room);
                checksum = Arrays.copyOf(checksum, room);
            }
        }
    }

    synchronized void put(String pass, int tile, Place place) {
        Places places = passes.computeIfAbsent(pass, p -> new Places());
        int k = tile + 1;
        places.grow(k + 1);
        records += places.at[k] == 0 ? 1 : 0;
        places.at[k] = (place.at() + 1) << 1 | (place.hasFile() ? 1 : 0);
        places.length[k] = place.length();
        places.checksum[k] = place.checksum();
    }

    synchronized Optional<Place> get(String pass, int tile) {
        Places places = passes.get(pass);
        int k = tile + 1;
        if (places == null || k >= places.at.length || places.at[k] == 0) {
            return Optional.empty();
        }
        long at = places.at[k];
        return Optional.of(new Place((at >>> 1) - 1, places.length[k], (at & 1) != 0, places.checksum[k]));
    }

    synchronized void clear() {
        passes.clear();
        records = 0;
    }

    synchronized int records() {
        return records;
    }
}
