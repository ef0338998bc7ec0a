package io.biapy.instance.refine;

/** What whole objects can be refined by without their voxels: the operations of a {@link Refinement} that tiles can follow exactly. */
public interface ObjectRefiner {
    /** As {@link Refinement#fillHoles()}. */
    void fillHoles();

    /** As {@link Refinement#clearBorder()}. */
    void clearBorder();

    /** As {@link Refinement#removeSmall(long)}. */
    void removeSmall(long most);

    /** As {@link Refinement#removeBig(long)}. */
    void removeBig(long most);

    /** As {@link Refinement#removeClose(double)}; {@code points} knows radius and voxel size. */
    void removeClose(ClosePoints points);
}
