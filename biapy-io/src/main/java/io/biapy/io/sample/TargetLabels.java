package io.biapy.io.sample;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import java.util.Locale;

/** Writes ids as samples: exactly, or not at all. */
public final class TargetLabels implements LabelSink {
    private static final int EXACT_IN_FLOAT = 24;

    private final SampleTarget target;
    private final long most;

    private TargetLabels(SampleTarget target) {
        this.target = target;
        PixelType type = target.samples().type();
        int bits = type.isFloating() ? EXACT_IN_FLOAT : type.bits() - (type.isSigned() ? 1 : 0);
        this.most = bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** A sink into {@code target}, of one channel, which is closed with it. */
    public static TargetLabels of(SampleTarget target) {
        return new TargetLabels(target);
    }

    @Override
    public Size size() {
        return target.size();
    }

    @Override
    public Extent chunk() {
        return target.chunk();
    }

    @Override
    public void write(Block block, long[] ids) {
        write(block, ids, Workers.callerOnly());
    }

    @Override
    public void write(Block block, long[] ids, Workers workers) {
        int n = block.extent().voxels();
        if (ids.length < n) {
            throw new InputException("Block " + block + " has " + n + " voxels, and only " + ids.length + " ids came.");
        }
        TargetImage.requireInside(target, 0, block);
        for (int i = 0; i < n; i++) {
            if (ids[i] < 0 || ids[i] > most) {
                throw new InputException("The id " + ids[i] + " cannot be stored as "
                        + target.samples().type().name().toLowerCase(Locale.ROOT) + "; ids go from 0 to " + most + ".");
            }
        }
        Samples samples = target.samples();
        target.write(0, block, (from, into, at, count) -> samples.fromIds(ids, from, into, at, count), workers);
    }

    @Override
    public void close() {
        target.close();
    }

    @Override
    public String toString() {
        return "Sink for labels: " + target;
    }
}
