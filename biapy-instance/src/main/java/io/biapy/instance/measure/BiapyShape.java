package io.biapy.instance.measure;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;

/** Measures of scikit-image that depend on how it treats voxels, for {@link BiapyProperties}. */
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

    /** Of the hull in whole pixels: their number, the object's share of them, or its longest diameter. */
    double latticeHull(Measurement m, String property) {
        LatticeHull hull = LatticeHull.of(labels.codes(), labels.extent(), code(m), m.box());
        return switch (property) {
            case "solidity" -> m.npixels() / (double) hull.voxels();
            case "area_convex" -> hull.voxels();
            case "feret_diameter_max" -> hull.longest(labels.extent().z() == 1);
            default -> throw new IllegalArgumentException(property);
        };
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
