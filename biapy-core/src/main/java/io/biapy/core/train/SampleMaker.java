package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Seeds;
import io.biapy.core.target.TargetEncoder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes training samples: sample i of epoch e is always the same, whoever asks and in whichever order. Safe for several threads.
 * An image is drawn by weight, then a place in it, then the augmentation.
 */
final class SampleMaker {
    private static final long FOCUS = 0x466F637573L;

    private final List<TrainingImage> images;
    private final double[] cumulative;
    private final TargetEncoder encoder;
    private final Augmentation augmentation;
    private final Extent patch;
    private final long seed;

    SampleMaker(List<TrainingImage> images, TargetEncoder encoder, Augmentation augmentation, Extent patch, long seed) {
        this.images = List.copyOf(images);
        this.encoder = encoder;
        this.augmentation = augmentation;
        this.patch = patch;
        this.seed = seed;
        this.cumulative = new double[images.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += images.get(i).weight();
            cumulative[i] = sum;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new InputException(
                    "The sampling weights of the training images must be positive and finite, their sum is " + sum
                            + ".");
        }
        if (encoder.reach() == TargetEncoder.WHOLE_OBJECTS && images.stream().anyMatch(i -> i.targets() == null)) {
            throw new InputException(
                    "These channels depend on whole objects, so their targets cannot be made patch by patch; cache them.");
        }
    }

    int inputValues() {
        return images.get(0).input().channels() * patch.voxels();
    }

    int targetValues() {
        return encoder.planes() * patch.voxels();
    }

    /** Writes sample {@code index} of {@code epoch} at the given places. */
    void make(long epoch, long index, float[] input, int inputAt, float[] target, int targetAt) {
        SplittableRandom random = Seeds.random(seed, epoch, index);
        TrainingImage image = draw(random.nextDouble());
        Extent size = image.input().extent();
        Geometry g = augmentation.place(size, patch, random);
        PatchFocus focus = image.focus();
        if (focus != null) {
            g = focus.moved(
                    g, size, patch, Seeds.random(seed ^ FOCUS, epoch, index)); // leaves the other draws as they are
        }
        int channels = image.input().channels();
        for (int c = 0; c < channels; c++) {
            PatchSampler.linear(
                    image.input().data(), c * size.voxels(), size, g, input, inputAt + c * patch.voxels(), patch);
        }
        augmentation.recolour(input, inputAt, patch, channels, random);
        FloatImage targets = image.targets();
        List<Integer> vectors = encoder.vectorPlanes();
        if (targets != null && (g.isStraight() || !encoder.isGeometric() || !vectors.isEmpty())) {
            for (int p = 0; p < encoder.planes(); p++) {
                PatchSampler.nearest(
                        targets.data(), p * size.voxels(), size, g, target, targetAt + p * patch.voxels(), patch);
            }
            if (!vectors.isEmpty() && !g.isStraight()) {
                turn(target, targetAt, vectors, g);
            }
        } else {
            encode(image.labels(), g, target, targetAt);
        }
    }

    /** Vectors of the image become vectors of the patch: the inverse of the map from patch to image. */
    private void turn(float[] target, int at, List<Integer> vectors, Geometry g) {
        int n = patch.voxels();
        int z = at + vectors.get(0) * n;
        int y = at + vectors.get(1) * n;
        int x = at + vectors.get(2) * n;
        double determinant = g.yy() * g.xx() - g.yx() * g.xy();
        for (int i = 0; i < n; i++) {
            double vy = target[y + i];
            double vx = target[x + i];
            target[z + i] = g.flipZ() ? 0f - target[z + i] : target[z + i];
            target[y + i] = (float) ((g.xx() * vy - g.yx() * vx) / determinant);
            target[x + i] = (float) ((g.yy() * vx - g.xy() * vy) / determinant);
        }
    }

    /**
     * Labels are cut with a margin of the encoder's reach, so that the patch's border is no border of objects; with a quarter of a patch
     * where targets depend on whole objects, of which the outermost then are cut.
     */
    private void encode(LabelImage labels, Geometry g, float[] target, int targetAt) {
        boolean whole = encoder.reach() == TargetEncoder.WHOLE_OBJECTS;
        int m = whole ? Math.max(patch.y(), patch.x()) / 4 : encoder.reach();
        int deep = whole ? patch.z() / 4 : m;
        Extent wide = new Extent(patch.z() == 1 ? 1 : patch.z() + 2 * deep, patch.y() + 2 * m, patch.x() + 2 * m);
        int[] cut = new int[wide.voxels()];
        PatchSampler.nearest(labels.codes(), labels.extent(), g, cut, wide);
        float[] planes = new float[encoder.planes() * wide.voxels()];
        encoder.encode(LabelImage.of(labels.name(), wide, cut).withCalibration(labels.calibration()), planes);
        int mz = (wide.z() - patch.z()) / 2;
        for (int p = 0; p < encoder.planes(); p++) {
            for (int z = 0; z < patch.z(); z++) {
                for (int y = 0; y < patch.y(); y++) {
                    int from = ((p * wide.z() + z + mz) * wide.y() + y + m) * wide.x() + m;
                    int to = targetAt + ((p * patch.z() + z) * patch.y() + y) * patch.x();
                    System.arraycopy(planes, from, target, to, patch.x());
                }
            }
        }
    }

    private TrainingImage draw(double u) {
        double at = u * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (cumulative[mid] > at) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return images.get(low);
    }
}
