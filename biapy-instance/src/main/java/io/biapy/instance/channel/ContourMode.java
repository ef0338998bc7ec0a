package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Which voxels beside a border between labels belong to the contour. */
public enum ContourMode {
    /** Every voxel with a face neighbour of another label: two voxels wide. */
    THICK,
    /** Those of them that lie in an object. */
    INNER,
    /** Those of them on the background, and both sides where objects touch. */
    OUTER,
    /** Background voxels with a face neighbour in an object, slice by slice: no line between objects that touch. */
    DENSE;

    /**
     * BiaPy's name of a mode. "subpixel" is refused: such a map has 2n - 1 voxels along an axis of n, so it cannot be a target beside
     * the others (BiaPy 3.7.1 fails there).
     */
    public static ContourMode parse(String name) {
        String wanted = name.strip();
        for (ContourMode m : values()) {
            if (m.toString().equals(wanted)) {
                return m;
            }
        }
        if (wanted.equals("subpixel")) {
            throw new InputException(
                    "Contour mode \"subpixel\" makes a map of 2n - 1 voxels along an axis of n, which no target "
                            + "of the image's size can hold; use thick, inner, outer or dense.");
        }
        ContourMode nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(m -> EditDistance.between(wanted, m.toString())))
                .orElseThrow();
        throw new InputException("Unknown contour mode \"" + wanted + "\"; did you mean \"" + nearest
                + "\"? Known modes: thick, inner, outer, dense.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
