package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of operations on labels, done in its order; ids stay as they are. Immutable: each method gives a longer list. Safe for
 * several threads. As BiaPy's {@code apply_label_refinement}, except that an operation named twice uses its own value each time.
 *
 * <pre>{@code
 * LabelImage clean = Refinement.none().fillHoles().removeSmall(20).apply(labels);
 * }</pre>
 */
public final class Refinement {
    private static final Refinement NONE = new Refinement(List.of());

    private final List<Operation> operations;

    private Refinement(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /** The empty list, which changes nothing. */
    public static Refinement none() {
        return NONE;
    }

    /**
     * Reads operations by BiaPy's names, for example {@code fill_holes,remove_small_objects=20,dilation=3,erosion=1x3x3} (sizes along z,
     * y and x); what {@link #toString()} writes. An empty text is the empty list.
     */
    public static Refinement parse(String text) {
        return new Refinement(OperationParser.parse(text));
    }

    /** BiaPy's OPERATIONS with VALUES ("none", a number, or numbers along the axes joined by "x"). */
    public static Refinement of(List<String> operations, List<String> values) {
        return new Refinement(OperationParser.parse(operations, values));
    }

    /**
     * Fills the background in the holes of each object; an object that lies in a hole stays (BiaPy loses it where its id is the smaller one).
     */
    public Refinement fillHoles() {
        return then(Operation.FILL_HOLES);
    }

    /** Removes objects that touch the image's edge (in 3D also the first and last slice). */
    public Refinement clearBorder() {
        return then(Operation.CLEAR_BORDER);
    }

    /** Removes objects of at most this many voxels. */
    public Refinement removeSmall(long voxels) {
        return then(Operation.removeSmall(voxels));
    }

    /** Removes objects of more than this many voxels. */
    public Refinement removeBig(long voxels) {
        return then(Operation.removeBig(voxels));
    }

    /**
     * Removes objects whose middle (mean of their voxels) lies within a radius, inclusive, of the middle of an object of a lesser id that stays: for points of
     * which a network shows one several times. BiaPy's REMOVE_CLOSE_POINTS_RADIUS, see {@link ClosePoints}.
     *
     * @param radius in the unit of the labels' voxel size (voxels where it is unknown), at least 0
     */
    public Refinement removeClose(double radius) {
        return then(Operation.removeClose(radius));
    }

    /** Grows objects by a box of {@code size} voxels along every axis; the larger id wins. */
    public Refinement dilate(int size) {
        return dilate(Extent.zyx(size, size, size));
    }

    /** Grows objects by a box; the larger id wins. */
    public Refinement dilate(Extent box) {
        return then(Operation.dilate(box));
    }

    /** Shrinks objects by a box of {@code size} voxels along every axis; where objects touch, the larger id gives way. */
    public Refinement erode(int size) {
        return erode(Extent.zyx(size, size, size));
    }

    /** Shrinks objects by a box; where objects touch, the larger id gives way. */
    public Refinement erode(Extent box) {
        return then(Operation.erode(box));
    }

    /**
     * Makes objects of at least this many voxels whole: each takes in the objects that touch it and lie in its box (in 3D up to 30 % of their
     * voxels outside), then its holes are filled slice by slice. BiaPy's REPARE_LARGE_BLOBS_SIZE.
     */
    public Refinement repairLarge(long voxels) {
        return then(Operation.repairLarge(voxels));
    }

    /** Grows objects over a mask that is given to {@link #apply(LabelImage, VoronoiGrowth)}, with its own threshold. BiaPy's VORONOI_ON_MASK. */
    public Refinement growOverMask() {
        return then(Operation.voronoi(0));
    }

    /** The same with a threshold for the mask, BiaPy's VORONOI_TH (0: Otsu's). */
    public Refinement growOverMask(double threshold) {
        return then(Operation.voronoi(threshold));
    }

    private Refinement then(Operation operation) {
        List<Operation> longer = new ArrayList<>(operations);
        longer.add(operation);
        return new Refinement(longer);
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** Whether it grows objects over a mask, which {@link #apply(LabelImage, VoronoiGrowth)} then needs. */
    public boolean needsMask() {
        return operations.stream().anyMatch(o -> o.kind() == Operation.Kind.VORONOI);
    }

    /** The refined labels; {@code labels} stays as it is. Ids are not renumbered. Growth over a mask is refused, as there is none. */
    public LabelImage apply(LabelImage labels) {
        int[] codes = labels.codes();
        for (Operation operation : operations) {
            codes = operation.apply(codes, labels.extent(), labels.calibration());
        }
        return codes == labels.codes() ? labels : labels.withCodes(codes);
    }

    /** The same with what {@link #growOverMask()} grows objects over. */
    public LabelImage apply(LabelImage labels, VoronoiGrowth growth) {
        LabelImage refined = labels;
        for (Operation operation : operations) {
            refined = operation.kind() == Operation.Kind.VORONOI
                    ? (operation.number() == 0 ? growth : growth.threshold(operation.number())).apply(refined)
                    : refined.withCodes(operation.apply(refined.codes(), refined.extent(), refined.calibration()));
        }
        return refined;
    }

    /** The operations in groups that follow each other, as tiles do them; an {@link InputException} names what tiles cannot do. */
    public List<RefinementStage> stages() {
        List<RefinementStage> stages = new ArrayList<>();
        List<Operation> group = new ArrayList<>();
        for (int k = 0; k < operations.size(); k++) {
            RefinementStage.Kind kind = stage(operations.get(k));
            group.add(operations.get(k));
            boolean goesOn = kind != RefinementStage.Kind.MASK
                    && k + 1 < operations.size()
                    && stage(operations.get(k + 1)) == kind;
            if (!goesOn) {
                stages.add(new RefinementStage(kind, group));
                group.clear();
            }
        }
        return stages;
    }

    private static RefinementStage.Kind stage(Operation operation) {
        return switch (operation.kind()) {
            case FILL_HOLES, CLEAR_BORDER, REMOVE_SMALL, REMOVE_BIG, REMOVE_CLOSE -> RefinementStage.Kind.OBJECTS;
            case DILATION, EROSION -> RefinementStage.Kind.AROUND;
            case VORONOI -> RefinementStage.Kind.MASK;
            case REPAIR_LARGE ->
                throw new InputException("Operation " + operation + " cannot be done tile by tile, since what an object"
                        + " takes in depends on those before it. Leave it out, or decode without tiles.");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Refinement that && operations.equals(that.operations);
    }

    @Override
    public int hashCode() {
        return operations.hashCode();
    }

    @Override
    public String toString() {
        return operations.stream().map(Operation::toString).collect(Collectors.joining(","));
    }
}
