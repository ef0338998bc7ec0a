package io.biapy.io.sample;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import java.util.Locale;

/** Writes values as samples. A value that the type cannot hold is refused, fractions are rounded in an integer type. */
public final class TargetImage implements ImageSink {
    private final SampleTarget target;

    private TargetImage(SampleTarget target) {
        this.target = target;
    }

    /** A sink into {@code target}, which is closed with it. */
    public static TargetImage of(SampleTarget target) {
        return new TargetImage(target);
    }

    @Override
    public Size size() {
        return target.size();
    }

    @Override
    public int channels() {
        return target.channels();
    }

    @Override
    public Extent chunk() {
        return target.chunk();
    }

    @Override
    public void write(int channel, Block block, float[] values) {
        write(channel, block, values, Workers.callerOnly());
    }

    @Override
    public void write(int channel, Block block, float[] values, Workers workers) {
        int n = block.extent().voxels();
        if (values.length < n) {
            throw new InputException(
                    "Block " + block + " has " + n + " voxels, and only " + values.length + " values came.");
        }
        requireInside(target, channel, block);
        Samples samples = target.samples();
        float[] stored = samples.type().isFloating() ? values : whole(values, n, samples.type(), workers);
        target.write(
                channel, block, (from, into, at, count) -> samples.fromFloats(stored, from, into, at, count), workers);
    }

    static void requireInside(SampleTarget target, int channel, Block block) {
        if (!block.isInside(target.size()) || channel < 0 || channel >= target.channels()) {
            throw new InputException(
                    target + ": block " + block + " of channel " + channel + " is not inside " + target.size() + " of "
                            + target.channels() + (target.channels() == 1 ? " channel." : " channels."));
        }
    }

    /** The values themselves where all are whole, else rounded; refused where one is too large. */
    private static float[] whole(float[] values, int n, PixelType type, Workers workers) {
        int bits = type == PixelType.BIT ? 1 : type.bits();
        float low = type.isSigned() ? -Math.scalb(1f, bits - 1) : 0;
        float end = Math.scalb(1f, type.isSigned() ? bits - 1 : bits);
        boolean[] fractions = new boolean[1];
        workers.forRanges(n, (first, behind) -> {
            int at = WholeKernel.firstFraction(values, first, behind, low, end);
            if (at < 0) {
                throw new InputException("The value " + values[-1 - at] + " cannot be stored as "
                        + type.name().toLowerCase(Locale.ROOT) + "; choose another type, or scale the values first.");
            }
            if (at < behind) {
                fractions[0] = true; // by any thread, only ever set
            }
        });
        if (!fractions[0]) {
            return values;
        }
        float[] rounded = new float[n];
        for (int i = 0; i < n; i++) {
            rounded[i] = (float) Math.rint(values[i]);
        }
        return rounded;
    }

    @Override
    public void close() {
        target.close();
    }

    @Override
    public String toString() {
        return "Sink for an image: " + target;
    }
}
