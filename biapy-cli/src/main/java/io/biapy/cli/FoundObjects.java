package io.biapy.cli;

import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.ResultTable;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one image that stay, and what a table over many images holds of them.
 *
 * @param labels without the objects that were removed
 * @param tally how many they are, and their table
 */
record FoundObjects(LabelImage labels, Tally tally) {
    /**
     * What is remembered of an image once its labels are written.
     *
     * @param table none where nothing was measured
     */
    record Tally(String image, int count, Optional<ResultTable> table) {}

    static FoundObjects unmeasured(LabelImage labels) {
        return new FoundObjects(labels, new Tally(labels.name(), labels.objects(), Optional.empty()));
    }

    static FoundObjects of(LabelImage labels, ResultTable table) {
        return new FoundObjects(labels, new Tally(labels.name(), labels.objects(), Optional.of(table)));
    }

    /** One table over all images that were measured and have objects; the image's name first. */
    static ResultTable table(List<Tally> tallies) {
        List<Tally> measured = tallies.stream()
                .filter(t -> t.table().filter(table -> !table.rows().isEmpty()).isPresent())
                .toList();
        return ResultTable.joined(
                "image",
                measured.stream().map(Tally::image).toList(),
                measured.stream().flatMap(t -> t.table().stream()).toList());
    }
}
