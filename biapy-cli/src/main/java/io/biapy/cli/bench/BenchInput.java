package io.biapy.cli.bench;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** The arrays of one case, read from a folder of .npy files. */
record BenchInput(Path folder, String size, int threads) {
    /** Whole numbers; {@code #} in the name stands for the size. */
    LabelImage labels(String name) {
        try (LabelSource labels = Images.labels(file(name))) {
            return labels.load();
        }
    }

    boolean[] mask(String name) {
        int[] codes = labels(name).codes();
        boolean[] mask = new boolean[codes.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = codes[i] != 0;
        }
        return mask;
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
