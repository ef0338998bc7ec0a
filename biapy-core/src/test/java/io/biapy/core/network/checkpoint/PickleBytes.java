package io.biapy.core.network.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes pickles of protocol 2 as torch.save does, and any instruction that it does not. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleBytes() {
        raw(0x80, 2);
    }

    PickleBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleBytes global(String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PickleBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw('X').int32(bytes.length).out.writeBytes(bytes);
        return this;
    }

    PickleBytes integer(int value) {
        return raw('J').int32(value);
    }

    PickleBytes int32(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    /** A text, number, truth value, list (as tuple where inside a tensor) or map. */
    PickleBytes value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Integer number) {
            integer(number);
        } else if (value instanceof Boolean truth) {
            raw(truth ? 0x88 : 0x89);
        } else if (value instanceof Double number) {
            raw('G').out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof List<?> list) {
            raw(']', '(');
            list.forEach(this::value);
            raw('e');
        } else {
            raw('}', '(');
            ((Map<?, ?>) value).forEach((key, member) -> value(key).value(member));
            raw('u');
        }
        return this;
    }

    PickleBytes tensor(String storageClass, String key, int length, int offset, int[] shape, int[] strides) {
        global("torch._utils", "_rebuild_tensor_v2").raw('(');
        raw('(').text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .integer(length)
                .raw('t', 'Q');
        integer(offset).tuple(shape).tuple(strides).raw(0x89);
        return global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    PickleBytes tuple(int... values) {
        raw('(');
        for (int value : values) {
            integer(value);
        }
        return raw('t');
    }

    /** A dictionary with a "model" of the tensors that {@code members} writes as key, value, ... */
    static PickleBytes model(PickleBytes members) {
        return new PickleBytes()
                .raw('}', '(')
                .text("model")
                .raw('}', '(')
                .append(members)
                .raw('u');
    }

    /** Another pickle's instructions without its head. */
    PickleBytes append(PickleBytes other) {
        out.write(other.out.toByteArray(), 2, other.out.size() - 2);
        return this;
    }

    /** Ends the dictionary of {@link #model} and the pickle. */
    byte[] end() {
        return raw('u', '.').out.toByteArray();
    }

    /** Ends the pickle. */
    byte[] stop() {
        return raw('.').out.toByteArray();
    }
}
