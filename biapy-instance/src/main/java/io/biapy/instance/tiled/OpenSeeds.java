package io.biapy.instance.tiled;

import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResults;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The seeds that touch other tiles (see {@link SeedPass}), joined where they touch each other. 40 bytes each while they are joined, 28 after; nothing for the
 * others. Immutable.
 */
final class OpenSeeds {
    private static final int MOST = Integer.MAX_VALUE - 8; // longest array

    private final int[] first; // of each tile
    private final int[] number; // within its tile
    private final long[] start; // first voxel in the image
    private final int[] root;
    private final int[] begin; // of each root: the one of its seeds that begins first
    private final long[] starts; // of those that are not dropped, in rising order

    private OpenSeeds(int[] first, int[] number, long[] start, int[] root, int[] begin, long[] starts) {
        this.first = first;
        this.number = number;
        this.start = start;
        this.root = root;
        this.begin = begin;
        this.starts = starts;
    }

    /** @param dropped the most voxels of a seed that is dropped; 0 for none */
    static OpenSeeds of(TileGrid grid, TileResults seeds, Seams seams, TileResults pairs, long dropped) {
        int[] first = Forest.first(seeds.tiles(), tile -> count(seeds.of(tile), planes(grid, tile)), MOST);
        int n = first[seeds.tiles()];
        int[] number = new int[n];
        long[] voxels = new long[n];
        long[] start = new long[n];
        for (int tile = 0; tile < seeds.tiles(); tile++) {
            ByteBuffer in = ByteBuffer.wrap(seeds.of(tile));
            in.position(Math.min(in.limit(), planes(grid, tile)));
            for (int k = first[tile]; in.hasRemaining(); k++) {
                number[k] = in.getInt();
                voxels[k] = in.getInt();
                start[k] = grid.block(tile).placeOf(in.getInt(), grid.size());
            }
        }
        Forest forest = new Forest(n);
        seams.each(pairs, (tile, a, other, b) -> forest.join(at(first, number, tile, a), at(first, number, other, b)));
        int[] root = new int[n];
        int[] begin = new int[n];
        for (int k = 0; k < n; k++) {
            int r = forest.find(k); // never behind k
            root[k] = r;
            begin[k] = k;
            if (r != k) {
                voxels[r] += voxels[k];
                begin[r] = start[k] < start[begin[r]] ? k : begin[r];
            }
        }
        long[] starts = new long[n];
        int kept = 0;
        for (int k = 0; k < n; k++) {
            if (root[k] == k && voxels[k] > dropped) {
                starts[kept++] = start[begin[k]];
            }
        }
        starts = Arrays.copyOf(starts, kept);
        Arrays.sort(starts);
        return new OpenSeeds(first, number, start, root, begin, starts);
    }

    private static int planes(TileGrid grid, int tile) {
        return Integer.BYTES * grid.block(tile).extent().z();
    }

    private static int count(byte[] seeds, int planes) {
        return Math.max(0, seeds.length - planes) / SeedPass.BYTES;
    }

    private static int at(int[] first, int[] number, int tile, int seed) {
        return Arrays.binarySearch(number, first[tile], first[tile + 1], seed);
    }

    /** How many there are once they are joined and small ones are dropped. */
    int count() {
        return starts.length;
    }

    /** How many of those begin before a voxel of the image. */
    int before(long place) {
        int at = Arrays.binarySearch(starts, place);
        return at < 0 ? -1 - at : at;
    }

    /** Seeds of a tile: from this one to that before {@link #first} of the next tile. */
    int first(int tile) {
        return first[tile];
    }

    int number(int seed) {
        return number[seed];
    }

    /** First voxel in the image. */
    long start(int seed) {
        return start[seed];
    }

    /** The seed that stands for all that it is joined with. */
    int root(int seed) {
        return root[seed];
    }

    /** Whether a seed of the image that is not dropped begins with this one. */
    boolean begins(int seed) {
        return begin[root[seed]] == seed && Arrays.binarySearch(starts, start[seed]) >= 0;
    }

    int seeds() {
        return number.length;
    }
}
