package io.biapy.core.train;

import io.biapy.core.engine.Trainer;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The validation patches: each image covered once without augmentation, the last patch of an axis shifted to the border; one patch a batch. */
final class Validation {
    private record Window(TrainingImage image, FloatImage targets, Geometry place) {}

    private final List<Window> windows = new ArrayList<>();
    private final Extent patch;
    private final int planes;

    Validation(TrainingData data, Extent patch, Workers workers) {
        this.patch = patch;
        this.planes = data.encoder().planes();
        for (TrainingImage image : data.validation()) {
            FloatImage targets =
                    image.targets() != null ? image.targets() : data.encoder().encode(image.labels(), workers);
            Extent size = image.input().extent();
            for (double z : centres(size.z(), patch.z())) {
                for (double y : centres(size.y(), patch.y())) {
                    for (double x : centres(size.x(), patch.x())) {
                        windows.add(new Window(image, targets, Geometry.straight(z, y, x)));
                    }
                }
            }
        }
    }

    /** Mean loss over the patches; empty where there are none. */
    OptionalDouble loss(Trainer trainer) {
        double sum = 0;
        for (Window w : windows) {
            FloatBuffer input = cut(w.image().input(), w.image().input().channels(), w.place());
            FloatBuffer target = cut(w.targets(), planes, w.place());
            sum += trainer.evaluate(input, target, 1, patch).total();
        }
        return windows.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / windows.size());
    }

    private FloatBuffer cut(FloatImage image, int channels, Geometry place) {
        int n = patch.voxels();
        float[] values = new float[channels * n];
        for (int c = 0; c < channels; c++) {
            PatchSampler.nearest(
                    image.data(), c * image.extent().voxels(), image.extent(), place, values, c * n, patch);
        }
        return BatchQueue.direct(values);
    }

    private static List<Double> centres(int size, int patch) {
        List<Double> centres = new ArrayList<>();
        for (int start = 0; ; start += patch) {
            int at = Math.min(start, size - patch);
            centres.add(at + (patch - 1) * 0.5);
            if (at + patch >= size) {
                return centres;
            }
        }
    }
}
