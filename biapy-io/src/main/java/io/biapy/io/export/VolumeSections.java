package io.biapy.io.export;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.report.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts through a volume of any size with the outlines of objects, as pictures: xy, xz and zy through one place, one panel for each label image. Blocks are read
 * where a pixel is taken, so memory does not grow with the volume; voxels are shown in their true proportions, without averaging. Immutable.
 */
public final class VolumeSections {
    private static final String AXES = "zyx";
    private static final int[][] PLANES = {{0, 1, 2}, {1, 0, 2}, {2, 0, 1}}; // fixed axis, rows, columns

    private final ImageSource image;
    private final List<LabelSource> panels;
    private final long[] place;
    private final int most;

    private VolumeSections(ImageSource image, List<LabelSource> panels, long[] place, int most) {
        this.image = image;
        this.panels = List.copyOf(panels);
        this.place = place;
        this.most = most;
    }

    /** The first channel of an image, cut through its middle; a panel has at most 600 pixels a side. */
    public static VolumeSections of(ImageSource image) {
        Size s = image.size();
        return new VolumeSections(image, List.of(), new long[] {s.z() / 2, s.y() / 2, s.x() / 2}, 600);
    }

    /** One more panel, with the outlines of labels that have the image's size. */
    public VolumeSections outlines(LabelSource labels) {
        if (!labels.size().equals(image.size())) {
            throw new InputException("Sections: labels " + labels.name() + " have " + labels.size()
                    + " voxels, but image " + image.name() + " has " + image.size() + ".");
        }
        List<LabelSource> more = new ArrayList<>(panels);
        more.add(labels);
        return new VolumeSections(image, more, place, most);
    }

    /** Through this voxel. */
    public VolumeSections at(long z, long y, long x) {
        Size s = image.size();
        if (z < 0 || y < 0 || x < 0 || z >= s.z() || y >= s.y() || x >= s.x()) {
            throw new InputException(
                    "Sections: voxel " + z + ", " + y + ", " + x + " is not in an image of " + s + " voxels.");
        }
        return new VolumeSections(image, panels, new long[] {z, y, x}, most);
    }

    /** The most pixels of a panel's longer side. */
    public VolumeSections atMost(int pixels) {
        if (pixels < 1) {
            throw new InputException("Sections: a panel needs at least 1 pixel a side, got " + pixels + ".");
        }
        return new VolumeSections(image, panels, place, pixels);
    }

    /** Three pictures, of a 2D image one. */
    public List<Item.Picture> pictures() {
        List<Item.Picture> pictures = new ArrayList<>();
        for (int[] axes : PLANES) {
            if (axes[0] == 0 || !image.size().is2D()) {
                pictures.add(picture(new PlaneSamples(image.size(), image.calibration(), axes, place[axes[0]], most)));
            }
        }
        return pictures;
    }

    private Item.Picture picture(PlaneSamples plane) {
        float[] light = new float[plane.shown().voxels()];
        plane.each(
                image.chunk(),
                (block, n) -> {
                    float[] values = new float[n];
                    image.read(0, block, values);
                    return values;
                },
                (values, from, to) -> light[to] = values[from]);
        Overlay overlay = Overlay.of(FloatImage.of(image.name(), plane.shown(), 1, light));
        for (LabelSource labels : panels) {
            long[] ids = new long[light.length];
            plane.each(
                    labels.chunk(),
                    (block, n) -> {
                        long[] values = new long[n];
                        labels.read(block, values);
                        return values;
                    },
                    (values, from, to) -> ids[to] = values[from]);
            overlay = overlay.outlines(LabelImage.ofLongs(labels.name(), plane.shown(), ids));
        }
        return new Item.Picture(overlay.png(), caption(plane));
    }

    private String caption(PlaneSamples plane) {
        Size s = image.size();
        int axis = plane.fixedAxis();
        String name = axis == 0 ? "xy" : axis == 1 ? "xz" : "yz";
        return s.is2D()
                ? image.name()
                : String.format(
                        Locale.ROOT,
                        "%s, %c = %d of %d",
                        name,
                        AXES.charAt(axis),
                        place[axis],
                        axis == 0 ? s.z() : axis == 1 ? s.y() : s.x());
    }

    @Override
    public String toString() {
        return "Sections of " + image.name() + ", " + panels.size() + " label images";
    }
}
