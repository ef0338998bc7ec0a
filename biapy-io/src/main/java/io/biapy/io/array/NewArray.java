package io.biapy.io.array;

import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.Size;
import io.biapy.io.sample.Samples;

/**
 * An array that is to be written: what stands before it, and how its samples follow each other.
 *
 * @param header bytes before the first sample
 * @param samples type and byte order
 * @param interleaved whether the channels of a voxel stand beside each other; else one channel follows the other
 */
public record NewArray(ImageSpec spec, byte[] header, Samples samples, boolean interleaved) {
    int channels() {
        return spec.channelNames().size();
    }

    Size size() {
        return spec.size();
    }

    /** Samples from one voxel to the next along x. */
    int step() {
        return interleaved ? channels() : 1;
    }

    /** Byte of the first sample of a row. */
    long position(int channel, long z, long y, long x) {
        long voxel = (z * size().y() + y) * size().x() + x;
        long sample = interleaved ? voxel * channels() + channel : channel * size().voxels() + voxel;
        return header.length + sample * samples.bytes();
    }

    /** Bytes of header and samples. */
    long bytes() {
        long values = Math.multiplyExact(size().voxels(), channels());
        return Math.addExact(header.length, Math.multiplyExact(values, samples.bytes()));
    }
}
