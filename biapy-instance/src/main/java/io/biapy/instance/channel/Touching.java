package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import java.util.List;

/**
 * BiaPy's channel T: 1 where an object touches another one by faces, edges or corners, on both sides. Immutable.
 *
 * @param thickness voxels across the contact, 2 by default: one on each side; more grow inside the objects, an odd number like the next even one.
 *     (BiaPy 3.7.1 takes 2 whatever it is told.)
 */
public record Touching(int thickness) implements TargetChannel {
    static final Touching DEFAULT = new Touching(2);

    public Touching {
        if (thickness < 1) {
            throw new InputException("The thickness of channel T must be at least 1 voxel, got " + thickness + ".");
        }
    }

    static Touching parse(ChannelOptions options) {
        return new Touching(options.whole("thickness", 2, 1));
    }

    /** Voxels across the contact. */
    public Touching thickness(int voxels) {
        return new Touching(voxels);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.TOUCHING;
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
        return (thickness + 1) / 2;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        int[] codes = labels.codes();
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        int rows = nz * ny;
        workers.forRanges(rows, (from, end) -> TouchingKernel.touching(codes, nz, ny, nx, from, end, into, at));
        float[] before = new float[reach() > 1 ? extent.voxels() : 0];
        for (int layer = 1; layer < reach(); layer++) {
            System.arraycopy(into, at, before, 0, before.length);
            workers.forRanges(rows, (from, end) -> TouchingKernel.grow(codes, nz, ny, nx, from, end, before, into, at));
        }
    }

    @Override
    public String toString() {
        return ChannelOptions.text(channel(), List.of(new ChannelOptions.Option("thickness", thickness, 2)));
    }
}
