package io.biapy.cli.bench;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** The arrays of one case, read from a folder of .npy files. */
record BenchInput(Path folder, String size, int threads) {
    /** Whole numbers; {@code #} in the name stands for the size. Read a piece at a time, so that what is measured is the kernel's memory. */
    LabelImage labels(String name) {
        try (LabelSource source = Images.labels(file(name))) {
            Extent extent = source.size().toExtent();
            int[] codes = new int[extent.voxels()];
            inPieces(source, (ids, from) -> {
                for (int i = 0; i < ids.length; i++) {
                    codes[from + i] = Math.toIntExact(ids[i]);
                }
            });
            return LabelImage.of(source.name(), extent, codes);
        }
    }

    /** Where the numbers are not 0, and the size of it all. */
    Mask mask(String name) {
        try (LabelSource source = Images.labels(file(name))) {
            Extent extent = source.size().toExtent();
            boolean[] mask = new boolean[extent.voxels()];
            inPieces(source, (ids, from) -> {
                for (int i = 0; i < ids.length; i++) {
                    mask[from + i] = ids[i] != 0;
                }
            });
            return new Mask(mask, extent);
        }
    }

    record Mask(boolean[] voxels, Extent extent) {}

    private static void inPieces(LabelSource source, ObjIntConsumer<long[]> piece) {
        Extent extent = source.size().toExtent();
        int rows = extent.z() == 1 ? 1 : extent.y();
        long[] ids = new long[rows * extent.x()];
        for (int k = 0; k < extent.z() * extent.y() / rows; k++) {
            Block block = extent.z() == 1
                    ? new Block(0, k, 0, Extent.yx(1, extent.x()))
                    : new Block(k, 0, 0, Extent.zyx(1, extent.y(), extent.x()));
            source.read(block, ids);
            piece.accept(ids, k * ids.length);
        }
    }

    FloatImage floats(String name) {
        return Images.open(file(name)).load();
    }

    /** A file whose dimensions are {@code axes}, slowest first. */
    FloatImage floats(String name, String axes) {
        return Images.open(file(name), axes).load();
    }

    private Path file(String name) {
        return folder.resolve(name.replace("#", size) + ".npy");
    }

    /** Numbers added up in double precision. */
    static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Number of different labels, number of labelled voxels, and the sum of all. */
    static List<Long> census(int[] labels) {
        BitSet seen = new BitSet();
        long voxels = 0;
        long sum = 0;
        for (int label : labels) {
            seen.set(label);
            voxels += label == 0 ? 0 : 1;
            sum += label;
        }
        seen.clear(0);
        return List.of((long) seen.cardinality(), voxels, sum);
    }
}
