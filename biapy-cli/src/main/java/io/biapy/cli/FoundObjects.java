package io.biapy.cli;

import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of one image that stay, and what a table over many images holds of them.
 *
 * @param labels without the objects that were removed
 * @param tally how many they are, and their rows
 */
record FoundObjects(LabelImage labels, Tally tally) {
    /**
     * What is remembered of an image once its labels are written.
     *
     * @param rows the image's name first; none where nothing was measured
     */
    record Tally(int count, List<Map<String, ?>> rows) {}

    static FoundObjects unmeasured(LabelImage labels) {
        return new FoundObjects(labels, new Tally(labels.objects(), List.of()));
    }

    static FoundObjects of(LabelImage labels, ResultTable table) {
        return new FoundObjects(labels, new Tally(labels.objects(), rows(labels.name(), table)));
    }

    static List<Map<String, ?>> rows(String image, ResultTable table) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (List<Object> cells : table.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("image", image);
            for (int c = 0; c < cells.size(); c++) {
                row.put(table.columns().get(c).name(), cells.get(c));
            }
            rows.add(row);
        }
        return rows;
    }
}
