package io.biapy.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.ParameterSpec;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.Npy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A golden case's network: built from its options, its weights filled by the goldens' rule (networks/weights_rule.txt). */
public record GoldenNetwork(NetworkGraph graph, Weights weights) {
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

    public static GoldenNetwork of(GoldenCase golden) {
        Map<String, Object> settings = new LinkedHashMap<>();
        golden.options().fields().forEachRemaining(option -> {
            String name = NAMES.get(option.getKey());
            if (name != null) {
                settings.put(name, plain(option.getValue()));
            }
        });
        NetworkGraph graph =
                Architectures.build(golden.options().path("MODEL.ARCHITECTURE").asText(), settings);
        return new GoldenNetwork(graph, weights(graph));
    }

    private static Object plain(JsonNode node) {
        return new ObjectMapper().convertValue(node, Object.class);
    }

    /** Weights by the goldens' rule. */
    public static Weights weights(NetworkGraph graph) {
        List<Tensor> tensors = new ArrayList<>();
        for (ParameterSpec spec : graph.parameters()) {
            float[] values = new float[Math.toIntExact(spec.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) value(spec, i);
            }
            tensors.add(new Tensor(
                    spec.key(),
                    spec.shape().stream().mapToInt(Integer::intValue).toArray(),
                    values));
        }
        return Weights.of(tensors);
    }

    private static double value(ParameterSpec spec, int i) {
        String key = spec.key();
        double u = uniform(key, i);
        if (key.endsWith(".running_mean")) {
            return 0.1 * u;
        } else if (key.endsWith(".running_var")) {
            return 1 + 0.5 * Math.abs(u);
        } else if (key.endsWith(".num_batches_tracked")) {
            return 0;
        } else if (key.endsWith("bias")) {
            return 0.1 * u;
        } else if (spec.shape().size() == 1) {
            return 1 + 0.2 * u;
        }
        return u * Math.sqrt(3.0 * spec.shape().get(0) / spec.elements());
    }

    private static double uniform(String key, int i) {
        long h = 0xcbf29ce484222325L;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * 0x100000001b3L;
        }
        long z = h + (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 40) / (double) (1 << 23) - 1;
    }

    /** Extent of an array N, C, (z), y, x. */
    public static Extent extent(Npy array) {
        int[] s = array.shape();
        int n = s.length;
        return n == 4 ? Extent.yx(s[2], s[3]) : Extent.zyx(s[2], s[3], s[4]);
    }
}
