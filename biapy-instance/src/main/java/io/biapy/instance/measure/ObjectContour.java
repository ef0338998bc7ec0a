package io.biapy.instance.measure;

import java.util.List;

/**
 * The outline of one object in one slice. Coordinates are pixels, x before y; the first pixel covers 0 to 1 along both, as in ImageJ and QuPath. Immutable, but for the
 * arrays, which are shared.
 *
 * @param label the object's id
 * @param slice z, from 0
 * @param polygons one a part that hangs together by sides; each a list of rings x, y, x, y, ...: first the outer one (turning from x to y), then its holes (turning the other way), the
 *     first point not repeated
 */
public record ObjectContour(long label, int slice, List<List<double[]>> polygons) {
    public ObjectContour {
        polygons = polygons.stream().map(List::copyOf).toList();
    }

    /** Area inside in pixels, holes taken off. */
    public double area() {
        return polygons.stream()
                .flatMap(List::stream)
                .mapToDouble(ObjectContour::signedArea)
                .sum();
    }

    /** Area within a ring, above 0 where it turns from x to y. */
    static double signedArea(double[] ring) {
        double sum = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            sum += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
        }
        return sum / 2;
    }

    @Override
    public String toString() {
        return "Contour of object " + label + " in slice " + slice + ": " + polygons.size() + " polygons";
    }
}
