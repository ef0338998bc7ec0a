package io.biapy.instance.tiled;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Label images of every awkward kind: empty, full, one object, pieces, rings in rings, lines, touching blocks, deep objects; ids small, with gaps, above 2^24 and 2^31. */
final class RandomObjects {
    private final SplittableRandom random;
    private final Extent extent;
    private final long[] ids;

    private RandomObjects(SplittableRandom random, Extent extent) {
        this.random = random;
        this.extent = extent;
        this.ids = new long[extent.voxels()];
    }

    static LabelImage of(SplittableRandom random, int most) {
        boolean flat = random.nextBoolean();
        int side = flat ? 3 * most : most;
        Extent extent = Extent.zyx(
                flat ? 1 : random.nextInt(1, most), random.nextInt(1, side + 1), random.nextInt(1, side + 1));
        RandomObjects objects = new RandomObjects(random, extent);
        switch (random.nextInt(8)) {
            case 0 -> Arrays.fill(objects.ids, random.nextBoolean() ? 0 : 3);
            case 1 -> objects.noise();
            case 2 -> objects.blocks();
            case 3 -> objects.stamp(1, 0.9);
            case 4 -> {
                objects.blocks();
                objects.stamp(3, 0.5);
            }
            default -> objects.stamp(random.nextInt(1, 12), random.nextDouble());
        }
        objects.rename();
        double[] size = random.nextBoolean()
                ? new double[] {1, 1, 1}
                : new double[] {random.nextDouble(0.1, 9), random.nextDouble(0.1, 3), random.nextDouble(0.1, 3)};
        return LabelImage.ofLongs("random", extent, objects.ids)
                .withCalibration(Calibration.of(size[0], size[1], size[2], "um"));
    }

    private void noise() {
        int most = random.nextInt(2, 9);
        Arrays.setAll(ids, i -> random.nextInt(most));
    }

    private void blocks() {
        int edge = random.nextInt(1, 9);
        long salt = random.nextLong();
        int most = random.nextInt(2, 9);
        for (int i = 0; i < ids.length; i++) {
            int x = i % extent.x() / edge;
            int y = i / extent.x() % extent.y() / edge;
            int z = i / (extent.x() * extent.y()) / edge;
            ids[i] = new SplittableRandom(salt + x + 1000L * y + 1000_000L * z).nextInt(most);
        }
    }

    /** Balls, shells and bars, later ones over former ones; some have the id of a former one, so that objects are in pieces. */
    private void stamp(int count, double large) {
        for (int n = 1; n <= count; n++) {
            long id = 1 + random.nextInt(n);
            double[] centre = {
                random.nextDouble(extent.z()), random.nextDouble(extent.y()), random.nextDouble(extent.x())
            };
            double[] radius = new double[3];
            for (int a = 0; a < 3; a++) {
                radius[a] = 0.6 + random.nextDouble() * large * extent.along(a);
            }
            double hole = random.nextBoolean() ? 0 : random.nextDouble(0.3, 0.95);
            for (int i = 0; i < ids.length; i++) {
                double z = (i / (extent.x() * extent.y()) - centre[0]) / radius[0];
                double y = (i / extent.x() % extent.y() - centre[1]) / radius[1];
                double x = (i % extent.x() - centre[2]) / radius[2];
                double r = z * z + y * y + x * x;
                ids[i] = r <= 1 && r >= hole ? id : ids[i];
            }
        }
    }

    private void rename() {
        long step = new long[] {1, 7, 40_000_000, 3_000_000_000L}[random.nextInt(4)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] *= step;
        }
    }
}
