package io.biapy.cli.evaluate;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.ImageFile;
import io.biapy.io.ImageFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** True and found labels of the same images. All that is wrong is found before any work, from the files' headers, and said at once. */
public final class LabelPairs {
    private LabelPairs() {}

    /**
     * Two files are a pair whatever their names; of folders, files of one name are.
     *
     * @param byName whether one of the two is a folder
     */
    public static List<LabelPair> match(ImageFiles truth, ImageFiles found, boolean byName) {
        List<String> problems = new ArrayList<>();
        List<LabelPair> pairs = byName
                ? byName(truth, found, problems)
                : List.of(new LabelPair(
                        found.names().get(0),
                        truth.stream().findFirst().orElseThrow(),
                        found.stream().findFirst().orElseThrow()));
        pairs.forEach(pair -> check(pair, problems));
        if (!problems.isEmpty()) {
            throw new InputException("True labels " + truth.description() + " and found labels " + found.description()
                    + " do not match:\n  " + String.join("\n  ", problems));
        }
        return pairs;
    }

    private static List<LabelPair> byName(ImageFiles truth, ImageFiles found, List<String> problems) {
        List<LabelPair> pairs = new ArrayList<>();
        for (ImageFile file : truth) {
            found.find(file.name())
                    .ifPresentOrElse(
                            partner -> pairs.add(new LabelPair(file.name(), file, partner)),
                            () -> problems.add(file + " has no partner in " + found.description()));
        }
        for (ImageFile file : found) {
            if (truth.find(file.name()).isEmpty()) {
                problems.add(file + " has no partner in " + truth.description());
            }
        }
        return pairs;
    }

    private static void check(LabelPair pair, List<String> problems) {
        Optional<Size> truth = size(pair.truth(), problems);
        Optional<Size> found = size(pair.found(), problems);
        if (truth.isPresent() && found.isPresent() && !truth.equals(found)) {
            problems.add(pair.found() + " is " + found.get() + ", but " + pair.truth() + " is " + truth.get());
        }
    }

    private static Optional<Size> size(ImageFile file, List<String> problems) {
        try (LabelSource labels = file.openLabels()) {
            return Optional.of(labels.size());
        } catch (BiapyException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
