package io.biapy.core.image;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Workers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An image that is read block by block: opening it costs nothing, reading a block reads that block only.
 * Channels are separate planes, values come as float. Implementations are safe for reading from several threads.
 */
public interface ImageSource extends AutoCloseable {
    /** Short name for messages and tables: the file's name without extension. */
    String name();

    /** Voxels along z, y and x. */
    Size size();

    /** Number of channels, at least 1. */
    int channels();

    /** One name a channel: "red", "DAPI", ...; its number from 0 where the file does not name it. */
    default List<String> channelNames() {
        return IntStream.range(0, channels()).mapToObj(Integer::toString).toList();
    }

    /** How one value is stored; what is read is float anyway. */
    PixelType pixelType();

    /** Size of a voxel, or unknown. */
    Calibration calibration();

    /**
     * Copies one channel of a block.
     *
     * @param into at least {@code block.extent().voxels()} values, filled z, y, x (x fastest)
     */
    void read(int channel, Block block, float[] into);

    /** One channel as an image of its own. */
    default ImageSource channel(int index) {
        return new OneChannel(this, index);
    }

    /** The channel of that name (see {@link #channelNames()}); an {@link InputException} lists the names where there is none. */
    default ImageSource channel(String named) {
        int index = channelNames().indexOf(named);
        if (index < 0) {
            throw new InputException(
                    "Image " + name() + " has no channel \"" + named + "\"; it has " + channelNames() + ".");
        }
        return channel(index);
    }

    /** Refuses a number of no channel. */
    static void requireChannel(ImageSource image, int channel) {
        int channels = image.channels();
        if (channel < 0 || channel >= channels) {
            throw new InputException("Image " + image.name() + ": there is no channel " + channel + ", but "
                    + (channels == 1 ? "one, number 0." : channels + ", numbered from 0."));
        }
    }

    /** The same image with another voxel size. */
    default ImageSource withCalibration(Calibration other) {
        return new Recalibrated(this, other);
    }

    /** Edge lengths of what is best read at once, the image's own at most; whole slices where nothing better is known. */
    default Extent chunk() {
        return size().slice();
    }

    /** The whole image in memory; itself where it is there already. */
    default FloatImage load() {
        size().toExtentInMemory(channels(), Float.BYTES); // refused where it is too large
        return load(Block.all(size()));
    }

    /** A block of it in memory, all channels. */
    default FloatImage load(Block block) {
        int plane = block.extent().voxels();
        float[] data = new float[Math.multiplyExact(plane, channels())];
        float[] one = channels() == 1 ? data : new float[plane];
        for (int c = 0; c < channels(); c++) {
            read(c, block, one);
            if (one != data) {
                System.arraycopy(one, 0, data, c * plane, plane);
            }
        }
        return FloatImage.of(name(), block.extent(), channels(), data)
                .withCalibration(calibration())
                .withPixelType(pixelType());
    }

    /** As {@link #load()}, with several threads where the image can be read so; the same values. */
    default FloatImage load(Workers workers) {
        return load();
    }

    @Override
    default void close() {}
}
