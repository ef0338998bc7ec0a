package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches images and labels by name, and finds all that is wrong with them before any work: from file headers, not from pixels. */
final class PairedFiles {
    private static final int MOST_SHOWN = 100;

    private record FilePair(String name, ImageFile raw, ImageFile labels) implements ImageSet.Pair {
        @Override
        public ImageSource openRaw() {
            return raw.open();
        }

        @Override
        public LabelSource openLabels() {
            return labels.openLabels();
        }
    }

    private PairedFiles() {}

    static ImageSet match(ImageFiles raw, ImageFiles labels) {
        List<String> problems = new ArrayList<>();
        List<FilePair> pairs = new ArrayList<>();
        for (ImageFile image : raw) {
            Optional<ImageFile> partner = labels.find(image.name());
            if (partner.isEmpty()) {
                problems.add(image + " has no labels: nothing is called \"" + image.name() + "\" in "
                        + labels.description());
            } else {
                pairs.add(new FilePair(image.name(), image, partner.get()));
            }
        }
        for (ImageFile label : labels) {
            if (raw.find(label.name()).isEmpty()) {
                problems.add(
                        label + " has no image: nothing is called \"" + label.name() + "\" in " + raw.description());
            }
        }
        pairs.forEach(pair -> check(pair, problems));
        if (!problems.isEmpty()) {
            throw new InputException(message(raw, labels, problems));
        }
        return ImageSet.of(raw.description() + " with labels of " + labels.description(), pairs);
    }

    private static void check(FilePair pair, List<String> problems) {
        int before = problems.size();
        Optional<Size> raw = size(pair.raw(), false, problems);
        Optional<Size> labels = size(pair.labels(), true, problems);
        if (problems.size() == before && !raw.equals(labels)) {
            problems.add(pair.labels() + " is " + labels.orElseThrow() + ", but its image is " + raw.orElseThrow());
        }
    }

    private static Optional<Size> size(ImageFile file, boolean labels, List<String> problems) {
        try {
            if (labels) {
                try (LabelSource source = file.openLabels()) {
                    return Optional.of(source.size());
                }
            }
            try (ImageSource source = file.open()) {
                return Optional.of(source.size());
            }
        } catch (FileException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String message(ImageFiles raw, ImageFiles labels, List<String> problems) {
        StringBuilder text = new StringBuilder("Images " + raw.description() + " and labels " + labels.description()
                + " do not match, " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:"));
        problems.stream().limit(MOST_SHOWN).forEach(problem -> text.append("\n  ")
                .append(problem));
        if (problems.size() > MOST_SHOWN) {
            text.append("\n  and ").append(problems.size() - MOST_SHOWN).append(" more");
        }
        return text.toString();
    }
}
