package io.biapy.instance;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.run.Workers;
import io.biapy.core.target.TargetEncoder;
import io.biapy.core.train.PatchFocus;
import io.biapy.core.train.TrainingImage;
import java.util.ArrayList;
import java.util.List;

/** Reads, checks and prepares the images of a training, all problems told at once. */
final class TrainingImages {
    private static final int SHOWN = 8;

    private TrainingImages() {}

    /** @param hasSamples whether anything of it is learnt from */
    record Loaded(TrainingImage image, boolean hasSamples) {}

    static List<Loaded> load(
            ImageSet set,
            int dimensions,
            Normalization normalization,
            TargetEncoder encoder,
            boolean cached,
            SampleFilter filter,
            Extent patch,
            Workers workers) {
        Loaded[] images = new Loaded[set.size()];
        String[] problems = new String[set.size()];
        workers.forEach(set.size(), i -> {
            try {
                images[i] = one(set.get(i), dimensions, normalization, encoder, cached, filter, patch, workers);
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
        TrainingImage first = images[0].image();
        for (Loaded loaded : images) {
            TrainingImage image = loaded.image();
            if (image.input().channels() != first.input().channels()) {
                throw new InputException("Images must have the same number of channels: " + first.name() + " has "
                        + first.input().channels() + ", " + image.name() + " has "
                        + image.input().channels() + ".");
            }
        }
        return List.of(images);
    }

    private static Loaded one(
            ImageSet.Pair pair,
            int dimensions,
            Normalization normalization,
            TargetEncoder encoder,
            boolean cached,
            SampleFilter filter,
            Extent patch,
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
            FloatImage read = raw.load();
            FloatImage input = normalization.apply(read).withName(pair.name());
            LabelImage labels = truth.load().withName(pair.name());
            boolean filtered = !filter.isEmpty() && fits(input.extent(), patch); // what is too small is told later
            List<long[]> places =
                    filtered ? filter.places(filter.isNormalized() ? input : read, labels, patch) : List.of();
            TrainingImage image = new TrainingImage(
                    input,
                    labels,
                    cached ? encoder.encode(labels, workers) : null,
                    Math.sqrt(Math.max(1, labels.objects())),
                    places.isEmpty() ? null : PatchFocus.startingAt(places));
            return new Loaded(image, !filtered || !places.isEmpty());
        }
    }

    private static boolean fits(Extent image, Extent patch) {
        return image.z() >= patch.z() && image.y() >= patch.y() && image.x() >= patch.x();
    }
}
