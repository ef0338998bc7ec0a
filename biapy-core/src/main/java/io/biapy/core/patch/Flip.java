package io.biapy.core.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * A mirroring of an image, its own inverse. Immutable. Source: BiaPy 3.7.1, {@code build_axis_transform_group}, level "flips".
 *
 * @param z whether z is reversed
 * @param y whether y is reversed
 * @param x whether x is reversed
 */
public record Flip(boolean z, boolean y, boolean x) {
    /** All mirrorings in BiaPy's order, the identity first: 4 of a 2D image (y, x), 8 of a volume. */
    public static List<Flip> all(boolean volume) {
        List<Flip> flips = new ArrayList<>();
        for (int i = 0; i < (volume ? 8 : 4); i++) {
            flips.add(new Flip((i & 4) != 0, (i & 2) != 0, (i & 1) != 0));
        }
        return List.copyOf(flips);
    }

    /** Whether nothing is reversed. */
    public boolean isIdentity() {
        return !z && !y && !x;
    }

    @Override
    public String toString() {
        return isIdentity() ? "as it is" : "mirrored along" + (z ? " z" : "") + (y ? " y" : "") + (x ? " x" : "");
    }
}
