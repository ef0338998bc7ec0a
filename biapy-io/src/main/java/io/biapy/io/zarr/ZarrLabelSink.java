package io.biapy.io.zarr;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.sample.Samples;

/** Writes ids into an array of integers. */
final class ZarrLabelSink implements LabelSink {
    private final ArrayWriter writer;
    private final long most;

    ZarrLabelSink(ArrayWriter writer) {
        this.writer = writer;
        PixelType type = writer.array().samples().type();
        int bits = (type == PixelType.BIT ? 1 : type.bits()) - (type.isSigned() ? 1 : 0);
        this.most = bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
        if (type.isFloating() || writer.channels() != 1) {
            throw new InputException("Labels need integers and one channel; this is an array of " + writer.array());
        }
    }

    @Override
    public Size size() {
        return writer.size();
    }

    @Override
    public Extent chunk() {
        return writer.unit();
    }

    @Override
    public void write(Block block, long[] ids) {
        int n = block.extent().voxels();
        if (ids.length < n) {
            throw new InputException("Block " + block + " has " + n + " voxels, and only " + ids.length + " ids came.");
        }
        for (int i = 0; i < n; i++) {
            if (ids[i] < 0 || ids[i] > most) {
                throw new InputException("The id " + ids[i] + " cannot be stored as "
                        + DataTypes.name(writer.array().samples().type()) + "; ids go from 0 to " + most + ".");
            }
        }
        Samples samples = writer.array().samples();
        writer.write(0, block, (from, into, at, count) -> samples.fromIds(ids, from, into, at, count));
    }

    @Override
    public String toString() {
        return "Sink for labels: " + writer.array();
    }
}
