package io.biapy.core.network.checkpoint;

import io.biapy.core.network.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks values up in BiaPy's configuration, and derives a network's settings from it where a checkpoint does not carry them. */
final class Configured {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("image_shape", "DATA.PATCH_SIZE"),
            Map.entry("activation", "MODEL.ACTIVATION"),
            Map.entry("feature_maps", "MODEL.FEATURE_MAPS"),
            Map.entry("drop_values", "MODEL.DROPOUT_VALUES"),
            Map.entry("normalization", "MODEL.NORMALIZATION"),
            Map.entry("k_size", "MODEL.KERNEL_SIZE"),
            Map.entry("upsample_layer", "MODEL.UPSAMPLE_LAYER"),
            Map.entry("yx_down", "MODEL.YX_DOWN"),
            Map.entry("z_down", "MODEL.Z_DOWN"),
            Map.entry("isotropy", "MODEL.ISOTROPY"),
            Map.entry("larger_io", "MODEL.LARGER_IO"),
            Map.entry("conv_layers", "MODEL.CONV_LAYERS"),
            Map.entry("conv_block_order", "MODEL.CONV_BLOCK_ORDER"),
            Map.entry("separated_decoders", "PROBLEM.INSTANCE_SEG.SEPARATED_DECODERS_PER_HEAD"),
            Map.entry("divide_decoder_feature_maps", "PROBLEM.INSTANCE_SEG.SEPARATED_DECODERS_DIVIDE_FEATURE_MAPS"));

    private Configured() {}

    /** The value at a path of names joined by dots. */
    static Optional<Object> at(Map<String, Object> configuration, String path) {
        Object value = configuration;
        for (String name : path.split("\\.", -1)) {
            Object next = value instanceof Map<?, ?> map ? map.get(name) : null;
            if (next == null) {
                return Optional.empty();
            }
            value = next;
        }
        return Optional.of(value);
    }

    /** A map with text keys. */
    static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(copy);
    }

    /** Settings of the network; its heads are those that the weights have, called by the channels that were trained. */
    static Map<String, Object> network(Map<String, Object> configuration, Weights weights) {
        Map<String, Object> settings = new LinkedHashMap<>();
        NAMES.forEach((name, path) -> at(configuration, path).ifPresent(value -> settings.put(name, value)));
        List<Integer> channels = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (weights.has("heads." + channels.size() + ".weight")) {
            names.add("head " + channels.size());
            int[] shape = weights.get("heads." + channels.size() + ".weight").shape();
            channels.add(shape.length == 0 ? 1 : shape[0]);
        }
        if (channels.size() == 1) {
            at(configuration, "PROBLEM.INSTANCE_SEG.DATA_CHANNELS")
                    .filter(List.class::isInstance)
                    .ifPresent(list -> names.set(
                            0,
                            String.join(
                                    "+",
                                    ((List<?>) list)
                                            .stream().map(String::valueOf).toList())));
        }
        if (!channels.isEmpty()) {
            settings.put("output_channels", channels);
            settings.put("output_channel_info", names);
        }
        return settings;
    }
}
