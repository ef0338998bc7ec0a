package io.biapy.cli.evaluate;

import io.biapy.core.error.FileException;
import io.biapy.metrics.table.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A number for each object, from CSV tables with a column {@code label} (or {@code id}): one table for one image, one with a column
 * {@code image} for many, or a folder of tables that are named like the images. Immutable.
 */
public final class ObjectValues {
    private final Path path;
    private final Map<String, Map<Long, Double>> byImage;

    private ObjectValues(Path path, Map<String, Map<Long, Double>> byImage) {
        this.path = path;
        this.byImage = byImage;
    }

    /** Whether a path is a table, or a folder of tables and of nothing else that could be meant. */
    public static boolean isTable(Path path) {
        return Files.isDirectory(path)
                ? !tables(path).isEmpty()
                : path.toString().endsWith(".csv");
    }

    static List<Path> tables(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read (" + e + ").", e);
        }
    }

    /**
     * Reads them.
     *
     * @param columns names of the column wanted, the first that there is
     */
    public static ObjectValues read(Path path, String... columns) {
        Map<String, Map<Long, Double>> byImage = new HashMap<>();
        if (Files.isDirectory(path)) {
            for (Path file : tables(path)) {
                read(CsvTable.read(file), stem(file), columns, byImage);
            }
        } else {
            read(CsvTable.read(path), "", columns, byImage);
        }
        return new ObjectValues(path, byImage);
    }

    static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private static void read(CsvTable table, String image, String[] columns, Map<String, Map<Long, Double>> byImage) {
        OptionalInt images = image.isEmpty() ? table.find("image") : OptionalInt.empty();
        int id = table.column("label", "id", "pred_id", "gt_id");
        int value = table.column(columns);
        byImage.computeIfAbsent(image, name -> new HashMap<>());
        for (int row = 0; row < table.rows(); row++) {
            String name = images.isPresent() ? table.text(row, images.getAsInt()) : image;
            byImage.computeIfAbsent(name, n -> new HashMap<>()).put(table.integer(row, id), table.number(row, value));
        }
    }

    /** The values of one image's objects by their ids; refused where there is no table for it. */
    Map<Long, Double> of(String image) {
        Map<Long, Double> values = byImage.get(image);
        if (values == null && byImage.size() == 1) {
            values = byImage.get("");
        }
        if (values == null) {
            throw new FileException(
                    path, "has nothing about the image " + image + "; it has " + byImage.keySet() + ".");
        }
        return values;
    }
}
