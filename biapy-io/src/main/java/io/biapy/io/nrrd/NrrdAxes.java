package io.biapy.io.nrrd;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.List;
import java.util.Locale;

/**
 * What the dimensions of an NRRD array mean, by their kinds or by which of them have a direction in space, and the voxel size by these
 * directions or by the spacings.
 *
 * @param letters slowest first; empty where more than three dimensions are not told apart
 */
record NrrdAxes(String letters, boolean colour, Calibration calibration) {
    static NrrdAxes of(NrrdFields fields, int dimension) {
        char[] letters = new char[dimension]; // fastest first
        double[] steps = new double[3]; // x, y, z
        List<String> kinds = fields.words("kinds");
        List<String> directions = directions(fields, dimension);
        List<String> spacings = fields.words("spacings");
        int space = 0;
        boolean colour = false;
        for (int i = 0; i < dimension; i++) {
            String kind = i < kinds.size() ? kinds.get(i).toLowerCase(Locale.ROOT) : "";
            String direction = i < directions.size() ? directions.get(i) : "";
            letters[i] = letter(kind, direction);
            colour |= kind.startsWith("rgb");
            if (letters[i] != ' ') {
                continue;
            }
            if (space == 3) {
                return new NrrdAxes("", false, Calibration.unknown());
            }
            letters[i] = "XYZ".charAt(space);
            steps[space++] = direction.isEmpty() ? number(spacings, i) : length(fields, direction);
        }
        Calibration calibration =
                LengthUnits.calibration(space < 3 ? 1 : steps[2], steps[1], steps[0], unit(fields, letters));
        return new NrrdAxes(new StringBuilder(new String(letters)).reverse().toString(), colour, calibration);
    }

    /** T and C by kind, or C where the dimension alone has no direction; a blank is one of space. */
    private static char letter(String kind, String direction) {
        return switch (kind) {
            case "time" -> 'T';
            case "domain", "space", "", "???", "none" -> direction.equals("none") ? 'C' : ' ';
            default -> 'C';
        };
    }

    /** One a dimension: "(1,0,0)" or "none"; none at all where the file has no directions. */
    private static List<String> directions(NrrdFields fields, int dimension) {
        String text = fields.text("spacedirections").orElse("");
        List<String> directions = text.isEmpty()
                ? List.of()
                : List.of(text.replaceAll("\\s*,\\s*", ",")
                        .replaceAll("\\(\\s*", "(")
                        .replaceAll("\\s*\\)", ")")
                        .strip()
                        .split("\\s+"));
        if (!directions.isEmpty() && directions.size() != dimension) {
            throw new FileException(fields.file(), "is damaged: its space directions are " + text + ".");
        }
        return directions;
    }

    /** Of a direction such as "(0,0.5,0)". */
    private static double length(NrrdFields fields, String direction) {
        double sum = 0;
        double largest = 0;
        try {
            for (String part : direction.replaceAll("[()]", "").split(",", -1)) {
                double v = Math.abs(Double.parseDouble(part));
                sum += v * v;
                largest = Math.max(largest, v);
            }
        } catch (NumberFormatException e) {
            throw new FileException(fields.file(), "is damaged: a space direction is " + direction + ".", e);
        }
        return sum == largest * largest ? largest : Math.sqrt(sum); // exact along an axis
    }

    private static double number(List<String> words, int index) {
        try {
            return index < words.size() ? Math.abs(Double.parseDouble(words.get(index))) : 0;
        } catch (NumberFormatException e) {
            return 0; // "none"
        }
    }

    /** Of the first dimension of space. */
    private static String unit(NrrdFields fields, char[] letters) {
        List<String> units = fields.words("spaceunits");
        List<String> each = fields.words("units");
        if (!units.isEmpty()) {
            return units.get(0);
        }
        for (int i = 0; i < letters.length && i < each.size(); i++) {
            if (letters[i] == 'X') {
                return each.get(i);
            }
        }
        return fields.text("space").isPresent() ? "mm" : ""; // spaces with a name are those of scanners
    }
}
