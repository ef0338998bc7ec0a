package io.biapy.io.dataset;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.WriteAside;
import io.biapy.core.table.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Labels as run lengths in a table, as in Kaggle's Data Science Bowl 2018: columns {@code ImageId} and {@code EncodedPixels}, one row an
 * object, pairs of a start (from 1, down the columns) and a length; {@code Height} and {@code Width} where the table has them. Objects are
 * numbered from 1 in the order of their rows. Immutable.
 */
public final class RunLengthTable {
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 16;

    private record Row(int line, String runs) {}

    private final Path file;
    private final Map<String, List<Row>> rows;
    private final Map<String, Extent> extents;

    private RunLengthTable(Path file, Map<String, List<Row>> rows, Map<String, Extent> extents) {
        this.file = file;
        this.rows = rows;
        this.extents = extents;
    }

    /** Reads a table; runs are looked at when labels are asked for. */
    public static RunLengthTable read(Path file) {
        CsvTable table = CsvTable.read(file, "a table with columns ImageId and EncodedPixels");
        int image = table.find("ImageId");
        int pixels = table.find("EncodedPixels");
        if (image < 0 || pixels < 0) {
            throw new FileException(
                    file,
                    "needs the columns ImageId and EncodedPixels in its first line; it has " + table.columns() + ".");
        }
        int height = table.find("Height");
        int width = table.find("Width");
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        Map<String, Extent> extents = new LinkedHashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            String name = table.field(i, image);
            rows.computeIfAbsent(name, key -> new ArrayList<>()).add(new Row(table.line(i), table.field(i, pixels)));
            if (height >= 0 && width >= 0) {
                Extent extent = extent(table, i, height, width);
                Extent other = extents.put(name, extent);
                if (other != null && !other.equals(extent)) {
                    throw new FileException(
                            file, "line " + table.line(i) + " gives image " + name + " another size than before.");
                }
            }
        }
        return new RunLengthTable(file, rows, extents);
    }

    private static Extent extent(CsvTable table, int row, int height, int width) {
        long y = number(table.file(), table.line(row), table.field(row, height));
        long x = number(table.file(), table.line(row), table.field(row, width));
        if (y < 1 || x < 1 || y > MOST_PIXELS / x) {
            throw new FileException(
                    table.file(), "line " + table.line(row) + " gives a size of " + y + " x " + x + ".");
        }
        return Extent.yx((int) y, (int) x);
    }

    private static long number(Path file, int line, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new FileException(
                    file, "line " + line + " has \"" + text + "\" where a whole number was expected.", e);
        }
    }

    /** Names of the images, in order of first appearance. */
    public List<String> images() {
        return List.copyOf(rows.keySet());
    }

    /** Labels of an image whose size the table gives; a {@link FileException} where it does not. */
    public LabelImage labels(String image) {
        Extent extent = extents.get(image);
        if (extent == null && rows.containsKey(image)) {
            throw new FileException(
                    file, "does not say how large image " + image + " is (columns Height and Width); give its size.");
        }
        return labels(image, extent == null ? Extent.yx(1, 1) : extent);
    }

    /** Labels of an image of that size, one slice; runs that leave it and pixels of two objects are a {@link FileException}. */
    public LabelImage labels(String image, Extent extent) {
        List<Row> objects = rows.get(image);
        if (objects == null) {
            throw new InputException(file + " has no image called \"" + image + "\".");
        }
        if (extent.z() != 1) {
            throw new InputException(file + ": image " + image + " should be one slice, got " + extent + ".");
        }
        FileException.naming(file, () -> extent.toSize().toExtentInMemory(1, Integer.BYTES));
        int[] labels = new int[extent.voxels()];
        int label = 0;
        for (Row row : objects) {
            label += row.runs().isBlank() ? 0 : 1; // an image without objects has one empty row
            paint(labels, extent, row, label);
        }
        return LabelImage.of(image, extent, labels);
    }

    private void paint(int[] labels, Extent extent, Row row, int label) {
        StringTokenizer words = new StringTokenizer(row.runs());
        while (words.hasMoreTokens()) {
            long start = number(file, row.line(), words.nextToken()) - 1;
            long length = words.hasMoreTokens() ? number(file, row.line(), words.nextToken()) : -1;
            if (start < 0 || length < 1 || start > labels.length - length) {
                throw new FileException(
                        file,
                        "line " + row.line() + ": a run from " + (start + 1) + " of length " + length
                                + " does not lie in an image of " + extent + ".");
            }
            if (RunKernel.paint(labels, extent.y(), extent.x(), start, length, label) > 0) {
                throw new FileException(file, "line " + row.line() + ": the object shares pixels with one before it.");
            }
        }
    }

    /** Writes flat label images, objects in order of their ids, with sizes; replaces what has the file's name. */
    public static void write(Path file, Iterable<LabelImage> images) {
        StringBuilder text = new StringBuilder("ImageId,EncodedPixels,Height,Width\n");
        for (LabelImage labels : images) {
            String size = "," + labels.extent().y() + "," + labels.extent().x() + "\n";
            Map<Integer, int[]> objects = ObjectColumns.runs(labels);
            if (objects.isEmpty()) {
                text.append(quoted(labels.name())).append(",").append(size);
            }
            objects.values().forEach(runs -> {
                text.append(quoted(labels.name())).append(',');
                for (int i = 0; i < runs.length; i += 2) {
                    text.append(i == 0 ? "" : " ")
                            .append(runs[i] + 1)
                            .append(' ')
                            .append(runs[i + 1]);
                }
                text.append(size);
            });
        }
        WriteAside.text(file, text);
    }

    private static String quoted(String name) {
        return name.matches("[^,;\"\\s]+") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return file + ": run lengths of " + rows.size() + (rows.size() == 1 ? " image" : " images");
    }
}
