package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text form of refinements. */
final class OperationParser {
    private OperationParser() {}

    static List<Operation> parse(String text) {
        List<Operation> operations = new ArrayList<>();
        if (text.isBlank()) {
            return operations;
        }
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            operations.add(
                    equals < 0
                            ? one(part.strip(), "none")
                            : one(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip()));
        }
        return operations;
    }

    static List<Operation> parse(List<String> names, List<String> values) {
        if (names.size() != values.size()) {
            throw new InputException("Refinement needs a value (or \"none\") for each operation, got operations "
                    + names + " and values " + values + ".");
        }
        List<Operation> operations = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            operations.add(one(names.get(k).strip(), values.get(k).strip()));
        }
        return operations;
    }

    private static Operation one(String name, String value) {
        Operation.Kind kind = kind(name);
        boolean none = value.toLowerCase(Locale.ROOT).equals("none");
        if (none == kind.takesValue()) {
            throw new InputException("Operation " + name
                    + (none
                            ? " needs a value, for example " + name + "=3."
                            : " takes no value, got \"" + value + "\"."));
        }
        return switch (kind) {
            case FILL_HOLES -> Operation.FILL_HOLES;
            case CLEAR_BORDER -> Operation.CLEAR_BORDER;
            case REMOVE_SMALL -> Operation.removeSmall(number(name, value));
            case REMOVE_BIG -> Operation.removeBig(number(name, value));
            case DILATION -> Operation.dilate(box(name, value));
            case EROSION -> Operation.erode(box(name, value));
            case REPAIR_LARGE -> Operation.repairLarge(number(name, value));
            case VORONOI -> Operation.voronoi(threshold(value));
            case REMOVE_CLOSE -> Operation.removeClose(radius(value));
        };
    }

    private static double radius(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new InputException(
                    "Operation remove_close_points needs a radius in the unit of the voxel size, got \"" + value
                            + "\".",
                    e);
        }
    }

    private static double threshold(String value) {
        if (value.toLowerCase(Locale.ROOT).equals("otsu")) {
            return 0;
        }
        try {
            double threshold = Double.parseDouble(value);
            if (Double.isFinite(threshold)) {
                return threshold;
            }
        } catch (NumberFormatException e) {
            throw new InputException("Operation voronoi needs a threshold or \"otsu\", got \"" + value + "\".", e);
        }
        throw new InputException("Operation voronoi needs a finite threshold or \"otsu\", got \"" + value + "\".");
    }

    private static Operation.Kind kind(String name) {
        for (Operation.Kind kind : Operation.Kind.values()) {
            if (kind.biapyName().equals(name)) {
                return kind;
            }
        }
        String known = Arrays.stream(Operation.Kind.values())
                .map(Operation.Kind::biapyName)
                .collect(Collectors.joining(", "));
        String hint = name.equals("remove_large_objects") ? "; did you mean \"remove_big_objects\"?" : ".";
        throw new InputException("Unknown refinement operation \"" + name + "\"" + hint + " Known: " + known + ".");
    }

    private static Extent box(String name, String value) {
        String[] parts = value.split("x", -1);
        if (parts.length > 3) {
            throw new InputException(
                    "Operation " + name + " takes at most three sizes (z, y, x), got \"" + value + "\".");
        }
        int[] size = new int[parts.length];
        for (int k = 0; k < size.length; k++) {
            size[k] = Math.toIntExact(number(name, parts[k]));
        }
        int last = size[size.length - 1];
        return size.length == 1
                ? Extent.zyx(last, last, last)
                : Extent.zyx(size.length == 3 ? size[0] : 1, size[size.length - 2], last);
    }

    private static long number(String name, String value) {
        try {
            long number = Integer.parseInt(value.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException(message(name, value), e);
        }
        throw new InputException(message(name, value));
    }

    private static String message(String name, String value) {
        return "Operation " + name + " needs a whole number of voxels of at least 0, got \"" + value + "\".";
    }
}
