package io.biapy.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.testkit.GoldenCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks as the golden cases ask for them, from the options in BiaPy's configuration names. */
final class GoldenNetworks {
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

    static NetworkGraph graph(GoldenCase golden) {
        Map<String, Object> settings = new LinkedHashMap<>();
        golden.options().fields().forEachRemaining(option -> {
            String name = NAMES.get(option.getKey());
            if (name != null) {
                settings.put(name, plain(option.getValue()));
            }
        });
        return Architectures.build(golden.options().path("MODEL.ARCHITECTURE").asText(), settings);
    }

    /** Rows of a state dictionary listing as "key shape". */
    static List<String> listing(GoldenCase golden) {
        return golden.table(golden.output("state_dict_keys")).stream()
                .map(row -> row.get("key") + " " + row.get("shape"))
                .toList();
    }

    static List<String> listing(NetworkGraph graph) {
        return graph.parameters().stream()
                .map(p -> p.key() + " " + shape(p.shape()))
                .toList();
    }

    private static String shape(List<Integer> shape) {
        return shape.isEmpty()
                ? "scalar"
                : String.join("x", shape.stream().map(String::valueOf).toList());
    }

    private static Object plain(JsonNode node) {
        return new ObjectMapper().convertValue(node, Object.class);
    }
}
