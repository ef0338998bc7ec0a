package io.biapy.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes where chunks are: a B-tree of version 1, whose nodes have room for 64 entries, leaves first. */
final class ChunkTree {
    private static final int MOST = 64;
    private static final int START = 24;

    /** @param offset of its first element, along each dimension */
    record Chunk(long[] offset, long address, int bytes) {}

    /** A chunk or a node, and the key that leads to it. */
    private record Entry(byte[] key, long address) {}

    private ChunkTree() {}

    /** @param chunks in order of their offsets, at least one */
    static long write(List<Chunk> chunks, int[] edges, NewNode.Space space) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Chunk chunk : chunks) {
            entries.add(new Entry(key(chunk.bytes(), chunk.offset()), chunk.address()));
        }
        long[] behind = chunks.get(chunks.size() - 1).offset().clone();
        for (int d = 0; d < behind.length; d++) {
            behind[d] += edges[d];
        }
        byte[] last = key(0, behind);
        int level = 0;
        do {
            entries = level(entries, level++, last, space);
        } while (entries.size() > 1);
        return entries.get(0).address();
    }

    private static List<Entry> level(List<Entry> entries, int level, byte[] last, NewNode.Space space)
            throws IOException {
        int keyBytes = last.length;
        int nodeBytes = START + MOST * (keyBytes + 8) + keyBytes;
        int nodes = (entries.size() + MOST - 1) / MOST;
        long first = space.append(
                new byte[0]); // the nodes of a level stand one after the other, so that each knows its neighbours
        List<Entry> above = new ArrayList<>();
        for (int n = 0; n < nodes; n++) {
            List<Entry> own = entries.subList(n * MOST, Math.min(entries.size(), (n + 1) * MOST));
            boolean end = n == nodes - 1;
            long left = n == 0 ? Bytes.NOWHERE : first + (n - 1L) * nodeBytes;
            long right = end ? Bytes.NOWHERE : first + (n + 1L) * nodeBytes;
            byte[] behind = end ? last : entries.get((n + 1) * MOST).key();
            long address = space.append(node(level, own, left, right, behind, nodeBytes));
            above.add(new Entry(own.get(0).key(), address));
        }
        return above;
    }

    private static byte[] node(int level, List<Entry> entries, long left, long right, byte[] last, int size) {
        Bytes bytes = new Bytes()
                .put(new byte[] {'T', 'R', 'E', 'E', 1, (byte) level})
                .u16(entries.size())
                .u64(left)
                .u64(right);
        for (Entry entry : entries) {
            bytes.put(entry.key()).u64(entry.address());
        }
        bytes.put(last);
        return bytes.put(new byte[size - bytes.size()]).array();
    }

    private static byte[] key(int bytes, long[] offset) {
        Bytes key = new Bytes().u32(bytes).u32(0);
        for (long o : offset) {
            key.u64(o);
        }
        return key.u64(0).array();
    }
}
