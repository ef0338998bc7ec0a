package io.biapy.metrics.point;

import io.biapy.metrics.table.CsvTable;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Points and synaptic partners from CSV files. Coordinates are the columns {@code z, y, x} or BiaPy's {@code axis-0, axis-1, axis-2}
 * ({@code y, x} or {@code axis-0, axis-1} in 2D); those of partners have {@code pre_} or {@code post_} before. Optional for points: an id in
 * {@code id}, {@code label} or a column that ends on {@code _id}, a class in {@code class}; for partners: neurons in {@code pre_neuron} and
 * {@code post_neuron}. Other columns are left aside.
 */
public final class PointCsv {
    private PointCsv() {}

    /** Whether a table holds partners rather than points: whether it has columns for both ends. */
    public static boolean holdsPartners(CsvTable table) {
        return axis(table, "pre_", "x").isPresent()
                || axis(table, "pre_", "axis-1").isPresent();
    }

    private static OptionalInt axis(CsvTable table, String prefix, String name) {
        return table.find(prefix + name);
    }

    /**
     * Reads points.
     *
     * @throws IllegalArgumentException when the file is no such table; the message names it, and the line if there is one
     */
    public static Points read(Path file) {
        return points(CsvTable.read(file));
    }

    /** The points of a table that was read before. */
    public static Points points(CsvTable table) {
        Points points = points(table, "");
        OptionalInt id = table.find("id", "label");
        if (id.isEmpty()) {
            id = table.columns().stream()
                    .filter(column -> column.endsWith("_id"))
                    .findFirst()
                    .map(table::find)
                    .orElse(OptionalInt.empty());
        }
        if (id.isPresent()) {
            long[] ids = new long[table.rows()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = table.integer(i, id.getAsInt());
            }
            points = points.withIds(ids);
        }
        OptionalInt kind = table.find("class");
        if (kind.isPresent()) {
            int[] classes = new int[table.rows()];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = Math.toIntExact(table.integer(i, kind.getAsInt()));
            }
            points = points.withClasses(classes);
        }
        return points;
    }

    /**
     * Reads partners.
     *
     * @throws IllegalArgumentException when the file is no such table; the message names it, and the line if there is one
     */
    public static PartnerPairs readPartners(Path file) {
        return partners(CsvTable.read(file));
    }

    /** The partners of a table that was read before. */
    public static PartnerPairs partners(CsvTable table) {
        PartnerPairs pairs = PartnerPairs.of(points(table, "pre_"), points(table, "post_"));
        OptionalInt pre = table.find("pre_neuron");
        OptionalInt post = table.find("post_neuron");
        if (pre.isEmpty() || post.isEmpty()) {
            return pairs;
        }
        long[] from = new long[table.rows()];
        long[] to = new long[table.rows()];
        for (int i = 0; i < from.length; i++) {
            from[i] = table.integer(i, pre.getAsInt());
            to[i] = table.integer(i, post.getAsInt());
        }
        return pairs.withNeurons(from, to);
    }

    private static Points points(CsvTable table, String prefix) {
        int[] columns = axes(table, prefix);
        double[][] coordinates = new double[table.rows()][columns.length];
        for (int i = 0; i < coordinates.length; i++) {
            for (int axis = 0; axis < columns.length; axis++) {
                coordinates[i][axis] = table.number(i, columns[axis]);
            }
        }
        return Points.of(coordinates);
    }

    private static int[] axes(CsvTable table, String prefix) {
        boolean numbered = table.find(prefix + "x").isEmpty();
        String[] names = numbered ? new String[] {"axis-0", "axis-1", "axis-2"} : new String[] {"z", "y", "x"};
        OptionalInt first = table.find(prefix + names[0]);
        OptionalInt last = table.find(prefix + names[2]);
        if (numbered && last.isEmpty()) {
            return new int[] {table.column(prefix + "x", prefix + names[0]), table.column(prefix + names[1])};
        }
        int y = table.column(prefix + names[1]);
        return first.isPresent() ? new int[] {first.getAsInt(), y, last.getAsInt()} : new int[] {y, last.getAsInt()};
    }
}
