package io.biapy.instance.affinity;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.AffinityOffset;
import java.util.List;

/** Everything that a {@link MutexWatershedDecoder} can be told. Immutable. */
record MutexOptions(
        List<AffinityOffset> offsets,
        int attractive,
        int strideZ,
        int strideY,
        int strideX,
        double foreground,
        double leastAttraction) {
    /** A foreground threshold that every voxel passes. */
    static final double EVERYWHERE = Double.NEGATIVE_INFINITY;

    MutexOptions {
        if (attractive < 1 || attractive > offsets.size()) {
            throw new InputException("Of " + offsets.size() + " offsets 1 to " + offsets.size()
                    + " attract, the nearest ones, which come first; got " + attractive + ".");
        }
        if (strideZ < 1 || strideY < 1 || strideX < 1) {
            throw new InputException(
                    "Strides are at least 1 (z, y, x), got " + strideZ + ", " + strideY + ", " + strideX + ".");
        }
        if (Double.isNaN(foreground) || !(leastAttraction >= 0 && leastAttraction < 1)) {
            throw new InputException(
                    "The threshold of the foreground must be a number, that of attractions 0 or more and"
                            + " below 1, got " + foreground + " and " + leastAttraction + ".");
        }
    }

    MutexOptions withStrides(int z, int y, int x) {
        return new MutexOptions(offsets, attractive, z, y, x, foreground, leastAttraction);
    }

    MutexOptions withForeground(double threshold) {
        return new MutexOptions(offsets, attractive, strideZ, strideY, strideX, threshold, leastAttraction);
    }

    MutexOptions withLeastAttraction(double threshold) {
        return new MutexOptions(offsets, attractive, strideZ, strideY, strideX, foreground, threshold);
    }

    /** The stride of one offset along axis 0 (z), 1 or 2: attractive ones have none. */
    int stride(int offset, int axis) {
        return offset < attractive ? 1 : axis == 0 ? strideZ : axis == 1 ? strideY : strideX;
    }

    @Override
    public String toString() {
        boolean strides = strideZ * strideY * strideX > 1;
        return offsets.subList(0, attractive) + " attract, " + offsets.subList(attractive, offsets.size()) + " repel"
                + (strides ? " at every " + strideZ + "x" + strideY + "x" + strideX : "")
                + (foreground == EVERYWHERE ? ", everywhere" : ", where an attraction is > " + foreground)
                + (leastAttraction > 0 ? ", attractions > " + leastAttraction : "");
    }
}
