package io.biapy.instance.measure;

import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measurements as columns, in a fixed order. */
final class ObjectColumns {
    private static final double[] NONE = new double[0];

    private ObjectColumns() {}

    /** Properties that have a column already. */
    private static final Set<RegionProperty> ALWAYS = EnumSet.of(
            RegionProperty.NPIXELS,
            RegionProperty.SIZE,
            RegionProperty.EQUIVALENT_DIAMETER,
            RegionProperty.INTENSITY_MEAN,
            RegionProperty.INTENSITY_MIN,
            RegionProperty.INTENSITY_MAX);

    static ResultTable of(
            List<Measurement> rows,
            boolean flat,
            boolean withIntensity,
            String unit,
            Map<RegionProperty, double[]> values) {
        List<RegionProperty> more =
                values.keySet().stream().filter(p -> !ALWAYS.contains(p)).toList();
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
        more.forEach(p -> table.number(p.columnName(flat)));
        table.text("unit");
        return table.build(rows.size(), k -> {
            List<Object> cells = cells(rows.get(k), flat);
            for (RegionProperty property : more) {
                cells.add(values.getOrDefault(property, NONE)[k]);
            }
            cells.add(unit);
            return cells.toArray();
        });
    }

    private static List<Object> cells(Measurement m, boolean flat) {
        List<Object> cells = new ArrayList<>(List.of(m.label(), m.npixels(), m.size(), m.equivalentDiameter()));
        BoundingBox b = m.box();
        if (flat) {
            cells.addAll(List.of(m.y(), m.x(), b.yMin(), b.xMin(), b.yMax(), b.xMax()));
        } else {
            cells.addAll(List.of(m.z(), m.y(), m.x(), b.zMin(), b.yMin(), b.xMin(), b.zMax(), b.yMax(), b.xMax()));
        }
        m.intensity().ifPresent(i -> cells.addAll(List.of(i.mean(), i.min(), i.max())));
        return cells;
    }
}
