package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.MadeList;
import io.biapy.metrics.table.ResultTable;
import io.biapy.metrics.table.TablesawTables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The objects of a label image, one row each in rising order of ids, measured in one pass with memory for the objects only. Lengths
 * and sizes are in the unit of the image's voxel size (pixels where it is unknown). Immutable, safe for several threads.
 */
public final class ObjectTable implements Iterable<Measurement> {
    private static final int ROWS_SHOWN = 12;

    private final String name;
    private final String unit;
    private final boolean flat;
    private final boolean withIntensity;
    private final List<Measurement> rows;
    private final long[] labels; // of the rows
    private final Map<RegionProperty, double[]> values;

    ObjectTable(
            String name,
            String unit,
            boolean flat,
            boolean withIntensity,
            List<Measurement> rows,
            Map<RegionProperty, double[]> values) {
        this.name = name;
        this.unit = unit;
        this.flat = flat;
        this.withIntensity = withIntensity;
        this.rows = Collections.unmodifiableList(rows);
        this.labels = rows.stream().mapToLong(Measurement::label).toArray();
        this.values = values;
    }

    /** Position and size of every object; {@link RegionProperties} measures more. */
    public static ObjectTable of(LabelImage labels) {
        return RegionProperties.of(labels).measure();
    }

    /** The same with the brightness in an image of one channel and the same size. */
    public static ObjectTable of(LabelImage labels, FloatImage image) {
        return RegionProperties.of(labels).intensity(image).measure();
    }

    /** Number of objects. */
    public int size() {
        return rows.size();
    }

    /** All rows. */
    public List<Measurement> rows() {
        return rows;
    }

    /** The object with this id; a {@link NoSuchElementException} where there is none. */
    public Measurement get(long label) {
        return rows.get(row(label));
    }

    /** What {@code property} is of the object with this id; refused where it was not measured. */
    public double value(long label, RegionProperty property) {
        return column(property)[row(label)];
    }

    long label(int row) {
        return labels[row];
    }

    double valueAt(int row, RegionProperty property) {
        return column(property)[row];
    }

    /** What {@code property} is of all objects, in the order of the rows (a copy); refused where it was not measured. */
    public double[] values(RegionProperty property) {
        return column(property).clone();
    }

    private double[] column(RegionProperty property) {
        double[] column = values.get(property);
        if (column == null) {
            throw new InputException("Property " + property.columnName(flat) + " was not measured; ask for it with"
                    + " RegionProperties.of(labels).with(RegionProperty." + property + ").");
        }
        return column;
    }

    private int row(long label) {
        int row = Arrays.binarySearch(labels, label);
        if (row < 0) {
            throw new NoSuchElementException("There is no object " + label + " in " + name + ".");
        }
        return row;
    }

    /** The same table without the objects of these ids. */
    public ObjectTable without(Set<Long> without) {
        int[] kept = IntStream.range(0, rows.size())
                .filter(k -> !without.contains(labels[k]))
                .toArray();
        if (kept.length == rows.size()) {
            return this;
        }
        Map<RegionProperty, double[]> left = new EnumMap<>(RegionProperty.class);
        values.forEach((property, column) -> left.put(
                property, Arrays.stream(kept).mapToDouble(k -> column[k]).toArray()));
        return new ObjectTable(
                name, unit, flat, withIntensity, new MadeList<>(kept.length, k -> rows.get(kept[k])), left);
    }

    /** Sum of all areas or volumes. */
    public double totalSize() {
        return rows.stream().mapToDouble(Measurement::size).sum();
    }

    @Override
    public Iterator<Measurement> iterator() {
        return rows.iterator();
    }

    /** The same as columns; z is left out in 2D. */
    public ResultTable toResultTable() {
        return ObjectColumns.of(rows, flat, withIntensity, unit, values);
    }

    /** The same as a Tablesaw data frame. */
    public Table toTable() {
        return TablesawTables.toTable(toResultTable()).setName(name);
    }

    /** Comma-separated values with a header line, decimals with a point. */
    public String toCsv() {
        return toResultTable().toCsv();
    }

    /** Writes {@link #toCsv()}; the file has its name only once it is complete. */
    public void writeCsv(Path file) {
        toResultTable().writeCsv(file);
    }

    @Override
    public String toString() {
        String title = "Objects of " + name + ": " + rows.size() + (flat ? ", areas in " : ", volumes in ") + unit
                + (flat ? "²" : "³");
        if (rows.isEmpty()) {
            return title;
        }
        int shown = Math.min(rows.size(), ROWS_SHOWN);
        String more = rows.size() > shown ? "... and " + (rows.size() - shown) + " more\n" : "";
        return title + "\n" + ObjectColumns.of(rows.subList(0, shown), flat, withIntensity, unit, values) + more;
    }
}
