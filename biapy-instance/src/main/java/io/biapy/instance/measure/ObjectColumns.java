package io.biapy.instance.measure;

import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.List;

/** Measurements as columns, in a fixed order. */
final class ObjectColumns {
    private ObjectColumns() {}

    static ResultTable of(List<Measurement> rows, boolean flat, boolean withIntensity, String unit) {
        ResultTable.Builder table = ResultTable.builder()
                .integer("label")
                .integer("npixels")
                .number(flat ? "area" : "volume")
                .number("equivalent_diameter");
        for (String axis : flat ? new String[] {"y", "x"} : new String[] {"z", "y", "x"}) {
            table.number(axis);
        }
        for (String end : new String[] {"_min", "_max"}) {
            for (String axis : flat ? new String[] {"y", "x"} : new String[] {"z", "y", "x"}) {
                table.integer(axis + end);
            }
        }
        if (withIntensity) {
            table.number("intensity_mean").number("intensity_min").number("intensity_max");
        }
        table.text("unit");
        rows.forEach(row -> table.row(cells(row, flat, unit)));
        return table.build();
    }

    private static Object[] cells(Measurement m, boolean flat, String unit) {
        List<Object> cells = new ArrayList<>(List.of(m.label(), m.npixels(), m.size(), m.equivalentDiameter()));
        BoundingBox b = m.box();
        if (flat) {
            cells.addAll(List.of(m.y(), m.x(), b.yMin(), b.xMin(), b.yMax(), b.xMax()));
        } else {
            cells.addAll(List.of(m.z(), m.y(), m.x(), b.zMin(), b.yMin(), b.xMin(), b.zMax(), b.yMax(), b.xMax()));
        }
        m.intensity().ifPresent(i -> cells.addAll(List.of(i.mean(), i.min(), i.max())));
        cells.add(unit);
        return cells.toArray();
    }
}
