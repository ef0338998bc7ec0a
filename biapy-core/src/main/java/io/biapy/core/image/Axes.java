package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.Locale;

/**
 * What the dimensions of a stored array mean, slowest first, one letter each: Z, Y, X and C (channels). Said by the caller where
 * a file does not say it, or says it wrongly; {@link #AS_STORED} leaves it to the file. Immutable.
 *
 * <p>A letter may stand for a dimension of any length; T (time) is understood and must have length 1, since images here have no
 * time axis. To read a time series as a stack, name its dimension Z.
 */
public record Axes(String letters) {
    /** As the file says, or as its format's documentation guesses. */
    public static final Axes AS_STORED = new Axes("");

    private static final String KNOWN = "TZCYX";

    public Axes {
        letters = letters.toUpperCase(Locale.ROOT);
        boolean plane = letters.indexOf('Y') >= 0 && letters.indexOf('X') >= 0;
        boolean unique = letters.chars().distinct().count() == letters.length();
        boolean known = letters.chars().allMatch(c -> KNOWN.indexOf(c) >= 0);
        if (!letters.isEmpty() && !(plane && unique && known)) {
            throw new InputException(
                    "Axes are letters out of T, Z, C, Y and X, slowest first, each at most once, Y and X"
                            + " among them, for example \"ZYX\" or \"YXC\"; got \"" + letters + "\".");
        }
    }

    /** Axes named by the caller, for example {@code Axes.of("ZYXC")}; small letters do as well. */
    public static Axes of(String letters) {
        if (letters.isEmpty()) {
            throw new InputException("Axes need at least Y and X, for example \"YX\"; got \"\".");
        }
        return new Axes(letters);
    }

    /** Whether the file decides. */
    public boolean isAsStored() {
        return letters.isEmpty();
    }

    @Override
    public String toString() {
        return isAsStored() ? "axes as stored" : letters;
    }
}
