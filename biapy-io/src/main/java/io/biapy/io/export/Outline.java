package io.biapy.io.export;

import io.biapy.core.error.InputException;
import java.util.List;

/**
 * The outline of an object in a slice, to be written for QuPath or ImageJ. Coordinates are pixels, x before y; the first pixel covers 0 to 1. Immutable, but for the arrays, which
 * are shared.
 *
 * @param name shown in the program that reads it, for example "Object 7"
 * @param slice z, from 0
 * @param polygons each a list of rings x, y, x, y, ... without repeated end: the outer one, then its holes
 */
public record Outline(String name, int slice, List<List<double[]>> polygons) {
    private static final int TRIANGLE = 6;

    public Outline {
        polygons = polygons.stream().map(List::copyOf).toList();
        for (List<double[]> polygon : polygons) {
            for (double[] ring : polygon) {
                if (ring.length < TRIANGLE || ring.length % 2 != 0) {
                    throw new InputException("Outline " + name + ": a ring needs pairs x, y of at least 3 points, got "
                            + ring.length + " numbers.");
                }
            }
        }
    }

    @Override
    public String toString() {
        return name + " in slice " + slice + ": " + polygons.size() + " polygons";
    }
}
