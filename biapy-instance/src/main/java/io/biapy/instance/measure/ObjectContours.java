package io.biapy.instance.measure;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.LabelBoxes;
import java.util.ArrayList;
import java.util.List;

/**
 * The outlines of all objects, slice by slice: along the edges of pixels, so that they enclose exactly the objects' pixels, or, {@link #subPixel()}, through the middles of those
 * edges, as marching squares does. Rings do not touch themselves. Immutable, safe for several threads.
 */
public final class ObjectContours {
    private final LabelImage labels;
    private final boolean smooth;

    private ObjectContours(LabelImage labels, boolean smooth) {
        this.labels = labels;
        this.smooth = smooth;
    }

    /** Along the edges of pixels. */
    public static ObjectContours of(LabelImage labels) {
        return new ObjectContours(labels, false);
    }

    /** Through the middles of the pixels' edges: corners are cut, areas a little smaller. */
    public ObjectContours subPixel() {
        return new ObjectContours(labels, true);
    }

    /** One contour an object and slice, by slice and then by id. */
    public List<ObjectContour> all() {
        Extent e = labels.extent();
        List<ObjectContour> contours = new ArrayList<>();
        int slice = e.y() * e.x();
        for (int z = 0; z < e.z(); z++) {
            int[] codes = java.util.Arrays.copyOfRange(labels.codes(), z * slice, (z + 1) * slice);
            LabelBoxes boxes = LabelBoxes.of(codes, Extent.yx(e.y(), e.x()));
            for (int k = 0; k < boxes.size(); k++) {
                contours.add(new ObjectContour(labels.id(boxes.code(k)), z, polygons(codes, boxes, k)));
            }
        }
        return contours;
    }

    private List<List<double[]>> polygons(int[] codes, LabelBoxes boxes, int k) {
        int y0 = boxes.first(k, 1);
        int x0 = boxes.first(k, 2);
        int ny = boxes.last(k, 1) - y0 + 3; // with a frame of one pixel
        int nx = boxes.last(k, 2) - x0 + 3;
        boolean[] mask = new boolean[ny * nx];
        for (int y = 1; y < ny - 1; y++) {
            for (int x = 1; x < nx - 1; x++) {
                mask[y * nx + x] = codes[(y0 + y - 1) * labels.extent().x() + x0 + x - 1] == boxes.code(k);
            }
        }
        ConnectedComponents parts = ConnectedComponents.of(mask, Extent.yx(ny, nx), Connectivity.FACES);
        List<List<double[]>> polygons = new ArrayList<>();
        for (int p = 0; p < parts.count(); p++) {
            polygons.add(new ArrayList<>());
        }
        boolean[] isDone = new boolean[mask.length];
        for (int i = nx; i < mask.length; i++) {
            if (mask[i] && !mask[i - nx] && !isDone[i]) {
                List<double[]> polygon = polygons.get(parts.labels()[i] - 1);
                for (int[] loop : ContourKernel.simpleLoops(ContourKernel.trace(mask, nx, i, isDone))) {
                    double[] ring = ContourKernel.ring(loop, nx, x0 - 1, y0 - 1, smooth);
                    polygon.add(ContourKernel.isOuter(loop, nx) ? 0 : polygon.size(), ring);
                }
            }
        }
        return polygons;
    }

    @Override
    public String toString() {
        return "contours of " + labels.name() + (smooth ? " through" : " along") + " pixel edges";
    }
}
