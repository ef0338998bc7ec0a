package io.biapy.instance.star;

import io.biapy.instance.decode.ProposalRule;

/**
 * What the lengths of a candidate (the values of a proposal) span, when two shapes overlap too much, and which voxels a shape takes. Safe for several
 * threads.
 */
interface ShapeRule extends ProposalRule<Form> {
    @Override
    default Form room() {
        return new Form();
    }

    @Override
    default Form lasting(Form form) {
        return form.kept();
    }

    @Override
    default double[] box(Form form) {
        return form.box;
    }

    /**
     * Writes {@code value} into the voxels of the shape.
     *
     * @param from first z slice, or row of a flat image, that may be written
     * @param to last one
     */
    void paint(Form form, Canvas canvas, int from, int to, int value);
}
