package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.Locale;
import java.util.Objects;

/**
 * An image in memory: float values, channel after channel, each z, y, x (x fastest). The value array is shared, not copied;
 * treat it as frozen once it is here. Safe for reading from several threads.
 */
public final class FloatImage implements ImageSource {
    private final String name;
    private final Extent extent;
    private final int channels;
    private final float[] data;
    private final Calibration calibration;
    private final PixelType pixelType;

    private FloatImage(
            String name, Extent extent, int channels, float[] data, Calibration calibration, PixelType pixelType) {
        this.name = Objects.requireNonNull(name);
        this.extent = extent;
        this.channels = channels;
        this.data = data;
        this.calibration = calibration;
        this.pixelType = pixelType;
        if (channels < 1 || data.length != (long) extent.voxels() * channels) {
            throw new InputException("Image " + name + ": " + channels + " channels of " + extent + " voxels need "
                    + (long) extent.voxels() * channels + " values, got " + data.length + ".");
        }
    }

    /** Wraps {@code data} (channel, z, y, x) without copying; voxel size unknown, stored type float. */
    public static FloatImage of(String name, Extent extent, int channels, float[] data) {
        return new FloatImage(name, extent, channels, data, Calibration.unknown(), PixelType.FLOAT32);
    }

    @Override
    public FloatImage withCalibration(Calibration other) {
        return new FloatImage(name, extent, channels, data, other, pixelType);
    }

    /** The same values, remembered as having been stored in {@code type}. */
    public FloatImage withPixelType(PixelType type) {
        return new FloatImage(name, extent, channels, data, calibration, type);
    }

    /** The same values under another name. */
    public FloatImage withName(String other) {
        return new FloatImage(other, extent, channels, data, calibration, pixelType);
    }

    @Override
    public String name() {
        return name;
    }

    /** Voxels along z, y and x. */
    public Extent extent() {
        return extent;
    }

    @Override
    public Size size() {
        return extent.toSize();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public PixelType pixelType() {
        return pixelType;
    }

    @Override
    public Calibration calibration() {
        return calibration;
    }

    /** All values: channel, z, y, x. Not a copy. */
    public float[] data() {
        return data;
    }

    /** One channel as an image of its own (a copy where there are several). */
    @Override
    public FloatImage channel(int index) {
        if (channels == 1 && index == 0) {
            return this;
        }
        ImageSource.requireChannel(this, index);
        int plane = extent.voxels();
        float[] one = java.util.Arrays.copyOfRange(data, index * plane, (index + 1) * plane);
        return new FloatImage(name, extent, 1, one, calibration, pixelType);
    }

    /** One value; indices are not looked at, so wrong ones may give another voxel. */
    public float value(int channel, int z, int y, int x) {
        return data[((channel * extent.z() + z) * extent.y() + y) * extent.x() + x];
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        if (!block.isInside(size())) {
            throw new InputException("Image " + name + ": block " + block + " is not inside " + extent + ".");
        }
        ImageSource.requireChannel(this, channel);
        block.requireRoom("Image " + name, into.length);
        int plane = channel * extent.voxels();
        Block.all(size()).shared(block, (from, at, count) -> System.arraycopy(data, plane + from, into, at, count));
    }

    @Override
    public FloatImage load() {
        return this;
    }

    @Override
    public String toString() {
        return "Image " + name + ": " + extent + (channels == 1 ? "" : ", " + channels + " channels") + ", "
                + pixelType.name().toLowerCase(Locale.ROOT) + ", " + calibration;
    }
}
