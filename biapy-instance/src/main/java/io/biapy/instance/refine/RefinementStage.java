package io.biapy.instance.refine;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.util.List;

/**
 * Operations of a {@link Refinement} that follow each other and ask for the same: how work on tiles takes a refinement apart. Immutable, safe for several
 * threads.
 */
public final class RefinementStage {
    /** What the operations of a stage look at. */
    public enum Kind {
        /** Which voxels are of one object, what touches, and how many there are: {@link #applyTo}. */
        OBJECTS,
        /** The voxels around, as far as {@link #reach}: {@link #apply}. */
        AROUND,
        /** A mask of the whole image that objects grow over, above {@link #threshold}. */
        MASK
    }

    private final Kind kind;
    private final List<Operation> operations;

    RefinementStage(Kind kind, List<Operation> operations) {
        this.kind = kind;
        this.operations = List.copyOf(operations);
    }

    public Kind kind() {
        return kind;
    }

    /** How far {@link #apply} looks. */
    public Extent reach() {
        int[] reach = new int[3];
        for (Operation operation : operations) {
            for (int a = 0; a < 3; a++) {
                reach[a] += operation.box().along(a) / 2;
            }
        }
        return Extent.zyx(reach[0], reach[1], reach[2]);
    }

    /** Does the operations on flat labels (z, y, x; x fastest); right as far as {@link #reach} away from sides that are not sides of the image. */
    public int[] apply(int[] labels, Extent extent) {
        int[] refined = labels;
        for (Operation operation : operations) {
            refined = operation.apply(refined, extent, Calibration.unknown()); // none of them measures
        }
        return refined;
    }

    /**
     * Has {@code objects} do the operations in their order.
     *
     * @param voxel size of a voxel of the image
     */
    public void applyTo(ObjectRefiner objects, Calibration voxel) {
        for (Operation operation : operations) {
            switch (operation.kind()) {
                case FILL_HOLES -> objects.fillHoles();
                case CLEAR_BORDER -> objects.clearBorder();
                case REMOVE_SMALL -> objects.removeSmall(operation.voxels());
                case REMOVE_BIG -> objects.removeBig(operation.voxels());
                case REMOVE_CLOSE -> objects.removeClose(ClosePoints.within(operation.number(), voxel));
                default -> throw new IllegalStateException(operation.toString());
            }
        }
    }

    /** What the mask is above; NaN for Otsu's threshold. */
    public double threshold() {
        double threshold = operations.get(0).number();
        return threshold == 0 ? Double.NaN : threshold;
    }

    @Override
    public String toString() {
        return operations.toString();
    }
}
