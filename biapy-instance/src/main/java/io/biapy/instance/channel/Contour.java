package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;

/**
 * BiaPy's channel C: 1 on the borders between different labels, as {@code skimage.segmentation.find_boundaries} marks them.
 * Immutable.
 *
 * @param mode on which side of a border voxels count, {@link ContourMode#THICK} by default
 */
public record Contour(ContourMode mode) implements TargetChannel {
    static final Contour DEFAULT = new Contour(ContourMode.THICK);

    /** Both sides of a border. */
    public Contour thick() {
        return new Contour(ContourMode.THICK);
    }

    /** Inside objects only. */
    public Contour inner() {
        return new Contour(ContourMode.INNER);
    }

    /** On the background, and between objects that touch. */
    public Contour outer() {
        return new Contour(ContourMode.OUTER);
    }

    /** On the background around all objects, slice by slice. */
    public Contour dense() {
        return new Contour(ContourMode.DENSE);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.CONTOUR;
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }

    @Override
    public int reach() {
        return 1;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        int[] codes = labels.codes();
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        workers.forRanges(nx == 0 ? 0 : nz * ny, (first, end) -> {
            switch (mode) {
                case THICK -> BoundaryKernel.thick(codes, nz, ny, nx, first, end, into, at);
                case INNER -> BoundaryKernel.inner(codes, nz, ny, nx, first, end, into, at);
                case OUTER -> BoundaryKernel.outer(codes, nz, ny, nx, first, end, into, at);
                case DENSE -> BoundaryKernel.dense(codes, ny, nx, first, end, into, at);
            }
        });
    }

    @Override
    public String toString() {
        return mode == ContourMode.THICK ? "C" : "C[mode=" + mode + "]";
    }
}
