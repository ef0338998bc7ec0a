package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.io.array.ArrayRoom;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkStore;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.CodecException;
import io.biapy.io.sample.Samples;
import io.jhdf.Constants;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a data set of numbers is stored: as one piece at a position of the file, or in chunks. A small one inside of its header is one chunk,
 * one that was never written has no chunk.
 *
 * @param position of the first byte, where it is one piece
 */
record Stored(ChunkGrid grid, ChunkStore chunks, Optional<Long> position, String description) {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
    private static final int LONGEST_EMPTY = 64;

    static Stored of(Path file, Path place, long userBlock, DatasetBase set, Samples samples) {
        long[] shape = set.getDimensionsAsLong().length == 0 ? new long[] {1} : set.getDimensionsAsLong();
        for (long n : shape) {
            if (n < 1) {
                throw new FileException(place, "is empty: its shape is " + ArrayAxes.shape(shape) + ".");
            }
        }
        byte[] fill = fill(set, samples.bytes());
        if (set instanceof ChunkedDataset chunked) {
            return chunked(place, shape, samples, fill, set, chunked);
        }
        if (set instanceof ContiguousDataset piece) {
            if (piece.getDataAddress() == Constants.UNDEFINED_ADDRESS) {
                int[] edges = new int[shape.length];
                for (int d = 0; d < edges.length; d++) {
                    edges[d] = d < shape.length - 3 ? 1 : (int) Math.min(shape[d], LONGEST_EMPTY);
                }
                ChunkGrid grid = ChunkGrid.packed(shape, edges, samples, fill);
                return new Stored(grid, never(), Optional.empty(), "not written yet");
            }
            long position = Math.addExact(userBlock, piece.getDataAddress());
            ArrayRoom.bytes(place, shape, samples, (double) length(file) - position);
            return new Stored(
                    ChunkGrid.packed(shape, new int[shape.length], samples, fill),
                    never(),
                    Optional.of(position),
                    "in one piece");
        }
        int[] edges = new int[shape.length];
        for (int d = 0; d < edges.length; d++) {
            edges[d] = Math.toIntExact(shape[d]);
        }
        ChunkGrid grid = ChunkGrid.packed(shape, edges, samples, fill);
        byte[] all = bytes(set.getDataBuffer());
        if (all.length != checked(place, grid)) {
            throw new FileException(place, "holds " + all.length + " bytes where " + grid.chunkBytes() + " belong.");
        }
        return new Stored(grid, store(() -> (index, room) -> all), Optional.empty(), "compact");
    }

    private static Stored chunked(
            Path place, long[] shape, Samples samples, byte[] fill, DatasetBase set, ChunkedDataset chunked) {
        int[] edges = chunked.getChunkDimensions();
        if (edges.length != shape.length) {
            throw new FileException(place, "has " + shape.length + " dimensions and chunks of " + edges.length + ".");
        }
        ChunkGrid grid = ChunkGrid.packed(shape, edges, samples, fill);
        int chunkBytes = checked(place, grid);
        List<FilterPipelineMessage> filters = set.getHeader().getMessagesOfType(FilterPipelineMessage.class);
        CodecChain codecs = Filters.codecs(
                place, filters.isEmpty() ? List.of() : filters.get(0).getFilters(), samples.bytes(), chunkBytes);
        return new Stored(
                grid,
                store(() -> (index, room) -> read(place, grid, codecs, chunked, index, room)),
                Optional.empty(),
                "chunks of "
                        + ArrayAxes.shape(
                                java.util.Arrays.stream(edges).asLongStream().toArray()) + ", " + codecs);
    }

    private static byte @Nullable [] read(
            Path place, ChunkGrid grid, CodecChain codecs, ChunkedDataset set, long[] index, byte @Nullable [] room) {
        Optional<byte[]> packed = Reading.of(place, () -> packed(grid, set, index));
        if (packed.isEmpty()) {
            return null;
        }
        byte[] bytes = packed.get();
        try {
            if (!codecs.canHold(bytes.length, grid.chunkBytes())) {
                throw new CodecException("of " + bytes.length + " bytes cannot hold the " + grid.chunkBytes()
                        + " of a chunk (" + codecs + ")");
            }
            byte[] chunk = room == null ? new byte[grid.chunkBytes()] : room;
            codecs.decode(bytes, chunk);
            return chunk;
        } catch (CodecException e) {
            throw new FileException(place, "its chunk " + ArrayAxes.shape(index) + " " + e.getMessage() + ".", e);
        } catch (OutOfMemoryError e) {
            throw new FileException(
                    place,
                    "its chunks of " + (grid.chunkBytes() >> 20) + " MB do not fit into memory; give Java more (-Xmx).",
                    e);
        }
    }

    /** The packed bytes; none where the chunk was never written. */
    private static Optional<byte[]> packed(ChunkGrid grid, ChunkedDataset set, long[] index) {
        int[] offset = new int[index.length];
        for (int d = 0; d < offset.length; d++) {
            offset[d] = Math.toIntExact(index[d] * grid.chunk()[d]);
        }
        try {
            return Optional.of(bytes(set.getRawChunkBuffer(offset)));
        } catch (HdfException e) {
            if (String.valueOf(e.getMessage()).startsWith("No chunk with offset")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        return all;
    }

    private static int checked(Path place, ChunkGrid grid) {
        double bytes = grid.samples().bytes();
        for (int n : grid.chunk()) {
            if (n < 1) {
                throw new FileException(place, "has chunks of no element.");
            }
            bytes *= n;
        }
        if (bytes > MOST_BYTES) {
            throw new FileException(
                    place,
                    "has chunks of more than 2^31 bytes; save it in smaller ones, for example by h5repack -l CHUNK=64x64x64.");
        }
        return (int) bytes;
    }

    private static byte[] fill(DatasetBase set, int bytes) {
        byte[] fill = new byte[bytes];
        set.getHeader().getMessagesOfType(FillValueMessage.class).stream()
                .filter(FillValueMessage::isFillValueDefined)
                .map(FillValueMessage::getFillValue)
                .filter(value -> value.remaining() == bytes)
                .findFirst()
                .ifPresent(value -> value.get(fill));
        return fill;
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (java.io.IOException e) {
            throw new FileException(file, "can no longer be read (" + e + ").", e);
        }
    }

    private static ChunkStore never() {
        return store(() -> (index, room) -> null);
    }

    private static ChunkStore store(Supplier<ChunkStore.Reader> readers) {
        return new ChunkStore() {
            @Override
            public Reader reader() {
                return readers.get();
            }

            @Override
            public long version(long[] index) {
                return 0;
            }
        };
    }

    /** Whether it is one piece that can be mapped. */
    boolean isPiece() {
        return position.isPresent();
    }
}
