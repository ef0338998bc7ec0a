package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.Arrays;

/** Two measures of scikit-image that depend on how it treats voxels, for {@link BiapyProperties}. */
final class BiapyShape {
    /** Area that scikit-image's marching cubes lays into a cell of each pattern (bit 4 dz + 2 dy + dx), as measured: a letter for each of 15 values. */
    private static final String PATTERNS =
            "ABBEBEIHBIEHEHHGBEIHIHNICMMLMLJHBIEHCMMLINHIMJLHEHHGMLJHMJLHKOOEBICMEHMLINMJHILHEHMLHGJHMJKOLHOE"
                    + "INMJMJKONFJDJDOCHILHLHOEJDOCOCCBBCIMIMNJEMHLHLIHIMNJNJFDMKJOJODCEMHLMKJOHJGHLOHEHLIHJODCLOHEOCCB"
                    + "EMMKHLJOHJLOGHHEHLJOIHDCLOOCHECBHJLOLOOCIDHCHCEBGHHEHECBHCEBEBBA";

    private static final double[] AREAS = {
        0,
        0.21650635094610965,
        0.4330127018922193,
        0.649519052838329,
        0.7071067811865476,
        0.8660254037844386,
        1,
        1.149519052838329,
        1.299038105676658,
        1.3660254037844386,
        1.4142135623730951,
        1.573132184970986,
        1.9508410775698224,
        2.149519052838329,
        2.6097597001677135
    };

    private final LabelImage labels;

    BiapyShape(LabelImage labels) {
        this.labels = labels;
    }

    /** Marching cubes within the object's box, without a wall where it touches the box. */
    double openSurface(Measurement m) {
        BoundingBox b = m.box();
        int[] codes = labels.codes();
        Extent e = labels.extent();
        int slice = e.y() * e.x();
        int code = code(m);
        double sum = 0;
        for (int z = b.zMin(); z < b.zMax(); z++) {
            for (int y = b.yMin(); y < b.yMax(); y++) {
                for (int x = b.xMin(); x < b.xMax(); x++) {
                    int at = (z * e.y() + y) * e.x() + x;
                    int pattern = 0;
                    for (int corner = 0; corner < 8; corner++) {
                        int i = at + (corner >> 2) * slice + (corner >> 1 & 1) * e.x() + (corner & 1);
                        pattern |= codes[i] == code ? 1 << corner : 0;
                    }
                    sum += AREAS[PATTERNS.charAt(pattern) - 'A'];
                }
            }
        }
        return sum;
    }

    /** Pixels whose centres lie in or on the hull of the middles of the pixels' sides; or the object's pixels by their number. */
    double latticeHull(Measurement m, boolean asSolidity) {
        if (labels.extent().z() > 1) {
            throw new InputException("scikit-image's hull in pixels is measured in 2D only; use RegionProperties.");
        }
        BoundingBox b = m.box();
        int code = code(m);
        int lines = 2 * (b.yMax() - b.yMin()) + 3; // half rows, the first above the first row
        int[] left = new int[lines];
        int[] right = new int[lines];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(right, Integer.MIN_VALUE);
        for (int y = b.yMin(); y <= b.yMax(); y++) {
            int row = y * labels.extent().x();
            int line = 2 * (y - b.yMin()) + 1;
            for (int x = b.xMin(); x <= b.xMax(); x++) {
                if (labels.codes()[row + x] == code) {
                    int at = 2 * (x - b.xMin()) + 1;
                    for (int l = line - 1; l <= line + 1; l++) {
                        int reach = l == line ? 1 : 0;
                        left[l] = Math.min(left[l], at - reach);
                        right[l] = Math.max(right[l], at + reach);
                    }
                }
            }
        }
        int[] yx = new int[4 * lines];
        int n = HullKernel.polygon(left, right, lines, yx);
        long inside = HullKernel.oddPoints(yx, n, lines);
        return asSolidity ? m.npixels() / (double) inside : inside;
    }

    private int code(Measurement m) {
        BoundingBox b = m.box();
        Extent e = labels.extent();
        for (int x = b.xMin(); x <= b.xMax(); x++) { // the first row of the first slice that holds it
            for (int y = b.yMin(); y <= b.yMax(); y++) {
                int code = labels.codes()[(b.zMin() * e.y() + y) * e.x() + x];
                if (code != 0 && labels.id(code) == m.label()) {
                    return code;
                }
            }
        }
        throw new IllegalStateException("object " + m.label() + " is not in its box");
    }
}
