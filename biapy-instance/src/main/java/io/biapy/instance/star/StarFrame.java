package io.biapy.instance.star;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.instance.channel.RayDirections;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What a decoder and the outside of a prediction tell: rays, image and the rule for shapes. Immutable.
 *
 * @param lattice voxels of the prediction
 * @param full voxels of the image
 */
record StarFrame(StarDistDecoder decoder, RayDirections rays, Extent lattice, Extent full, Calibration voxel) {
    /** Refused where planes and rays do not go together. */
    static StarFrame of(StarDistDecoder decoder, String name, int channels, Size size, Calibration voxel) {
        ShapeOptions shapes = decoder.shapes();
        RayDirections rays = shapes.directions(channels - 1, !size.is2D());
        if (rays.count() != channels - 1) {
            throw new InputException("Prediction " + name + ": a probability and " + rays + " take "
                    + (rays.count() + 1) + " planes, but it has " + channels + ".");
        }
        Extent grid = shapes.grid();
        if (rays.dimensions() == 2 && (!size.is2D() || grid.z() > 1)) {
            throw new InputException("Prediction " + name + " is a stack (" + size + ", grid of " + grid.z()
                    + " along z), but the rays lie in a plane; give rays in space, or slice by slice.");
        }
        Extent lattice = Extent.zyx(Math.toIntExact(size.z()), Math.toIntExact(size.y()), Math.toIntExact(size.x()));
        Extent full = Extent.zyx(
                Math.multiplyExact(lattice.z(), grid.z()),
                Math.multiplyExact(lattice.y(), grid.y()),
                Math.multiplyExact(lattice.x(), grid.x()));
        return new StarFrame(decoder, rays, lattice, full, voxel);
    }

    boolean isFlat() {
        return rays.dimensions() == 2;
    }

    /** Along z, or along y of a flat image: where painting is cut into slabs. */
    int slabAxis() {
        return isFlat() ? 1 : 0;
    }

    boolean onlyMaxima() {
        return decoder.isBiapys() || decoder.candidates().maximaOnly();
    }

    /** Voxels of the prediction along an axis that are left out at each border. */
    int margin(int axis) {
        return decoder.isBiapys() || axis == 0 && lattice.z() == 1
                ? 0
                : decoder.candidates().margin();
    }

    ShapeRule rule() {
        ShapeOptions shapes = decoder.shapes();
        double overlap = decoder.overlap();
        if (decoder.isBiapys()) {
            BiapyGeometry geometry = new BiapyGeometry(lattice, shapes.grid(), rays, voxel);
            return isFlat() ? new BiapyPolygonRule(geometry, overlap) : new BiapyHullRule(geometry, overlap);
        }
        Calibration unit = shapes.inVoxels() ? Calibration.unknown() : voxel;
        StarGeometry geometry = new StarGeometry(lattice, shapes.grid(), rays, unit, shapes.longest());
        return isFlat()
                ? new PolygonRule(geometry, overlap)
                : new PolyhedronRule(geometry, RayFacets.of(rays), overlap);
    }

    /** Numbers of kept shapes in the order of painting. BiaPy paints a later one of equal probability over an earlier one. */
    int[] paintingOrder(float[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = decoder.isBiapys() ? k : order.length - 1 - k;
        }
        if (decoder.isBiapys()) {
            Arrays.sort(order, Comparator.comparing(k -> scores[k]));
        }
        return Arrays.stream(order).mapToInt(k -> k).toArray();
    }

    static void requireFinite(String prediction, float value, String what) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new InputException("Prediction " + prediction + ": a " + what + " is " + value
                    + "; it must be a finite number. Was the network trained to the end?");
        }
    }
}
