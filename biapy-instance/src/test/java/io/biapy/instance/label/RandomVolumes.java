package io.biapy.instance.label;

import io.biapy.core.image.Extent;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Small random masks and label images of 2D and 3D shapes, single-voxel axes included, for comparing with naive references. */
public final class RandomVolumes {
    private final SplittableRandom random;
    public final Extent extent;

    private RandomVolumes(long seed, int mostZ, int mostY, int mostX) {
        random = new SplittableRandom(seed);
        extent = Extent.zyx(
                random.nextBoolean() ? 1 : random.nextInt(1, mostZ),
                random.nextInt(1, mostY),
                random.nextInt(1, mostX));
    }

    /** Calls {@code test} with {@code count} volumes of different seeds and shapes; a failure names its seed. */
    public static void check(int count, int most, Consumer<RandomVolumes> test) {
        check(count, most, most, most, test);
    }

    /** The same with axes of different lengths, each below its own limit. */
    public static void check(int count, int mostZ, int mostY, int mostX, Consumer<RandomVolumes> test) {
        for (int seed = 0; seed < count; seed++) {
            RandomVolumes volume = new RandomVolumes(seed, mostZ, mostY, mostX);
            try {
                test.accept(volume);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + volume.extent + ": " + e.getMessage(), e);
            }
        }
    }

    public SplittableRandom random() {
        return random;
    }

    public boolean[] mask() {
        double density = random.nextDouble();
        boolean[] mask = new boolean[extent.voxels()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < density;
        }
        return mask;
    }

    /** Ids 0 to {@code ids}, each voxel for itself or in blocks of a few voxels, so that objects have insides. */
    public int[] labels(int ids) {
        int block = random.nextInt(1, 5);
        long salt = random.nextLong();
        int[] labels = new int[extent.voxels()];
        for (int i = 0; i < labels.length; i++) {
            int x = i % extent.x() / block;
            int y = i / extent.x() % extent.y() / block;
            int z = i / (extent.x() * extent.y()) / block;
            labels[i] = new SplittableRandom(salt + x + 1000L * y + 1000_000L * z).nextInt(ids + 1);
        }
        return labels;
    }

    public float[] values(int levels) {
        float[] values = new float[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = levels == 0 ? (float) random.nextDouble() : random.nextInt(levels) / (float) levels;
        }
        return values;
    }

    public int z(int i) {
        return i / (extent.x() * extent.y());
    }

    public int y(int i) {
        return i / extent.x() % extent.y();
    }

    public int x(int i) {
        return i % extent.x();
    }

    public boolean isInside(int z, int y, int x) {
        return z >= 0 && z < extent.z() && y >= 0 && y < extent.y() && x >= 0 && x < extent.x();
    }

    public int index(int z, int y, int x) {
        return (z * extent.y() + y) * extent.x() + x;
    }
}
