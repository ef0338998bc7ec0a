package io.biapy.cli;

import io.biapy.instance.Segmentation;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The object table of one image as rows of a table over many images: the image's name comes first. */
final class ObjectRows {
    private ObjectRows() {}

    static List<Map<String, ?>> of(Segmentation found) {
        return of(found.name(), found.objects());
    }

    static List<Map<String, ?>> of(String image, ObjectTable objects) {
        ResultTable table = objects.toResultTable();
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
