package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the dimensions of a stored array mean, slowest first, one letter each: Z, Y, X and C (channels). Said by the caller where
 * a file does not say it, or says it wrongly; {@link #AS_STORED} leaves it to the file. Immutable.
 *
 * <p>A letter may stand for a dimension of any length. Images here have no time axis: of T (time) longer than 1 one point is read, which
 * {@link #atTime} chooses. To read a time series as a stack, name its dimension Z.
 *
 * @param letters empty: the file decides
 * @param time the point of time to read, from 0; empty: the only one
 */
public record Axes(String letters, OptionalLong time) {
    /** As the file says, or as its format's documentation guesses. */
    public static final Axes AS_STORED = new Axes("", OptionalLong.empty());

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
        if (time.isPresent() && time.getAsLong() < 0) {
            throw new InputException("A point of time is a number from 0, got " + time.getAsLong() + ".");
        }
    }

    /** Axes named by the caller, for example {@code Axes.of("ZYXC")}; small letters do as well. */
    public static Axes of(String letters) {
        if (letters.isEmpty()) {
            throw new InputException("Axes need at least Y and X, for example \"YX\"; got \"\".");
        }
        return new Axes(letters, OptionalLong.empty());
    }

    /** The same axes at one point of time, from 0; one that the file does not have is refused when it is opened. */
    public Axes atTime(long point) {
        return new Axes(letters, OptionalLong.of(point));
    }

    /** Whether the file decides what its dimensions mean. */
    public boolean isAsStored() {
        return letters.isEmpty();
    }

    @Override
    public String toString() {
        String named = isAsStored() ? "axes as stored" : letters;
        return time.isPresent() ? named + " at time " + time.getAsLong() : named;
    }
}
