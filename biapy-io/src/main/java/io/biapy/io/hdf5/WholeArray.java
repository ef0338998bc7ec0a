package io.biapy.io.hdf5;

import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkStore;
import io.biapy.io.file.MappedFile;
import io.biapy.io.file.RandomBytes;
import java.nio.file.Path;

/** All elements of a data set in their order, piece by piece. */
final class WholeArray {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final Path place;
    private final Stored stored;

    WholeArray(Path file, Path place, Stored stored) {
        this.file = file;
        this.place = place;
        this.stored = stored;
    }

    /** Takes elements beside each other. */
    @FunctionalInterface
    interface Run {
        /** {@code count} elements from byte {@code at} of {@code from} on, which are those from number {@code to} on. */
        void take(byte[] from, int at, int to, int count);
    }

    void read(Run run) {
        Reading.of(place, () -> {
            if (stored.isPiece()) {
                piece(run);
            } else {
                chunks(run);
            }
            return place;
        });
    }

    private void piece(Run run) {
        ChunkGrid grid = stored.grid();
        int bytes = grid.samples().bytes();
        long all = 1;
        for (long n : grid.shape()) {
            all *= n;
        }
        try (RandomBytes source = MappedFile.of(file).open()) {
            int most = MOST_BYTES / bytes;
            for (long done = 0; done < all; done += most) {
                int count = (int) Math.min(most, all - done);
                byte[] part = source.read(stored.position().orElseThrow() + done * bytes, (long) count * bytes);
                run.take(part, 0, (int) done, count);
            }
        }
    }

    private void chunks(Run run) {
        ChunkGrid grid = stored.grid();
        int n = grid.shape().length;
        ChunkStore.Reader reader = stored.chunks().reader();
        long[] index = new long[n];
        byte[] missing = null;
        do {
            byte[] chunk = reader.read(index, null);
            if (chunk == null) {
                missing = missing == null ? filled(grid) : missing;
                chunk = missing;
            }
            rows(grid, chunk, index, run);
        } while (next(index, grid));
    }

    private static byte[] filled(ChunkGrid grid) {
        byte[] all = new byte[grid.chunkBytes()];
        for (int i = 0; i < all.length; i++) {
            all[i] = grid.fill()[i % grid.fill().length];
        }
        return all;
    }

    private static boolean next(long[] index, ChunkGrid grid) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] * grid.chunk()[d] < grid.shape()[d]) {
                return true;
            }
            index[d] = 0;
        }
        return false;
    }

    /** The rows of a chunk that lie inside of the array. */
    private static void rows(ChunkGrid grid, byte[] chunk, long[] index, Run run) {
        int n = index.length;
        int[] within = new int[n];
        int length = (int) Math.min(grid.chunk()[n - 1], grid.shape()[n - 1] - index[n - 1] * grid.chunk()[n - 1]);
        while (true) {
            long to = 0;
            int at = 0;
            for (int d = 0; d < n; d++) {
                to = to * grid.shape()[d] + index[d] * grid.chunk()[d] + within[d];
                at += within[d] * grid.strides()[d];
            }
            run.take(chunk, at * grid.samples().bytes(), (int) to, length);
            int d = n - 2;
            while (d >= 0
                    && (++within[d] == grid.chunk()[d] || index[d] * grid.chunk()[d] + within[d] == grid.shape()[d])) {
                within[d--] = 0;
            }
            if (d < 0) {
                return;
            }
        }
    }
}
