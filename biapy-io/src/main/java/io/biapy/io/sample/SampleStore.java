package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.nio.file.Path;
import java.util.List;

/**
 * The samples of one file, block by block, before they become numbers. Holds no file open between reads; safe for several threads.
 * Its {@code toString()} says in one line how they are stored.
 */
public interface SampleStore extends AutoCloseable {
    /** The file. */
    Path file();

    /** Voxels along z, y, x. */
    Size size();

    /** Channels as stored, colours and transparency included. */
    List<String> channelNames();

    /** Whether the channels are the colours of a picture (red, green, blue, perhaps alpha; or grey, alpha). */
    boolean isColour();

    /** Type and byte order of the samples that {@link #read} hands out. */
    Samples samples();

    /** Voxel size, or unknown. */
    Calibration calibration();

    /** Hands all samples of one channel of a block to {@code row}, in rows or parts of rows, in any order. */
    void read(int channel, Block block, SampleRow row);

    /** Edge lengths of what is best read at once; whole slices where nothing better is known. */
    default Extent chunk() {
        return size().slice();
    }

    @Override
    default void close() {}
}
