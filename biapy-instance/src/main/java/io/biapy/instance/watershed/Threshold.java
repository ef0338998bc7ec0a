package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;

/**
 * A threshold: a fixed value, or a multiple of one found in the data. Immutable.
 *
 * @param kind where it comes from
 * @param value the threshold itself, or what the found one is multiplied by
 */
public record Threshold(Kind kind, double value) {
    /** Where a threshold comes from. */
    public enum Kind {
        /** Given. */
        FIXED,
        /** Otsu's threshold of the values that are compared. */
        OTSU,
        /** The threshold of the first seed channel. */
        FIRST_SEED
    }

    public Threshold {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new InputException("A threshold must be a finite number, got " + value + ".");
        }
    }

    /** A fixed threshold. */
    public static Threshold at(double value) {
        return new Threshold(Kind.FIXED, value);
    }

    /** Otsu's threshold: BiaPy's "auto" of seeds. */
    public static Threshold otsu() {
        return new Threshold(Kind.OTSU, 1);
    }

    /** BiaPy's way to write one: {@code auto} or a number. */
    public static Threshold parse(String text) {
        String wanted = text.strip();
        if (wanted.equals("auto")) {
            return otsu();
        }
        try {
            return at(Double.parseDouble(wanted));
        } catch (NumberFormatException e) {
            throw new InputException("A threshold is \"auto\" or a number such as 0.5, got \"" + text + "\".", e);
        }
    }

    /** Half of Otsu's threshold: BiaPy's "auto" of growth masks. Less strict even where it is negative. */
    public static Threshold halfOtsu() {
        return new Threshold(Kind.OTSU, 0.5);
    }

    /** Half of the first seed channel's threshold: BiaPy's "auto" of an affinity growth mask. */
    public static Threshold halfOfSeed() {
        return new Threshold(Kind.FIRST_SEED, 0.5);
    }

    /** Whether it depends on the image. */
    public boolean isAutomatic() {
        return kind != Kind.FIXED;
    }

    @Override
    public String toString() {
        String factor = value == 1 ? "" : value == 0.5 ? "half " : value + " x ";
        return switch (kind) {
            case FIXED -> String.valueOf(value);
            case OTSU -> factor + "Otsu";
            case FIRST_SEED -> factor + "the seed threshold";
        };
    }
}
