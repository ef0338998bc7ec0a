package io.biapy.instance.measure;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One random object of a few voxels in a random place among others: a cloud, a solid, a piece of a plane or of a line, one voxel; voxels of any shape. */
final class SmallShapes {
    private static final List<Calibration> VOXELS =
            List.of(Calibration.unknown(), Calibration.of(3, 0.5, 0.25, "um"), Calibration.of(0.7, 0.31, 1.9, "um"));

    final LabelImage labels;
    final Extent extent;
    final int[] own; // places of object 1

    private SmallShapes(SplittableRandom random, boolean flat, int most) {
        extent = Extent.zyx(
                flat ? 1 : random.nextInt(2, most + 2), random.nextInt(1, most + 2), random.nextInt(1, most + 2));
        int[] side = {extent.z(), extent.y(), extent.x()};
        int kind = random.nextInt(6);
        for (int k = 0; k < 3; k++) {
            boolean thin = kind == 0 || kind == 1 && k != random.nextInt(3) || kind == 2 && k == random.nextInt(3);
            side[k] = thin ? 1 : random.nextInt(1, side[k] + 1);
        }
        int z0 = random.nextInt(extent.z() - side[0] + 1);
        int y0 = random.nextInt(extent.y() - side[1] + 1);
        int x0 = random.nextInt(extent.x() - side[2] + 1);
        double density = kind == 3 ? 1 : 0.2 + 0.8 * random.nextDouble();
        int[] codes = new int[extent.voxels()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(4) == 0 ? 2 : 0; // a neighbour that must not count
        }
        int certain = random.nextInt(side[0] * side[1] * side[2]);
        for (int k = 0; k < side[0] * side[1] * side[2]; k++) {
            int z = z0 + k / (side[1] * side[2]);
            int y = y0 + k / side[2] % side[1];
            if (k == certain || random.nextDouble() < density) {
                codes[(z * extent.y() + y) * extent.x() + x0 + k % side[2]] = 1;
            }
        }
        labels = LabelImage.of("shapes", extent, codes).withCalibration(VOXELS.get(random.nextInt(3)));
        own = IntStream.range(0, codes.length).filter(i -> codes[i] == 1).toArray();
    }

    /** Calls {@code test} with {@code count} shapes; a failure names its seed. */
    static void check(int count, boolean flat, int most, Consumer<SmallShapes> test) {
        for (int seed = 0; seed < count; seed++) {
            SmallShapes shapes = new SmallShapes(new SplittableRandom(seed), flat, most);
            try {
                test.accept(shapes);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", " + shapes.extent + " " + Arrays.toString(shapes.labels.codes()) + ": "
                                + e.getMessage(),
                        e);
            }
        }
    }

    double voxelSize() {
        Calibration voxel = labels.calibration();
        return voxel.y() * voxel.x() * (extent.z() == 1 ? 1 : voxel.z());
    }

    int z(int i) {
        return i / (extent.y() * extent.x());
    }

    int y(int i) {
        return i / extent.x() % extent.y();
    }

    int x(int i) {
        return i % extent.x();
    }

    /** All corners of the object's voxels. */
    Set<List<Integer>> corners() {
        Set<List<Integer>> corners = new HashSet<>();
        for (int i : own) {
            for (int c = 0; c < 8; c++) {
                corners.add(List.of(z(i) + (c >> 2), y(i) + (c >> 1 & 1), x(i) + (c & 1)));
            }
        }
        return corners;
    }

    /** Middles of the faces of the object's voxels, doubled: voxel i lies at 2 i. In 2D of the pixels' sides. */
    Set<List<Integer>> faces() {
        Set<List<Integer>> faces = new HashSet<>();
        for (int i : own) {
            for (int k = extent.z() == 1 ? 2 : 0; k < 6; k++) {
                int step = k % 2 == 0 ? -1 : 1;
                faces.add(List.of(
                        2 * z(i) + (k / 2 == 0 ? step : 0),
                        2 * y(i) + (k / 2 == 1 ? step : 0),
                        2 * x(i) + (k / 2 == 2 ? step : 0)));
            }
        }
        return faces;
    }
}
