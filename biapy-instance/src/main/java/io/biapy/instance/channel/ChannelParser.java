package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text form of target channels: {@code CODE} or {@code CODE[option=value,option=value]}. */
final class ChannelParser {
    private ChannelParser() {}

    static TargetChannel parse(String text) {
        String all = text.strip();
        int bracket = all.indexOf('[');
        ChannelCode code = ChannelCode.parse(bracket < 0 ? all : all.substring(0, bracket));
        Map<String, String> options = bracket < 0 ? Map.of() : options(all, bracket);
        return switch (code) {
            case FOREGROUND -> {
                check(code, options, List.of("erosion", "dilation"));
                yield TargetChannel.foreground()
                        .erosion(radius(options, "erosion"))
                        .dilation(radius(options, "dilation"));
            }
            case BACKGROUND -> {
                check(code, options, List.of("erosion", "dilation"));
                yield TargetChannel.background()
                        .erosion(radius(options, "erosion"))
                        .dilation(radius(options, "dilation"));
            }
            case CONTOUR -> {
                check(code, options, List.of("mode"));
                yield new Contour(ContourMode.parse(options.getOrDefault("mode", "thick")));
            }
            case BORDER_DISTANCE -> {
                check(code, options, List.of("val_type"));
                yield new BorderDistance(DistanceValue.parse(options.getOrDefault("val_type", "norm")));
            }
            case AFFINITIES -> {
                check(code, options, AffinityOptions.NAMES);
                yield AffinityOptions.read(options);
            }
            case RAYS -> {
                check(code, options, List.of("nrays"));
                yield options.containsKey("nrays")
                        ? TargetChannel.rays().rays(WholeNumber.parse("nrays", options.get("nrays")))
                        : TargetChannel.rays();
            }
            case FLOW_DEPTH, FLOW_VERTICAL, FLOW_HORIZONTAL -> {
                check(code, options, List.of("gradient_type"));
                yield new Flow(code, FlowType.parse(options.getOrDefault("gradient_type", "cellpose")));
            }
            case EMBEDDING_OFFSET, EMBEDDING_SIGMA, EMBEDDING_SEEDINESS -> {
                check(code, options, List.of());
                yield new EmbeddingPart(code, 0);
            }
            default ->
                throw new InputException("Channel " + code + " (" + code.meaning()
                        + ") cannot be made by this version; see TargetChannel for those that can.");
        };
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

    private static void check(ChannelCode code, Map<String, String> options, List<String> known) {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                if (known.isEmpty()) {
                    throw new InputException(
                            "Channel " + code + " has no options, got \"" + name + "\"; write it without a bracket.");
                }
                String nearest = known.stream()
                        .min(Comparator.comparingInt(k -> EditDistance.between(name, k)))
                        .orElseThrow();
                throw new InputException("Channel " + code + " has no option \"" + name + "\"; did you mean \""
                        + nearest + "\"? Known: " + String.join(", ", known) + ".");
            }
        }
    }

    private static Extent radius(Map<String, String> options, String name) {
        String value = options.getOrDefault(name, "0");
        String[] parts = value.split("x", -1);
        try {
            int[] r = new int[parts.length];
            for (int k = 0; k < r.length; k++) {
                r[k] = Integer.parseInt(parts[k].strip());
            }
            if (r.length == 1) {
                return Ellipsoid.ball(r[0]);
            }
            if (r.length == 2 || r.length == 3) {
                return Extent.zyx(r.length == 2 ? 0 : r[0], r[r.length - 2], r[r.length - 1]);
            }
        } catch (NumberFormatException e) {
            throw new InputException(radiusMessage(name, value), e);
        }
        throw new InputException(radiusMessage(name, value));
    }

    private static String radiusMessage(String name, String value) {
        return "Option " + name + " is a radius in voxels (2) or one for each axis (0x2x2 for z, y, x), got \"" + value
                + "\".";
    }

    /** The bracket of two radii, empty where both are 0. */
    static String options(String firstName, Extent first, String secondName, Extent second) {
        String text = "";
        if (!first.equals(Ellipsoid.NONE)) {
            text = firstName + "=" + radius(first);
        }
        if (!second.equals(Ellipsoid.NONE)) {
            text += (text.isEmpty() ? "" : ",") + secondName + "=" + radius(second);
        }
        return text.isEmpty() ? "" : "[" + text + "]";
    }

    private static String radius(Extent r) {
        return r.equals(Ellipsoid.ball(r.x())) ? String.valueOf(r.x()) : r.z() + "x" + r.y() + "x" + r.x();
    }
}
