package io.biapy.core.image;

import io.biapy.core.error.InputException;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Images and labels as ImgLib2 sees them, and back. The only place that knows ImgLib2's order of axes: x, y, then z where there is more than
 * one slice, then channels where there are several. ImgLib2 keeps no voxel size here; give it back with {@code withCalibration}. Stateless and
 * safe for several threads; what is shared is as safe as the array behind it.
 */
public final class ImgLib2 {
    private ImgLib2() {}

    /** The image without copying: writing to the result changes the image. */
    public static RandomAccessibleInterval<FloatType> of(FloatImage image) {
        return ArrayImgs.floats(image.data(), dimensions(image.extent(), image.channels()));
    }

    /**
     * The labels without copying: {@link IntType} on the same array where ids are below 2^31 (writing changes the labels), else a read-only
     * view as {@link UnsignedLongType}.
     */
    public static RandomAccessibleInterval<? extends IntegerType<?>> of(LabelImage labels) {
        RandomAccessibleInterval<IntType> codes = ArrayImgs.ints(labels.codes(), dimensions(labels.extent(), 1));
        if (labels.codesAreIds()) {
            return codes;
        }
        return Converters.convertRAI(codes, (code, id) -> id.set(labels.id(code.get())), new UnsignedLongType());
    }

    /**
     * An image of any size without reading it: each chunk is read when a voxel of it is first looked at, and kept as long as memory allows. Writing
     * to the result is lost. The source must stay open.
     */
    public static RandomAccessibleInterval<FloatType> lazy(ImageSource image) {
        LazyCells.Reader<FloatArray> reader = (channel, block) -> {
            float[] values = new float[block.extent().voxels()];
            image.read(channel, block, values);
            return new FloatArray(values);
        };
        return new LazyCells<>(image.size(), image.chunk(), image.channels(), reader).image(new FloatType());
    }

    /** Labels of any size without reading them, as {@link #lazy(ImageSource)}; every id exactly. */
    public static RandomAccessibleInterval<UnsignedLongType> lazy(LabelSource labels) {
        LazyCells.Reader<LongArray> reader = (channel, block) -> {
            long[] ids = new long[block.extent().voxels()];
            labels.read(block, ids);
            return new LongArray(ids);
        };
        return new LazyCells<>(labels.size(), labels.chunk(), 1, reader).image(new UnsignedLongType());
    }

    /**
     * A 2D or 3D image of one channel. An {@code ArrayImg} of {@link FloatType} is shared, anything else is copied in one pass as float.
     *
     * @param image x, y or x, y, z; it may start at any position
     */
    public static FloatImage image(String name, RandomAccessibleInterval<? extends RealType<?>> image) {
        return image(name, image, 1, spatialSize(name, image, image.numDimensions()));
    }

    /**
     * A 2D or 3D image of several channels, shared or copied as {@link #image} does.
     *
     * @param image x, y, c or x, y, z, c
     */
    public static FloatImage channels(String name, RandomAccessibleInterval<? extends RealType<?>> image) {
        int last = image.numDimensions() - 1;
        return image(name, image, Math.toIntExact(image.dimension(last)), spatialSize(name, image, last));
    }

    /**
     * Labels with ids of 0 (background) and above. An {@code ArrayImg} of {@link IntType} or {@link UnsignedIntType} with ids below 2^31 is
     * shared, anything else is copied in one pass.
     *
     * @param labels x, y or x, y, z; it may start at any position
     * @throws InputException where an id is negative or passes 2^63
     */
    public static LabelImage labels(String name, RandomAccessibleInterval<? extends IntegerType<?>> labels) {
        Extent extent = spatialSize(name, labels, labels.numDimensions()).toExtent();
        Object type = labels.getType();
        if ((type instanceof IntType || type instanceof UnsignedIntType)
                && arrayOf(labels) instanceof IntArray shared
                && allPositive(shared.getCurrentStorageArray())) {
            return LabelImage.of(name, extent, shared.getCurrentStorageArray());
        }
        long[] ids = new long[extent.voxels()];
        Cursor<? extends IntegerType<?>> cursor = Views.flatIterable(labels).cursor();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = cursor.next().getIntegerLong();
        }
        return LabelImage.ofLongs(name, extent, ids);
    }

    private static FloatImage image(
            String name, RandomAccessibleInterval<? extends RealType<?>> image, int channels, Size size) {
        Extent extent = size.toExtent();
        PixelType stored = StoredType.of(image.getType());
        if (image.getType() instanceof FloatType && arrayOf(image) instanceof FloatArray shared) {
            return FloatImage.of(name, extent, channels, shared.getCurrentStorageArray());
        }
        float[] data = new float[Math.multiplyExact(extent.voxels(), channels)];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < data.length; i++) {
            data[i] = cursor.next().getRealFloat();
        }
        return FloatImage.of(name, extent, channels, data).withPixelType(stored);
    }

    /** What holds an ArrayImg's values, or the object itself where it is no ArrayImg. */
    private static Object arrayOf(RandomAccessibleInterval<?> image) {
        return image instanceof ArrayImg<?, ?> array ? array.update(null) : image;
    }

    private static boolean allPositive(int[] codes) {
        int all = 0;
        for (int code : codes) {
            all |= code;
        }
        return all >= 0;
    }

    private static long[] dimensions(Extent extent, int channels) {
        boolean volume = extent.z() > 1;
        long[] dimensions = new long[(volume ? 3 : 2) + (channels > 1 ? 1 : 0)];
        dimensions[0] = extent.x();
        dimensions[1] = extent.y();
        if (volume) {
            dimensions[2] = extent.z();
        }
        if (channels > 1) {
            dimensions[dimensions.length - 1] = channels;
        }
        return dimensions;
    }

    private static Size spatialSize(String name, Interval image, int axes) {
        if (axes != 2 && axes != 3) {
            throw new InputException(
                    "Image " + name + ": expected x, y or x, y, z besides channels, got " + axes + " such axes ("
                            + image.numDimensions()
                            + " dimensions in all); take a slice with Views.hyperSlice, or say that the last axis is the channel.");
        }
        return new Size(axes == 3 ? image.dimension(2) : 1, image.dimension(1), image.dimension(0));
    }
}
