package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a U-Net as plain values under the names of BiaPy's {@code model_build_kwargs}, there and back. */
final class UnetSettings {
    private UnetSettings() {}

    static Map<String, Object> write(UnetBuilder b) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dimensions", b.dimensions);
        map.put("input_channels", b.inputChannels);
        map.put("activation", b.activation.code());
        map.put("feature_maps", b.featureMaps);
        map.put("drop_values", b.dropout);
        map.put("normalization", b.norm.code());
        map.put("k_size", b.kernel);
        map.put("upsample_layer", b.upsampling.code());
        map.put("yx_down", b.downYx);
        map.put("z_down", b.downZ);
        map.put("output_channels", b.heads.stream().map(Head::channels).toList());
        map.put("output_channel_info", b.heads.stream().map(Head::name).toList());
        map.put("separated_decoders", b.separated);
        map.put("divide_decoder_feature_maps", b.divided);
        map.put("isotropy", b.isotropy);
        map.put("larger_io", b.largerIo);
        map.put("conv_layers", b.convLayers);
        map.put("conv_block_order", b.order.code());
        return map;
    }

    static UnetBuilder read(Settings s) {
        refuse(s, "contrast", "a contrastive projection head");
        refuse(s, "explicit_activations", "activations inside the network");
        if (!s.list("upsampling_factor", Object.class, List.of()).isEmpty()) {
            throw new InputException(s.name() + ": upsampling_factor (super-resolution) cannot be built here.");
        }
        UnetBuilder b = new UnetBuilder();
        imageShape(s, b);
        b.featureMaps = s.list("feature_maps", Integer.class, b.featureMaps);
        int levels = b.featureMaps.size();
        b.activation = Nonlinearity.of(s.get("activation", String.class, "elu"));
        b.norm = Norm.of(s.get("normalization", String.class, "in"));
        b.kernel = s.get("k_size", Integer.class, b.kernel);
        b.upsampling = Upsampling.of(s.get("upsample_layer", String.class, b.upsampling.code()));
        b.order = BlockOrder.of(s.get("conv_block_order", String.class, b.order.code()));
        b.downYx = between(s.list("yx_down", Integer.class, b.downYx), levels);
        b.downZ = between(s.list("z_down", Integer.class, b.downZ), levels);
        b.isotropy = byLevel(s.list("isotropy", Boolean.class, b.isotropy), levels);
        b.convLayers = byLevel(s.list("conv_layers", Integer.class, b.convLayers), levels);
        b.dropout = byLevel(s.list("drop_values", Double.class, b.dropout), levels);
        b.largerIo = s.get("larger_io", Boolean.class, false);
        b.separated = s.get("separated_decoders", Boolean.class, false);
        b.divided = s.get("divide_decoder_feature_maps", Boolean.class, false);
        heads(s, b);
        return b;
    }

    /** BiaPy knows the dimensions and the channels by the shape of its patch: (z,) y, x, channels. */
    private static void imageShape(Settings s, UnetBuilder b) {
        List<Integer> shape = s.list("image_shape", Integer.class, List.of());
        b.dimensions = s.get("dimensions", Integer.class, shape.isEmpty() ? 2 : shape.size() - 1);
        b.inputChannels = s.get("input_channels", Integer.class, shape.isEmpty() ? 1 : shape.get(shape.size() - 1));
    }

    private static void heads(Settings s, UnetBuilder b) {
        List<Integer> channels = s.list("output_channels", Integer.class, List.of(1));
        List<String> names = s.list("output_channel_info", String.class, List.of("F"));
        if (names.size() < channels.size()) {
            throw new InputException(s.name() + ": output_channel_info " + names + " must name each of output_channels "
                    + channels + ".");
        }
        for (int i = 0; i < channels.size(); i++) {
            b.head(names.get(i), channels.get(i));
        }
    }

    /** BiaPy reads as many factors as it needs and ignores the rest; all zero stands for its default. */
    private static List<Integer> between(List<Integer> values, int levels) {
        if (values.stream().allMatch(v -> v == 0)) {
            return List.of(2);
        }
        return values.size() == 1 ? values : values.subList(0, Math.min(values.size(), Math.max(1, levels - 1)));
    }

    /** BiaPy reads one value for each level but the last, whose value is the last of the list. */
    private static <T> List<T> byLevel(List<T> values, int levels) {
        if (values.size() <= levels || levels < 1) {
            return values;
        }
        List<T> list = new ArrayList<>(values.subList(0, levels - 1));
        list.add(values.get(values.size() - 1));
        return list;
    }

    private static void refuse(Settings s, String key, String what) {
        if (s.get(key, Boolean.class, false)) {
            throw new InputException(s.name() + ": " + key + " (" + what + ") cannot be built here.");
        }
    }
}
