package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import java.util.List;

/**
 * A median filter in the plane of two axes, or along z alone, for smoothing a prediction before decoding; borders are mirrored with the edge
 * repeated. As BiaPy's {@code apply_median_filtering}. Immutable, safe for several threads; the answer does not depend on their number.
 */
public final class MedianFilter {
    private static final List<String> AXES = List.of("xy", "yx", "zy", "yz", "zx", "xz", "z");

    private final String axes;
    private final int size;

    private MedianFilter(String axes, int size) {
        this.axes = axes;
        this.size = size;
    }

    /**
     * @param axes one of xy, zy, zx (in either order) and z
     * @param size voxels along each of them, at least 1; an even number is raised by one
     */
    public static MedianFilter of(String axes, int size) {
        if (!AXES.contains(axes) || size < 1) {
            throw new InputException("A median filter needs axes xy, zy, zx or z and a size of at least 1, got \""
                    + axes + "\" and " + size + ".");
        }
        return new MedianFilter(axes, size | 1);
    }

    /** Reads {@code axes=size}, for example {@code xy=3}. */
    public static MedianFilter parse(String text) {
        String[] sides = text.strip().split("=", -1);
        if (sides.length != 2 || !sides[1].matches("\\d{1,4}")) {
            throw new InputException(
                    "A median filter is written as axes=size, for example xy=3, got \"" + text + "\".");
        }
        return of(sides[0], Integer.parseInt(sides[1]));
    }

    /** How far it looks. */
    public Extent reach() {
        return Extent.zyx(reach('z'), reach('y'), reach('x'));
    }

    private int reach(char axis) {
        return axes.indexOf(axis) < 0 ? 0 : Math.max(1, size / 2); // along z two slices at least, or it is refused
    }

    /** Every channel filtered alone; {@code image} stays as it is. A filter along z is refused where there is one slice. */
    public FloatImage apply(FloatImage image, Workers workers) {
        Extent e = image.extent();
        if (axes.contains("z") && e.z() == 1) {
            throw new InputException("A median filter along " + axes + " needs a volume, got " + image.name() + " of "
                    + e + "; use axes xy.");
        }
        float[] in = image.data();
        float[] out = new float[in.length];
        int slice = e.y() * e.x();
        boolean flat = !axes.contains("z");
        int planes = flat ? e.z() : axes.contains("x") ? e.y() : axes.contains("y") ? e.x() : e.y();
        workers.forEach(image.channels() * planes, task -> {
            int start = task / planes * e.voxels();
            int plane = task % planes;
            if (flat) {
                MedianKernel.plane(in, out, start + plane * slice, e.y(), e.x(), e.x(), 1, size, size);
            } else if (axes.contains("y")) {
                MedianKernel.plane(in, out, start + plane, e.z(), slice, e.y(), e.x(), size, size);
            } else {
                int alongX = axes.contains("x") ? size : 1;
                MedianKernel.plane(in, out, start + plane * e.x(), e.z(), slice, e.x(), 1, size, alongX);
            }
        });
        return FloatImage.of(image.name(), e, image.channels(), out)
                .withCalibration(image.calibration())
                .withPixelType(image.pixelType());
    }

    @Override
    public String toString() {
        return axes + "=" + size;
    }
}
