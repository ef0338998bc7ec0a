package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The options in the bracket of one channel's text form, each read as what it is; whatever cannot be read is refused. */
final class ChannelOptions {
    private static final int MOST_RADIUS = 200; // a ball of 33 million voxels

    private final ChannelCode code;
    private final Map<String, String> given;

    /** @param known every name that this channel understands */
    ChannelOptions(ChannelCode code, Map<String, String> given, List<String> known) {
        this.code = code;
        this.given = given;
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new InputException("Channel " + code + " has no option \"" + name + "\""
                        + (known.isEmpty()
                                ? "; it has none."
                                : "; did you mean \"" + nearest(name, known) + "\"? Known: " + String.join(", ", known)
                                        + "."));
            }
        }
    }

    /** A radius in voxels, one number or one for each axis. */
    Extent radius(String name, int otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        String[] parts = value.split("x", -1);
        try {
            int[] r = Arrays.stream(parts)
                    .mapToInt(part -> Integer.parseInt(part.strip()))
                    .toArray();
            if (Arrays.stream(r).anyMatch(part -> part < 0 || part > MOST_RADIUS)) {
                throw new InputException(radiusMessage(name, value));
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

    private String radiusMessage(String name, String value) {
        return "Option " + name + " of channel " + code
                + " is a radius in voxels, 0 to " + MOST_RADIUS
                + " (2), or one for each axis (0x2x2 for z, y, x), got \"" + value
                + "\".";
    }

    boolean flag(String name, boolean otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new InputException(
                    "Option " + name + " of channel " + code + " is true or false, got \"" + value + "\".");
        }
        return value.equals("true");
    }

    int whole(String name, int otherwise, int least) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        String message = "Option " + name + " of channel " + code + " is a whole number of at least " + least
                + ", got \"" + value + "\".";
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException(message, e);
        }
        throw new InputException(message);
    }

    double number(String name, double otherwise, double least) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        String message = "Option " + name + " of channel " + code + " is a finite number of at least " + least
                + ", got \"" + value + "\".";
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= Double.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException(message, e);
        }
        throw new InputException(message);
    }

    /** As it is written. */
    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    /** One of {@code values}, by what their {@code toString} gives. */
    <T> T choice(String name, T otherwise, List<T> values) {
        String value = given.getOrDefault(name, otherwise.toString());
        for (T candidate : values) {
            if (candidate.toString().equals(value)) {
                return candidate;
            }
        }
        List<String> names = values.stream().map(Object::toString).toList();
        throw new InputException("Unknown " + name + " \"" + value + "\" of channel " + code + "; did you mean \""
                + nearest(value, names) + "\"? Known: " + String.join(", ", names) + ".");
    }

    private static String nearest(String name, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> EditDistance.between(name, k)))
                .orElseThrow();
    }

    /** The text form of a channel: its code and, in brackets, the options that differ from their default. */
    static String text(ChannelCode code, List<Option> options) {
        String bracket = options.stream()
                .filter(o -> !o.value().equals(o.otherwise()))
                .map(o -> o.name() + "=" + (o.value() instanceof Extent r ? radius(r) : o.value()))
                .collect(Collectors.joining(","));
        return code + (bracket.isEmpty() ? "" : "[" + bracket + "]");
    }

    private static String radius(Extent r) {
        return r.equals(Ellipsoid.ball(r.x())) ? String.valueOf(r.x()) : r.z() + "x" + r.y() + "x" + r.x();
    }

    /** One option as it is written. */
    record Option(String name, Object value, Object otherwise) {}
}
