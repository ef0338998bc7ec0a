package io.biapy.core.image;

import io.biapy.core.error.FileException;
import io.biapy.core.table.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table that assigns image names to subsets such as "train" and "test": CSV with a header line and columns {@code name} and
 * {@code subset}, others ignored; fields may be quoted, the separator may be a semicolon. Immutable.
 */
public final class SubsetTable {
    private final Path file;
    private final Map<String, Set<String>> subsets;

    private SubsetTable(Path file, Map<String, Set<String>> subsets) {
        this.file = file;
        this.subsets = subsets;
    }

    /** Reads the table; a {@link FileException} where it is not one, or gives one name twice within a subset. */
    public static SubsetTable read(Path file) {
        CsvTable table = CsvTable.read(file, "a table with columns name and subset");
        int name = table.find("name");
        int subset = table.find("subset");
        if (name < 0 || subset < 0) {
            throw new FileException(
                    file, "needs the columns name and subset in its first line; it has " + table.columns() + ".");
        }
        Map<String, Set<String>> subsets = new LinkedHashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            String image = table.field(i, name);
            Set<String> names = subsets.computeIfAbsent(table.field(i, subset), key -> new LinkedHashSet<>());
            if (!names.add(image)) {
                throw new FileException(
                        file, "line " + table.line(i) + " names \"" + image + "\" a second time in one subset.");
            }
        }
        return new SubsetTable(file, subsets);
    }

    /** The file it was read from. */
    public Path file() {
        return file;
    }

    /** The names of the subsets, in the table's order. */
    public Set<String> subsets() {
        return Collections.unmodifiableSet(subsets.keySet());
    }

    /** The image names of one subset, in the table's order; a {@link FileException} lists the subsets where it is unknown. */
    public Set<String> names(String subset) {
        Set<String> names = subsets.get(subset);
        if (names == null) {
            throw new FileException(file, "has no subset \"" + subset + "\"; it has " + subsets.keySet() + ".");
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * Those of {@code present} that are in {@code subset}, whether the table writes them with or without a file extension; an
     * {@link io.biapy.core.error.InputException} lists all that the table names and {@code where} does not have.
     */
    public Set<String> among(String subset, Collection<String> present, String where) {
        Set<String> found = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (String name : names(subset)) {
            String stem = name.replaceFirst("(?i)(\\.ome)?\\.[a-z0-9]{1,5}$", "");
            if (present.contains(name)) {
                found.add(name);
            } else if (present.contains(stem)) {
                found.add(stem);
            } else {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new FileException(
                    file,
                    "subset \"" + subset + "\" names " + missing.size() + " of "
                            + names(subset).size() + " images that are not in " + where + ": "
                            + String.join(", ", missing) + ".");
        }
        return found;
    }

    @Override
    public String toString() {
        return "Subsets " + subsets.keySet() + " of " + file;
    }
}
