package io.biapy.io.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Path;

/** A piece of a JSON file, with typed access whose errors name the file and the member. Immutable. */
record Json(Path file, JsonNode node) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHOWN = 80;

    static Json parse(Path file, byte[] text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || !node.isObject()) {
                throw new FileException(file, "is damaged: a JSON object was expected.");
            }
            return new Json(file, node);
        } catch (JsonProcessingException e) {
            throw new FileException(file, "is damaged JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw new FileException(file, "is damaged JSON (" + e.getMessage() + ").", e);
        }
    }

    static Json empty(Path file) {
        return new Json(file, JsonNodeFactory.instance.objectNode());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree of plain values can always be written
        }
    }

    /** The member, or a missing node. */
    Json at(String name) {
        return new Json(file, node.path(name));
    }

    Json at(int index) {
        return new Json(file, node.path(index));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw wrong(name, value, "a text");
        }
        return value.textValue();
    }

    String text(String name, String missing) {
        return has(name) ? text(name) : missing;
    }

    int number(String name, int missing) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return missing;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong(name, value, "a whole number");
        }
        return value.intValue();
    }

    /** Whole numbers of at least {@code least}. */
    long[] longs(String name, long least) {
        JsonNode value = node.path(name);
        boolean good = value.isArray() && value.size() <= 32;
        long[] numbers = new long[good ? value.size() : 0];
        for (int i = 0; i < numbers.length && good; i++) {
            good = value.get(i).isIntegralNumber()
                    && value.get(i).canConvertToLong()
                    && value.get(i).longValue() >= least;
            numbers[i] = value.get(i).longValue();
        }
        if (!good) {
            throw wrong(name, value, "a list of whole numbers of at least " + least);
        }
        return numbers;
    }

    FileException wrong(String name, JsonNode found, String expected) {
        String text = found.isMissingNode() ? "nothing" : found.toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return new FileException(file, "its \"" + name + "\" must be " + expected + "; found " + shown + ".");
    }
}
