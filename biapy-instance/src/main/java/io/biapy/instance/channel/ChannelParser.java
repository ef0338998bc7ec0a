package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text form of target channels: {@code CODE} or {@code CODE[option=value,option=value]}. */
final class ChannelParser {
    private ChannelParser() {}

    /** One channel, or all of a group: E is E_offset, whose options it takes, E_sigma and E_seediness. */
    static List<TargetChannel> parseGroup(String text) {
        String all = text.strip();
        int bracket = all.indexOf('[');
        boolean group = (bracket < 0 ? all : all.substring(0, bracket)).strip().equals(EmbeddingPart.GROUP);
        return group ? EmbeddingPart.parseAll(bracket < 0 ? Map.of() : options(all, bracket)) : List.of(parse(all));
    }

    static TargetChannel parse(String text) {
        String all = text.strip();
        int bracket = all.indexOf('[');
        ChannelCode code = ChannelCode.parse(bracket < 0 ? all : all.substring(0, bracket));
        Map<String, String> options = bracket < 0 ? Map.of() : options(all, bracket);
        return switch (code) {
            case FOREGROUND -> morphological(TargetChannel.foreground(), code, options);
            case BACKGROUND -> morphological(TargetChannel.background(), code, options);
            case CONTOUR -> {
                check(code, options, List.of("mode"));
                yield new Contour(ContourMode.parse(options.getOrDefault("mode", "thick")));
            }
            case BORDER_DISTANCE ->
                BorderDistance.parse(of(code, options, "val_type", "act", "mask_values", "dist_bg"));
            case POINTS -> Points.parse(of(code, options, "type", "skeleton_mode", "dilation", "erosion"));
            case HORIZONTAL, VERTICAL, DEPTH -> CentreOffset.parse(code, of(code, options, "norm", "act"));
            case CENTRE_DISTANCE -> CentreDistance.parse(of(code, options, "type", "norm", "mask_values"));
            case NEIGHBOUR_DISTANCE ->
                NeighbourDistance.parse(of(code, options, "closing_size", "norm", "mask_values", "decline_power"));
            case SIGNED_DISTANCE -> SignedDistance.parse(of(code, options, "act"));
            case TOUCHING -> Touching.parse(of(code, options, "thickness"));
            case MASK -> without(options, code, TargetChannel.foregroundWithContour());
            case BORDER_WEIGHTS -> without(options, code, TargetChannel.borderWeights());
            case INSTANCES -> without(options, code, TargetChannel.instances());
            case AFFINITIES -> AffinityOptions.read(new ChannelOptions(code, options, AffinityOptions.NAMES), options);
            case RAYS -> RayDistances.parse(of(code, options, "nrays", "mask_values"));
            case FLOW_DEPTH, FLOW_VERTICAL, FLOW_HORIZONTAL -> {
                check(code, options, List.of("gradient_type"));
                yield new Flow(code, FlowType.parse(options.getOrDefault("gradient_type", "cellpose")));
            }
            case EMBEDDING_OFFSET, EMBEDDING_SIGMA, EMBEDDING_SEEDINESS -> EmbeddingPart.parse(code, options);
        };
    }

    private static <T extends Morphological<T>> T morphological(
            T plain, ChannelCode code, Map<String, String> options) {
        ChannelOptions read = of(code, options, "erosion", "dilation");
        return plain.erosion(read.radius("erosion", 0)).dilation(read.radius("dilation", 0));
    }

    private static TargetChannel without(Map<String, String> options, ChannelCode code, TargetChannel channel) {
        check(code, options, List.of());
        return channel;
    }

    private static ChannelOptions of(ChannelCode code, Map<String, String> options, String... known) {
        return new ChannelOptions(code, options, List.of(known));
    }

    private static void check(ChannelCode code, Map<String, String> options, List<String> known) {
        of(code, options, known.toArray(String[]::new));
    }

    private static Map<String, String> options(String text, int bracket) {
        if (!text.endsWith("]")) {
            throw new InputException("Channel \"" + text
                    + "\": the bracket of its options is not closed; write for example F[erosion=1].");
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : text.substring(bracket + 1, text.length() - 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "Channel \"" + text + "\": options are written name=value, got \"" + part + "\".");
            }
            options.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return options;
    }
}
