package io.biapy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The networks of golden cases as plain settings under the names of BiaPy's {@code model_build_kwargs}. */
public final class GoldenNetworks {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("MODEL.FEATURE_MAPS", "feature_maps"),
            Map.entry("MODEL.DROPOUT_VALUES", "drop_values"),
            Map.entry("MODEL.NORMALIZATION", "normalization"),
            Map.entry("MODEL.KERNEL_SIZE", "k_size"),
            Map.entry("MODEL.UPSAMPLE_LAYER", "upsample_layer"),
            Map.entry("MODEL.ACTIVATION", "activation"),
            Map.entry("MODEL.YX_DOWN", "yx_down"),
            Map.entry("MODEL.Z_DOWN", "z_down"),
            Map.entry("MODEL.ISOTROPY", "isotropy"),
            Map.entry("MODEL.LARGER_IO", "larger_io"),
            Map.entry("MODEL.CONV_LAYERS", "conv_layers"),
            Map.entry("MODEL.CONV_BLOCK_ORDER", "conv_block_order"),
            Map.entry("DATA.PATCH_SIZE", "image_shape"),
            Map.entry("output_channels", "output_channels"),
            Map.entry("output_channel_info", "output_channel_info"),
            Map.entry("PROBLEM.INSTANCE_SEG.SEPARATED_DECODERS_PER_HEAD", "separated_decoders"),
            Map.entry("PROBLEM.INSTANCE_SEG.SEPARATED_DECODERS_DIVIDE_FEATURE_MAPS", "divide_decoder_feature_maps"));

    private GoldenNetworks() {}

    /** For example "unet". */
    public static String architecture(GoldenCase golden) {
        return golden.options().path("MODEL.ARCHITECTURE").asText();
    }

    /** What {@code Architectures.build} of the core takes. */
    public static Map<String, Object> settings(GoldenCase golden) {
        Map<String, Object> settings = new LinkedHashMap<>();
        golden.options().fields().forEachRemaining(option -> {
            if (NAMES.containsKey(option.getKey())) {
                settings.put(NAMES.get(option.getKey()), plain(option.getValue()));
            }
        });
        return settings;
    }

    /** The state dictionary's rows as "key shape type", the shape as in {@link #shape}. */
    public static List<String> keys(GoldenCase golden) {
        return golden.table(golden.output("state_dict_keys")).stream()
                .map(row -> row.get("key") + " " + row.get("shape") + " " + row.get("dtype"))
                .toList();
    }

    /** "4x1x3x3", or "scalar" for no axes. */
    public static String shape(List<Integer> shape) {
        return shape.isEmpty()
                ? "scalar"
                : String.join("x", shape.stream().map(String::valueOf).toList());
    }

    private static Object plain(JsonNode node) {
        return new ObjectMapper().convertValue(node, Object.class);
    }
}
