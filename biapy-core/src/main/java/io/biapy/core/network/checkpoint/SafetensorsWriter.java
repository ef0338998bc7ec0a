package io.biapy.core.network.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes safetensors; the file gets its name when it is complete. */
final class SafetensorsWriter {
    private static final String COUNTER = ".num_batches_tracked";

    private SafetensorsWriter() {}

    static void write(Path file, Weights weights, Map<String, String> metadata) {
        List<Tensor> tensors = eightByteTypesFirst(weights);
        WriteAside.write(file, channel -> {
            WriteAside.put(channel, header(tensors, metadata));
            for (Tensor tensor : tensors) {
                writeNumbers(channel, tensor);
            }
        });
    }

    /** Keeps every number at a multiple of its size. */
    private static List<Tensor> eightByteTypesFirst(Weights weights) {
        return Stream.concat(
                        weights.tensors().stream().filter(SafetensorsWriter::isCounter),
                        weights.tensors().stream().filter(t -> !isCounter(t)))
                .toList();
    }

    private static boolean isCounter(Tensor tensor) {
        return tensor.key().endsWith(COUNTER);
    }

    private static ElementType type(Tensor tensor) {
        return isCounter(tensor) ? ElementType.I64 : ElementType.F32;
    }

    private static ByteBuffer header(List<Tensor> tensors, Map<String, String> metadata) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject("__metadata__");
            metadata.forEach(texts::put);
        }
        long end = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = root.putObject(tensor.key());
            entry.put("dtype", type(tensor).code());
            Arrays.stream(tensor.shape()).forEach(entry.putArray("shape")::add);
            long begin = end;
            end += (long) tensor.data().length * type(tensor).bytes();
            entry.putArray("data_offsets").add(begin).add(end);
        }
        byte[] text = json.writeValueAsBytes(root);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer buffer = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(padded).put(text);
        buffer.put(" ".repeat(padded - text.length).getBytes(StandardCharsets.US_ASCII));
        return buffer.flip();
    }

    private static void writeNumbers(FileChannel channel, Tensor tensor) throws IOException {
        boolean counter = isCounter(tensor);
        float[] data = tensor.data();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : data) {
            if (buffer.remaining() < 8) {
                WriteAside.put(channel, buffer.flip());
                buffer.clear();
            }
            if (counter) {
                buffer.putLong((long) value);
            } else {
                buffer.putFloat(value);
            }
        }
        WriteAside.put(channel, buffer.flip());
    }
}
