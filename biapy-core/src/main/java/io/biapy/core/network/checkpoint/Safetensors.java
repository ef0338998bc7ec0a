package io.biapy.core.network.checkpoint;

import io.biapy.core.error.FileException;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.SpecialFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file (the format of that name by Hugging Face, which BiaPy writes with {@code OUT_CHECKPOINT_FORMAT: safetensors}): a
 * JSON header with names, shapes and places, then the numbers, little endian. Immutable by convention.
 */
public final class Safetensors {
    /** The format's own limit. */
    static final long MOST_HEADER_BYTES = 100_000_000;

    private final Weights weights;
    private final Map<String, String> metadata;

    private Safetensors(Weights weights, Map<String, String> metadata) {
        this.weights = weights;
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** Reads all tensors as floats; a {@link FileException} for a file that is missing, cut short or contradicts itself. */
    public static Safetensors read(Path file) {
        SpecialFile.refuse(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = bytes(file, channel, 0, 8);
            long headerBytes = length.getLong(0);
            if (headerBytes < 2 || headerBytes > MOST_HEADER_BYTES || headerBytes > channel.size() - 8) {
                throw new FileException(
                        file,
                        "its header should have " + Long.toUnsignedString(headerBytes) + " bytes, but the file has "
                                + channel.size() + "; it is damaged or no safetensors file.");
            }
            byte[] json = bytes(file, channel, 8, (int) headerBytes).array();
            long start = 8 + headerBytes;
            SafetensorsHeader header = SafetensorsHeader.parse(file, json, channel.size() - start);
            MemoryBudget budget = new MemoryBudget(file);
            header.entries().forEach(entry -> budget.take(entry.elements()));
            List<Tensor> tensors = new ArrayList<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                tensors.add(new Tensor(entry.key(), entry.shape(), floats(file, channel, start, entry)));
            }
            return new Safetensors(Weights.of(tensors), header.metadata());
        } catch (NoSuchFileException e) {
            throw new FileException(file, "there is no such file.", e);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
    }

    /**
     * Writes weights in single precision (counters of batches as 64-bit integers); the file appears under its name once it is complete.
     * Equal input gives equal bytes.
     *
     * @param metadata texts by name, free for the caller
     */
    public static void write(Path file, Weights weights, Map<String, String> metadata) {
        SafetensorsWriter.write(file, weights, metadata);
    }

    /** The tensors, in the order of the file's header. */
    public Weights weights() {
        return weights;
    }

    /** Texts by name, empty where the file has none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    private static float[] floats(Path file, FileChannel channel, long start, SafetensorsHeader.Entry entry)
            throws IOException {
        float[] values = new float[(int) entry.elements()];
        int size = entry.type().bytes();
        int chunk = (1 << 16) / size;
        for (int done = 0; done < values.length; done += chunk) {
            int n = Math.min(chunk, values.length - done);
            ByteBuffer bytes = bytes(file, channel, start + entry.begin() + (long) done * size, n * size);
            for (int i = 0; i < n; i++) {
                values[done + i] = entry.type().read(bytes, i * size);
            }
        }
        return values;
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, long position, int count) throws IOException {
        if (position + count > channel.size()) {
            throw new FileException(file, "ends before byte " + (position + count) + "; it is cut short.");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        if (!ReadWhole.fill(channel, buffer, position)) {
            throw new FileException(file, "ended while it was read.");
        }
        return buffer.flip();
    }

    @Override
    public String toString() {
        return "Safetensors: " + weights + ", metadata " + metadata.keySet();
    }
}
