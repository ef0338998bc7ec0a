package io.biapy.core.image;

/**
 * An image that is read block by block: opening it costs nothing, reading a block reads that block only.
 * Channels are separate planes, values come as float. Implementations are safe for reading from several threads.
 */
public interface ImageSource extends AutoCloseable {
    /** Short name for messages and tables: the file's name without extension. */
    String name();

    Size size();

    int channels();

    PixelType pixelType();

    Calibration calibration();

    /**
     * Copies one channel of a block.
     *
     * @param into at least {@code block.extent().voxels()} values, filled z, y, x (x fastest)
     */
    void read(int channel, Block block, float[] into);

    /** The whole image in memory; itself where it is there already. */
    default FloatImage load() {
        Extent extent = size().toExtent();
        int plane = extent.voxels();
        float[] data = new float[Math.multiplyExact(plane, channels())];
        float[] one = channels() == 1 ? data : new float[plane];
        for (int c = 0; c < channels(); c++) {
            read(c, Block.all(size()), one);
            if (one != data) {
                System.arraycopy(one, 0, data, c * plane, plane);
            }
        }
        return FloatImage.of(name(), extent, channels(), data)
                .withCalibration(calibration())
                .withPixelType(pixelType());
    }

    @Override
    default void close() {}
}
