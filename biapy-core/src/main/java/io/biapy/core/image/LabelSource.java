package io.biapy.core.image;

/** A label image (0 is background, every other value one object) that is read block by block; ids are 64-bit. */
public interface LabelSource extends AutoCloseable {
    /** Short name for messages and tables: the file's name without extension. */
    String name();

    /** Voxels along z, y and x. */
    Size size();

    /** Size of a voxel, or unknown. */
    Calibration calibration();

    /** Copies a block; {@code into} is filled z, y, x (x fastest). Safe for several threads. */
    void read(Block block, long[] into);

    /** Edge lengths of what is best read at once, the image's own at most; whole slices where nothing better is known. */
    default Extent chunk() {
        return size().slice();
    }

    /** The same labels with another voxel size. */
    default LabelSource withCalibration(Calibration other) {
        return new RecalibratedLabels(this, other);
    }

    /** The whole image in memory; itself where it is there already. */
    default LabelImage load() {
        Extent extent = size().toExtentInMemory(1, Long.BYTES);
        long[] ids = new long[extent.voxels()];
        read(Block.all(size()), ids);
        return LabelImage.ofLongs(name(), extent, ids).withCalibration(calibration());
    }

    @Override
    default void close() {}
}
