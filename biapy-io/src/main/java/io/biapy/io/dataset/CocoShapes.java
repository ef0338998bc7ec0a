package io.biapy.io.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import java.nio.file.Path;
import java.util.Arrays;

/** Paints the shapes of annotations onto one image. */
final class CocoShapes {
    private static final int TRIANGLE = 6;

    private final Path file;
    private final int height;
    private final int width;
    private final boolean[] changes;

    CocoShapes(Path file, Extent extent) {
        this.file = file;
        this.height = extent.y();
        this.width = extent.x();
        this.changes = new boolean[extent.voxels() + 1];
    }

    /** Gives {@code id} to all pixels of an annotation's shape. */
    void paint(JsonNode annotation, long[] ids, long id) {
        JsonNode shape = annotation.path("segmentation");
        if (shape.isArray() && !shape.isEmpty()) {
            for (JsonNode polygon : shape) {
                polygon(annotation, polygon, ids, id);
            }
        } else if (shape.isObject()) {
            runs(annotation, shape, ids, id);
        } else {
            throw wrong(annotation, "has no shape (segmentation)");
        }
    }

    private void polygon(JsonNode annotation, JsonNode polygon, long[] ids, long id) {
        double[] points = new double[polygon.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = polygon.get(i).isNumber() ? polygon.get(i).asDouble() : Double.NaN;
        }
        if (!polygon.isArray() || points.length < TRIANGLE || points.length % 2 != 0 || !PolygonKernel.isFine(points)) {
            throw wrong(annotation, "has a polygon that is no list of pairs of numbers, at least 3 pairs");
        }
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
        }
        int first = Math.max(0, Math.min(width, (int) left - 2)) * height;
        int behind = Math.max(0, Math.min(width, (int) right + 3)) * height;
        Arrays.fill(changes, first, behind + 1, false);
        PolygonKernel.walk(points, height, width, changes);
        boolean inside = false;
        for (int place = first; place < behind; place++) {
            inside ^= changes[place];
            if (inside) {
                ids[place % height * width + place / height] = id;
            }
        }
    }

    private void runs(JsonNode annotation, JsonNode shape, long[] ids, long id) {
        JsonNode size = shape.path("size");
        if (size.path(0).asLong() != height || size.path(1).asLong() != width) {
            throw wrong(
                    annotation, "has run lengths for an image of " + size + ", and it is " + height + " x " + width);
        }
        long[] counts = counts(annotation, shape.path("counts"));
        long at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > ids.length - at) {
                throw wrong(annotation, "has run lengths that leave the image");
            }
            for (long place = at; i % 2 == 1 && place < at + counts[i]; place++) {
                ids[(int) (place % height * width + place / height)] = id;
            }
            at += counts[i];
        }
        if (at != ids.length) {
            throw wrong(annotation, "has run lengths of " + at + " pixels, and the image has " + ids.length);
        }
    }

    private long[] counts(JsonNode annotation, JsonNode counts) {
        if (counts.isTextual()) {
            try {
                return CocoRuns.unpack(counts.asText());
            } catch (IllegalArgumentException e) {
                throw wrong(annotation, String.valueOf(e.getMessage()));
            }
        }
        long[] numbers = new long[counts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = counts.get(i).isIntegralNumber() ? counts.get(i).asLong() : -1;
        }
        return numbers;
    }

    private FileException wrong(JsonNode annotation, String problem) {
        return new FileException(file, "annotation " + annotation.path("id") + " " + problem + ".");
    }
}
