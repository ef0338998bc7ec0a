package io.biapy.io.axes;

import io.biapy.core.image.Calibration;
import java.util.Locale;

/** Units of length as people and programs write them. */
public final class LengthUnits {
    private LengthUnits() {}

    /** The unit as this library writes it: "um" for all ways to write micrometres; "" for pixels or nothing. */
    public static String shortName(String written) {
        String unit =
                written.strip().replace("\\u00B5", "u").replace('\u00B5', 'u').replace('\u03BC', 'u');
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "", "pixel", "pixels", "px", "reference frame" -> "";
            case "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres", "um" -> "um";
            case "nanometer", "nanometers", "nanometre", "nanometres", "nm" -> "nm";
            case "angstrom", "angstroms" -> "angstrom";
            case "millimeter", "millimeters", "millimetre", "millimetres", "mm" -> "mm";
            case "centimeter", "centimeters", "centimetre", "centimetres", "cm" -> "cm";
            case "meter", "meters", "metre", "metres", "m" -> "m";
            default -> unit;
        };
    }

    /** The unit in full, as UDUNITS-2 spells it. */
    public static String longName(String unit) {
        return switch (shortName(unit)) {
            case "nm" -> "nanometer";
            case "um" -> "micrometer";
            case "mm" -> "millimeter";
            case "cm" -> "centimeter";
            case "m" -> "meter";
            default -> shortName(unit);
        };
    }

    /** Whether a unit is one of those that {@link #convert} knows. */
    public static boolean isLength(String unit) {
        return powerOfTen(shortName(unit)) <= 0;
    }

    /** A length in another unit; as it is where one of them is not a unit known here. */
    public static double convert(double length, String from, String to) {
        int own = powerOfTen(shortName(from));
        int wanted = powerOfTen(shortName(to));
        boolean known = own <= 0 && wanted <= 0;
        return !known || own == wanted
                ? length
                : own > wanted ? length * Math.pow(10, own - wanted) : length / Math.pow(10, wanted - own);
    }

    /** Of the unit in metres; 1 where the unit is not one of these. */
    private static int powerOfTen(String unit) {
        return switch (unit) {
            case "angstrom" -> -10;
            case "nm" -> -9;
            case "um" -> -6;
            case "mm" -> -3;
            case "cm" -> -2;
            case "m" -> 0;
            default -> 1;
        };
    }

    /** A voxel size, or unknown where the numbers cannot be one or the unit says nothing. */
    public static Calibration calibration(double z, double y, double x, String unit) {
        String known = shortName(unit);
        return known.isEmpty() ? Calibration.unknown() : Calibration.told(z, y, x, known);
    }
}
