package io.biapy.cli;

import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.network.checkpoint.BiapyCheckpoint;
import io.biapy.core.network.checkpoint.Safetensors;
import io.biapy.core.workflow.ModelFolder;
import io.biapy.io.ImageFiles;
import io.biapy.io.ImageInfo;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a file or folder is, as names and values: for people a line each, for programs a map. Immutable. */
final class Description {
    private final Map<String, Object> values;

    private Description(Map<String, Object> values) {
        this.values = values;
    }

    /** @param allValues whether to read all values even of a large image */
    static Description of(Path path, Axes axes, boolean allValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", path.toString());
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (ModelFolder.exists(path)) {
            ModelDescription.describe(ModelFolder.read(path), values);
        } else if (ImageFormats.isFolderOfFiles(path)) {
            folder(path, axes, values);
        } else if (name.endsWith(".pth") || name.endsWith(".pt")) {
            checkpoint(BiapyCheckpoint.read(path), values);
        } else if (name.endsWith(".safetensors")) {
            weights(Safetensors.read(path), values);
        } else {
            image(path, axes, allValues, values);
        }
        return new Description(values);
    }

    private static void image(Path path, Axes axes, boolean allValues, Map<String, Object> values) {
        ImageInfo info = Images.info(path, axes);
        values.put("kind", "image");
        values.put("format", info.format());
        values.put("storage", info.storage());
        values.put("size", List.of(info.size().z(), info.size().y(), info.size().x()));
        values.put("channels", info.channelNames());
        values.put("type", info.pixelType().name().toLowerCase(Locale.ROOT));
        values.put(
                "voxel_size", info.calibration().isKnown() ? info.calibration().toString() : "unknown");
        if (info.levels().size() > 1) {
            values.put("levels", info.levels().stream().map(Object::toString).toList());
        }
        if (allValues || PixelStatistics.isQuick(info)) {
            values.putAll(PixelStatistics.of(info, axes.time().isPresent() ? axes : axes.atTime(0)));
        } else {
            values.put("values", "not read, since there are many; --values reads them");
        }
    }

    /** Images by size and type, from their headers. */
    private static void folder(Path path, Axes axes, Map<String, Object> values) {
        ImageFiles files = Images.folder(path);
        Map<String, Integer> kinds = new TreeMap<>();
        files.forEach(file -> {
            ImageInfo info = Images.info(file.path(), axes);
            int channels = info.channelNames().size();
            kinds.merge(
                    info.size() + (channels == 1 ? "" : ", " + channels + " channels") + ", "
                            + info.pixelType().name().toLowerCase(Locale.ROOT) + ", " + info.format(),
                    1,
                    Integer::sum);
        });
        values.put("kind", "folder");
        values.put("images", files.size());
        values.put("sorts", kinds);
    }

    private static void checkpoint(BiapyCheckpoint checkpoint, Map<String, Object> values) {
        values.put("kind", "BiaPy checkpoint");
        values.put("version", checkpoint.version());
        values.put("epoch", checkpoint.epoch());
        values.put("architecture", checkpoint.architecture());
        checkpoint.setting("PROBLEM.TYPE").ifPresent(type -> values.put("problem", plain(type)));
        checkpoint
                .setting("PROBLEM.INSTANCE_SEG.DATA_CHANNELS")
                .ifPresent(channels -> values.put("channels", plain(channels)));
        checkpoint.setting("DATA.PATCH_SIZE").ifPresent(patch -> values.put("patch", plain(patch)));
        values.put("normalization", plain(checkpoint.normalization()));
        values.put("network", checkpoint.graph().toString());
        values.put("parameters", checkpoint.graph().parameterCount());
    }

    private static void weights(Safetensors file, Map<String, Object> values) {
        values.put("kind", "weights");
        values.put("tensors", file.weights().tensors().size());
        values.put("parameters", file.weights().parameters());
        values.put("metadata", plain(file.metadata()));
        values.put(
                "first",
                file.weights().tensors().stream()
                        .limit(3)
                        .map(tensor -> tensor.key() + " " + Arrays.toString(tensor.shape()))
                        .toList());
    }

    /** Numbers, texts, truth values, lists and maps as they are, anything else as text. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        }
        if (value instanceof Iterable<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    Map<String, Object> toMap() {
        return values;
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry ->
                        String.format(Locale.ROOT, "%-19s%s", entry.getKey(), text(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** A list of channels begins with their number: the only channel of a grey image is called 0. */
    private static String text(String key, Object value) {
        if (value instanceof List<?> list) {
            String items = list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return key.equals("channels") ? list.size() + " (" + items + ")" : items;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("\n" + " ".repeat(19)));
        }
        return key.equals("voxel_size") && value.equals("unknown")
                ? "unknown: the file gives none; tell it with --voxel-size Z,Y,X (or Y,X) where it counts"
                : String.valueOf(value);
    }
}
