package io.biapy.instance.refine;

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
     * Fills the holes of each object, in rising order of ids. A hole that holds another object is filled too; that object stays only
     * if its id is the larger one.
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

    private Refinement then(Operation operation) {
        List<Operation> longer = new ArrayList<>(operations);
        longer.add(operation);
        return new Refinement(longer);
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The refined labels; {@code labels} stays as it is. Ids are not renumbered. */
    public LabelImage apply(LabelImage labels) {
        int[] codes = labels.codes();
        for (Operation operation : operations) {
            codes = operation.apply(codes, labels.extent());
        }
        return codes == labels.codes() ? labels : labels.withCodes(codes);
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
