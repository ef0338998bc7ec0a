package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;

/**
 * BiaPy's five passes as three: labels of each tile with its highest id (the running sums of which are the offsets), overlaps at faces (a union of pairs
 * follows), and the labels as they are in the end. Source: biapy 3.7.1, chunk mode, as observed.
 */
final class FaceMerge {
    static final String LABEL = "label";
    static final String OVERLAP = "overlap";
    static final String RELABEL = "relabel";
    private static final int LABELS = TileGrid.DIRECTIONS;

    private final TileGrid grid;
    private final TileWork work;
    private final double threshold;
    private final IntFunction<long[]> labelsOfTile;
    private long greatest;

    FaceMerge(TileGrid grid, TileWork work, double threshold, IntFunction<long[]> labelsOfTile) {
        this.grid = grid;
        this.work = work;
        this.threshold = threshold;
        this.labelsOfTile = labelsOfTile;
    }

    Merge.Outcome find() {
        TileResults highest = work.pass(LABEL, this::label);
        long[] offsets = new long[highest.tiles()];
        for (int tile = 0; tile < offsets.length; tile++) {
            offsets[tile] = greatest;
            greatest = Math.addExact(greatest, ByteBuffer.wrap(highest.of(tile)).getLong());
        }
        List<long[]> edges = new ArrayList<>();
        Map<Long, Long> parent = new TreeMap<>();
        for (byte[] bytes : work.pass(OVERLAP, tile -> overlap(tile, offsets))) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                long[] edge = {in.getLong(), in.getLong()};
                edges.add(edge);
                join(parent, edge[0], edge[1]);
            }
        }
        Map<Long, Long> joined = new TreeMap<>();
        parent.keySet().forEach(id -> {
            long least = least(parent, id);
            if (least != id) {
                joined.put(id, least);
            }
        });
        return new Merge.Outcome(offsets, joined, edges.toArray(new long[0][]));
    }

    private static long least(Map<Long, Long> parent, long id) {
        long at = id;
        for (long up = parent.getOrDefault(at, at); up != at; up = parent.getOrDefault(at, at)) {
            at = up;
        }
        return at;
    }

    private static void join(Map<Long, Long> parent, long a, long b) {
        long rootA = least(parent, a);
        long rootB = least(parent, b);
        long root = Math.min(rootA, rootB);
        for (long id : new long[] {a, b, rootA, rootB}) { // and so paths stay short
            parent.put(id, root);
        }
    }

    /** Greatest id that can occur. */
    long greatest() {
        return greatest;
    }

    private TileResult label(int tile) {
        long[] ids = labelsOfTile.apply(tile);
        Extent size = grid.block(tile).extent();
        byte[][] sections = new byte[LABELS + 1][];
        for (int d = 0; d < LABELS; d++) {
            sections[d] = bytes(layer(ids, size, d));
        }
        sections[LABELS] = bytes(ids);
        long most = Arrays.stream(ids).max().orElse(0);
        return new TileResult(ByteBuffer.allocate(8).putLong(most).array(), sections);
    }

    private static long[] layer(long[] ids, Extent size, int direction) {
        return Arrays.stream(TileFaces.positions(size, direction))
                .mapToLong(i -> ids[i])
                .toArray();
    }

    private TileResult overlap(int tile, long[] offsets) {
        List<Long> found = new ArrayList<>();
        for (int d = LABELS / 2; d < LABELS; d++) {
            OptionalInt other = grid.neighbour(tile, d);
            if (other.isPresent()) {
                long[] a = read(tile, d);
                long[] b = read(other.getAsInt(), TileGrid.opposite(d));
                overlap(a, b, offsets[tile], offsets[other.getAsInt()], found);
            }
        }
        return new TileResult(bytes(found.stream().mapToLong(Long::longValue).toArray()));
    }

    private record Pair(long a, long b) {}

    private void overlap(long[] a, long[] b, long offsetA, long offsetB, List<Long> found) {
        Map<Long, Integer> ofA = new HashMap<>();
        Map<Long, Integer> ofB = new HashMap<>();
        Map<Pair, Integer> ofBoth = new HashMap<>();
        for (int i = 0; i < a.length; i++) {
            if (a[i] != 0) {
                ofA.merge(a[i], 1, Integer::sum);
            }
            if (b[i] != 0) {
                ofB.merge(b[i], 1, Integer::sum);
            }
            if (a[i] != 0 && b[i] != 0) {
                ofBoth.merge(new Pair(a[i], b[i]), 1, Integer::sum);
            }
        }
        ofBoth.forEach((pair, n) -> {
            int union = ofA.getOrDefault(pair.a, 0) + ofB.getOrDefault(pair.b, 0) - n;
            if ((double) n / union > threshold) {
                found.add(pair.a + offsetA);
                found.add(pair.b + offsetB);
            }
        });
    }

    /** Writes the final labels. */
    void write(Merge.Outcome outcome, LabelOutput output) {
        work.pass(
                RELABEL,
                tile -> {
                    long[] ids = read(tile, LABELS);
                    for (int i = 0; i < ids.length; i++) {
                        if (ids[i] != 0) {
                            long id = ids[i] + outcome.offsets()[tile];
                            ids[i] = outcome.joined().getOrDefault(id, id);
                        }
                    }
                    output.write(grid.block(tile), ids);
                    return new TileResult(checksum(ids));
                },
                (tile, small) -> {
                    Block block = grid.block(tile);
                    long[] ids = new long[block.extent().voxels()];
                    output.read(block, ids);
                    return Arrays.equals(checksum(ids), small);
                });
    }

    private long[] read(int tile, int section) {
        byte[] bytes = work.store().read(LABEL, tile, section).orElseThrow(() -> Seams.lost(work.store(), LABEL, tile));
        long[] ids = new long[bytes.length / 8];
        ByteBuffer.wrap(bytes).asLongBuffer().get(ids);
        return ids;
    }

    private static byte[] checksum(long[] ids) {
        CRC32C crc = new CRC32C();
        crc.update(bytes(ids));
        return ByteBuffer.allocate(8).putLong(crc.getValue()).array();
    }

    private static byte[] bytes(long[] values) {
        ByteBuffer out = ByteBuffer.allocate(8 * values.length);
        out.asLongBuffer().put(values);
        return out.array();
    }
}
