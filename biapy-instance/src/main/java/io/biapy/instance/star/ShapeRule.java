package io.biapy.instance.star;

/** What the lengths of a candidate span, when two shapes overlap too much, and which voxels a shape takes. Safe for several threads. */
interface ShapeRule {
    /** Makes {@code form} the shape of the candidate of this rank. */
    void fill(int rank, Form form);

    /** Whether {@code better} takes so much of {@code form} that the latter goes; scratch space is that of {@code form}. */
    boolean suppresses(Form better, Form form);

    /**
     * Writes {@code value} into the voxels of the shape.
     *
     * @param from first z slice, or row of a flat image, that may be written
     * @param to last one
     */
    void paint(Form form, int from, int to, int[] labels, int value);
}
