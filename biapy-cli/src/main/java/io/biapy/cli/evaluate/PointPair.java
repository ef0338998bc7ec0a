package io.biapy.cli.evaluate;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two tables of points of one image. */
public record PointPair(String name, Path truth, Path found) {
    /** Two tables are a pair whatever their names; of folders, tables of one name are. All that is wrong is said at once. */
    public static List<PointPair> match(Path truth, Path found) {
        boolean folders = Files.isDirectory(truth) && Files.isDirectory(found);
        if (!folders) {
            for (Path path : List.of(truth, found)) {
                if (!Files.isRegularFile(path)) {
                    throw new FileException(
                            path, Files.exists(path) ? "is a folder; a table was expected." : "does not exist.");
                }
            }
            return List.of(new PointPair(ObjectValues.stem(found), truth, found));
        }
        Map<String, Path> trueTables = tables(truth);
        Map<String, Path> foundTables = tables(found);
        List<String> problems = new ArrayList<>();
        List<PointPair> pairs = new ArrayList<>();
        trueTables.forEach((name, file) -> {
            if (foundTables.containsKey(name)) {
                pairs.add(new PointPair(name, file, foundTables.get(name)));
            } else {
                problems.add(file + " has no partner in " + found);
            }
        });
        foundTables.forEach((name, file) -> {
            if (!trueTables.containsKey(name)) {
                problems.add(file + " has no partner in " + truth);
            }
        });
        if (!problems.isEmpty()) {
            throw new InputException("True points " + truth + " and found points " + found + " do not match:\n  "
                    + String.join("\n  ", problems));
        }
        return pairs;
    }

    private static Map<String, Path> tables(Path folder) {
        Map<String, Path> tables = new LinkedHashMap<>();
        ObjectValues.tables(folder).forEach(file -> tables.put(ObjectValues.stem(file), file));
        if (tables.isEmpty()) {
            throw new FileException(folder, "holds no table (.csv) of points.");
        }
        return tables;
    }
}
