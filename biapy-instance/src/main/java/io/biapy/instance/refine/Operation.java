package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.label.FillHoles;

/**
 * One operation on flat labels and its value. Immutable.
 *
 * @param number a threshold of a mask, or a radius in the unit of the voxel size
 */
record Operation(Kind kind, Extent box, long voxels, double number) {
    /** BiaPy's names, and three for what is a setting of its own there. */
    enum Kind {
        FILL_HOLES("fill_holes", false),
        CLEAR_BORDER("clear_border", false),
        REMOVE_SMALL("remove_small_objects", true),
        REMOVE_BIG("remove_big_objects", true),
        DILATION("dilation", true),
        EROSION("erosion", true),
        REPAIR_LARGE("repair_large_objects", true),
        REMOVE_CLOSE("remove_close_points", true),
        VORONOI("voronoi", true);

        private final String biapyName;
        private final boolean takesValue;

        Kind(String biapyName, boolean takesValue) {
            this.biapyName = biapyName;
            this.takesValue = takesValue;
        }

        String biapyName() {
            return biapyName;
        }

        boolean takesValue() {
            return takesValue;
        }
    }

    private static final Extent NO_BOX = Extent.zyx(1, 1, 1);
    static final Operation FILL_HOLES = new Operation(Kind.FILL_HOLES, NO_BOX, 0, 0);
    static final Operation CLEAR_BORDER = new Operation(Kind.CLEAR_BORDER, NO_BOX, 0, 0);

    Operation {
        if (box.z() < 1 || box.y() < 1 || box.x() < 1 || voxels < 0) {
            throw new InputException("Operation " + kind.biapyName() + " needs sizes of at least "
                    + (kind == Kind.DILATION || kind == Kind.EROSION
                            ? "1 voxel along each axis, got " + text(box)
                            : "0 voxels, got " + voxels)
                    + ".");
        }
    }

    static Operation removeSmall(long voxels) {
        return new Operation(Kind.REMOVE_SMALL, NO_BOX, voxels, 0);
    }

    static Operation removeBig(long voxels) {
        return new Operation(Kind.REMOVE_BIG, NO_BOX, voxels, 0);
    }

    static Operation dilate(Extent box) {
        return new Operation(Kind.DILATION, box, 0, 0);
    }

    static Operation erode(Extent box) {
        return new Operation(Kind.EROSION, box, 0, 0);
    }

    static Operation repairLarge(long voxels) {
        return new Operation(Kind.REPAIR_LARGE, NO_BOX, voxels, 0);
    }

    /** @param threshold of the mask; 0 for Otsu's, as BiaPy writes it */
    static Operation voronoi(double threshold) {
        return new Operation(Kind.VORONOI, NO_BOX, 0, threshold);
    }

    static Operation removeClose(double radius) {
        ClosePoints.within(radius, Calibration.unknown()); // refuses what is no radius
        return new Operation(Kind.REMOVE_CLOSE, NO_BOX, 0, radius);
    }

    /** @param voxel size of a voxel, which lengths are measured in */
    int[] apply(int[] labels, Extent extent, Calibration voxel) {
        return switch (kind) {
            case REPAIR_LARGE -> LargeObjectRepair.apply(labels, extent, voxels);
            case VORONOI ->
                throw new InputException(
                        "Operation voronoi grows labels over a mask; give it one: apply(labels, VoronoiGrowth.over(mask)).");
            case REMOVE_CLOSE -> ObjectRemoval.close(labels, extent, ClosePoints.within(number, voxel));
            case FILL_HOLES -> FillHoles.ofEachObject(labels, extent);
            case CLEAR_BORDER -> ObjectRemoval.touchingBorder(labels, extent);
            case REMOVE_SMALL -> ObjectRemoval.small(labels, extent, voxels);
            case REMOVE_BIG -> ObjectRemoval.big(labels, extent, voxels);
            case DILATION -> boxes(labels, extent, true);
            case EROSION -> boxes(labels, extent, false);
        };
    }

    private int[] boxes(int[] labels, Extent extent, boolean dilates) {
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        int[] out = BoxKernel.alongAxis(labels, nz, ny * nx, 1, box.z(), dilates);
        out = BoxKernel.alongAxis(out, ny, nx, nz, box.y(), dilates);
        return BoxKernel.alongAxis(out, nx, 1, nz * ny, box.x(), dilates);
    }

    private static String text(Extent box) {
        return box.z() == box.x() && box.y() == box.x()
                ? String.valueOf(box.x())
                : box.z() + "x" + box.y() + "x" + box.x();
    }

    @Override
    public String toString() {
        return switch (kind) {
            case FILL_HOLES, CLEAR_BORDER -> kind.biapyName();
            case REMOVE_SMALL, REMOVE_BIG, REPAIR_LARGE -> kind.biapyName() + "=" + voxels;
            case VORONOI -> kind.biapyName() + "=" + (number == 0 ? "otsu" : String.valueOf(number));
            case REMOVE_CLOSE -> kind.biapyName() + "=" + number;
            case DILATION, EROSION -> kind.biapyName() + "=" + text(box);
        };
    }
}
