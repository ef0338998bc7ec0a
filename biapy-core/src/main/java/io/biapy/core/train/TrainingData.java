package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.target.TargetEncoder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Images to learn from, images to judge by, and how their labels become targets. Immutable. */
public record TrainingData(List<TrainingImage> training, List<TrainingImage> validation, TargetEncoder encoder) {
    private static final long MOST_BYTES = (1L << 31) - (1 << 20);

    public TrainingData {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        if (training.isEmpty()) {
            throw new InputException("Training needs at least one image beside those of the validation.");
        }
    }

    /** Refuses patches that do not fit, naming every image concerned, and batches that no buffer can hold, before any work. */
    void check(TrainingOptions options) {
        checkImages(options.patch());
        int planes = Math.max(training.get(0).input().channels(), encoder.planes());
        double bytes = (double) Float.BYTES
                * options.batchSize()
                * planes
                * options.patch().voxels();
        if (bytes > MOST_BYTES) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "A batch of %d patches of %s voxels in %d planes takes %.0f MiB, and one buffer holds at most %d MiB."
                            + " Choose a smaller batch or patch.",
                    options.batchSize(),
                    options.patch(),
                    planes,
                    bytes / (1 << 20),
                    MOST_BYTES >> 20));
        }
    }

    private void checkImages(Extent patch) {
        List<String> small = Stream.concat(training.stream(), validation.stream())
                .filter(i -> !fits(i.input().extent(), patch))
                .map(i -> i.name() + " (" + i.input().extent() + ")")
                .toList();
        if (!small.isEmpty()) {
            throw new InputException("The patch of " + patch + " voxels is larger than " + small.size()
                    + " of the images: "
                    + String.join(", ", small.subList(0, Math.min(5, small.size()))) + (small.size() > 5 ? ", ..." : "")
                    + ". Choose a smaller patch.");
        }
    }

    private static boolean fits(Extent image, Extent patch) {
        return image.z() >= patch.z() && image.y() >= patch.y() && image.x() >= patch.x();
    }

    /** Steps that see as many voxels as the training images have. */
    int stepsPerEpoch(TrainingOptions options) {
        if (options.stepsPerEpoch() > 0) {
            return options.stepsPerEpoch();
        }
        long voxels =
                training.stream().mapToLong(i -> i.input().extent().voxels()).sum();
        long batch = (long) options.patch().voxels() * options.batchSize();
        return Math.toIntExact(Math.max(1, (voxels + batch - 1) / batch));
    }
}
