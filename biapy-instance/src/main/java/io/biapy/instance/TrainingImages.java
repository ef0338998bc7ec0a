package io.biapy.instance;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.run.Workers;
import io.biapy.core.target.TargetEncoder;
import io.biapy.core.train.TrainingImage;
import java.util.ArrayList;
import java.util.List;

/** Reads, checks and prepares the images of a training, all problems told at once. */
final class TrainingImages {
    private static final int SHOWN = 8;

    private TrainingImages() {}

    static List<TrainingImage> load(
            ImageSet set,
            int dimensions,
            Normalization normalization,
            TargetEncoder encoder,
            boolean cached,
            Workers workers) {
        TrainingImage[] images = new TrainingImage[set.size()];
        String[] problems = new String[set.size()];
        workers.forEach(set.size(), i -> {
            try {
                images[i] = one(set.get(i), dimensions, normalization, encoder, cached, workers);
            } catch (BiapyException e) {
                problems[i] = e.getMessage();
            }
        });
        List<String> found = new ArrayList<>();
        for (String problem : problems) {
            if (problem != null) {
                found.add(problem);
            }
        }
        if (!found.isEmpty()) {
            throw new InputException(found.size() + " of " + set.size() + " images cannot be used:\n  "
                    + String.join("\n  ", found.subList(0, Math.min(SHOWN, found.size())))
                    + (found.size() > SHOWN ? "\n  ..." : ""));
        }
        for (TrainingImage image : images) {
            if (image.input().channels() != images[0].input().channels()) {
                throw new InputException("Images must have the same number of channels: " + images[0].name() + " has "
                        + images[0].input().channels() + ", " + image.name() + " has "
                        + image.input().channels() + ".");
            }
        }
        return List.of(images);
    }

    private static TrainingImage one(
            ImageSet.Pair pair,
            int dimensions,
            Normalization normalization,
            TargetEncoder encoder,
            boolean cached,
            Workers workers) {
        try (ImageSource raw = pair.openRaw();
                LabelSource truth = pair.openLabels()) {
            if (!raw.size().equals(truth.size())) {
                throw new InputException(pair.name() + ": the image has " + raw.size() + " voxels, its labels have "
                        + truth.size() + "; both must show the same region.");
            }
            if (dimensions == 2 != raw.size().is2D()) {
                throw new InputException(pair.name() + ": the image has " + raw.size() + " voxels, but training is in "
                        + dimensions + "D; choose " + (dimensions == 2 ? "3" : "2") + " dimensions or other images.");
            }
            FloatImage input = normalization.apply(raw.load()).withName(pair.name());
            LabelImage labels = truth.load().withName(pair.name());
            return new TrainingImage(
                    input,
                    labels,
                    cached ? encoder.encode(labels, workers) : null,
                    Math.sqrt(Math.max(1, labels.objects())));
        }
    }
}
