package io.biapy.core.network.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON at the start of a safetensors file, checked: tensors lie one after the other and fill the file exactly. */
final class SafetensorsHeader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A tensor at bytes {@code begin} to {@code end} after the header. */
    record Entry(String key, ElementType type, int[] shape, long begin, long end) {
        long elements() {
            return (end - begin) / type.bytes();
        }
    }

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeader(Path file) {
        this.file = file;
    }

    /** @param dataLength bytes after the header */
    static SafetensorsHeader parse(Path file, byte[] json, long dataLength) {
        SafetensorsHeader header = new SafetensorsHeader(file);
        header.root(json).fields().forEachRemaining(field -> {
            if (field.getKey().equals("__metadata__")) {
                header.readMetadata(field.getValue());
            } else {
                header.readEntry(field.getKey(), field.getValue());
            }
        });
        header.requireGapless(dataLength);
        return header;
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private JsonNode root(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new FileException(file, "its header is not a JSON object; is it a safetensors file?");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new FileException(file, "its header is not valid JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw new FileException(file, "its header cannot be read.", e);
        }
    }

    private void readMetadata(JsonNode values) {
        if (!values.isObject()) {
            throw new FileException(file, "__metadata__ must be an object of texts.");
        }
        values.fields().forEachRemaining(field -> {
            if (!field.getValue().isTextual()) {
                throw new FileException(file, "__metadata__ must hold texts only, but " + field.getKey() + " is none.");
            }
            metadata.put(field.getKey(), field.getValue().asText());
        });
    }

    private void readEntry(String key, JsonNode entry) {
        ElementType type = ElementType.ofCode(entry.path("dtype").asText())
                .orElseThrow(() -> new FileException(
                        file, "tensor " + key + " has the unknown type " + entry.path("dtype") + "."));
        JsonNode offsets = entry.path("data_offsets");
        if (offsets.size() != 2 || !entry.path("shape").isArray()) {
            throw new FileException(file, "tensor " + key + " needs a shape and two data_offsets.");
        }
        long begin = number(key, offsets.get(0), Long.MAX_VALUE);
        long end = number(key, offsets.get(1), Long.MAX_VALUE);
        int[] shape = new int[entry.path("shape").size()];
        long bytes = type.bytes();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) number(key, entry.path("shape").get(i), Integer.MAX_VALUE);
            bytes = times(key, bytes, shape[i]);
        }
        if (begin > end || end - begin != bytes) {
            throw new FileException(
                    file, "tensor " + key + " needs " + bytes + " bytes, but its data_offsets are " + offsets + ".");
        }
        entries.add(new Entry(key, type, shape, begin, end));
    }

    private long number(String key, JsonNode value, long most) {
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > most) {
            throw new FileException(file, "tensor " + key + " has the impossible size or offset " + value + ".");
        }
        return value.asLong();
    }

    private long times(String key, long a, long b) {
        if (b != 0 && a > Long.MAX_VALUE / b) {
            throw new FileException(file, "tensor " + key + " has an impossible shape.");
        }
        return a * b;
    }

    private void requireGapless(long dataLength) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long end = 0;
        for (Entry entry : sorted) {
            if (entry.begin() != end) {
                throw new FileException(
                        file,
                        "tensor " + entry.key() + " starts at byte " + entry.begin() + " instead of " + end
                                + ": tensors must neither overlap nor leave gaps.");
            }
            end = entry.end();
        }
        if (end != dataLength) {
            throw new FileException(
                    file,
                    "its tensors end at byte " + end + " of the data, but there are " + dataLength
                            + " bytes; the file is cut short or damaged.");
        }
    }
}
