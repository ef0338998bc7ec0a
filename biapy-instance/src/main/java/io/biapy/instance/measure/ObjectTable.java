package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.ResultTable;
import io.biapy.metrics.table.TablesawTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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

    private ObjectTable(LabelImage labels, boolean withIntensity, List<Measurement> rows) {
        this.name = labels.name();
        this.unit = labels.calibration().unit();
        this.flat = labels.extent().z() == 1;
        this.withIntensity = withIntensity;
        this.rows = List.copyOf(rows);
    }

    /** Position and size of every object. */
    public static ObjectTable of(LabelImage labels) {
        return measure(labels, new float[0]);
    }

    /** The same with the brightness in an image of one channel and the same size. */
    public static ObjectTable of(LabelImage labels, FloatImage image) {
        if (!image.extent().equals(labels.extent()) || image.channels() != 1) {
            throw new InputException(
                    "Brightness of " + labels.extent() + " labels needs an image of that size and one channel, got "
                            + image.name() + " of " + image.extent() + " with " + image.channels()
                            + " channels; choose one with channel(index).");
        }
        return measure(labels, image.data());
    }

    private static ObjectTable measure(LabelImage labels, float[] brightness) {
        Extent extent = labels.extent();
        ObjectSums sums = new ObjectSums();
        int at = 0;
        for (int z = 0; z < extent.z(); z++) {
            for (int y = 0; y < extent.y(); y++, at += extent.x()) {
                sums.addRow(labels.codes(), at, extent.x(), z, y, brightness);
            }
        }
        boolean withIntensity = brightness.length > 0;
        List<Measurement> rows = new ArrayList<>();
        for (int object : sums.byCode()) {
            rows.add(row(sums, object, labels, withIntensity));
        }
        return new ObjectTable(labels, withIntensity, rows);
    }

    private static Measurement row(ObjectSums sums, int object, LabelImage labels, boolean withIntensity) {
        Calibration voxel = labels.calibration();
        boolean flat = labels.extent().z() == 1;
        double size = sums.voxels(object) * voxel.y() * voxel.x() * (flat ? 1 : voxel.z());
        double diameter = flat ? 2 * Math.sqrt(size / Math.PI) : Math.cbrt(6 * size / Math.PI);
        return new Measurement(
                labels.id(sums.code(object)),
                sums.voxels(object),
                size,
                sums.mean(object, ObjectSums.Z) * voxel.z(),
                sums.mean(object, ObjectSums.Y) * voxel.y(),
                sums.mean(object, ObjectSums.X) * voxel.x(),
                sums.box(object),
                diameter,
                withIntensity ? Optional.of(sums.intensity(object)) : Optional.empty());
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
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = rows.get(middle).label();
            if (found == label) {
                return rows.get(middle);
            }
            low = found < label ? middle + 1 : low;
            high = found > label ? middle - 1 : high;
        }
        throw new NoSuchElementException("There is no object " + label + " in " + name + ".");
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
        return ObjectColumns.of(rows, flat, withIntensity, unit);
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
        return title + "\n" + ObjectColumns.of(rows.subList(0, shown), flat, withIntensity, unit) + more;
    }
}
