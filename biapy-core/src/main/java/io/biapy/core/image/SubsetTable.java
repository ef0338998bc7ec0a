package io.biapy.core.image;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new FileException(file, "is empty; a table with columns name and subset was expected.");
        }
        String header = lines.get(0).replace("\uFEFF", "");
        char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        List<String> columns = fields(header.toLowerCase(Locale.ROOT), separator);
        int name = columns.indexOf("name");
        int subset = columns.indexOf("subset");
        if (name < 0 || subset < 0) {
            throw new FileException(
                    file, "needs the columns name and subset in its first line; it has " + columns + ".");
        }
        Map<String, Set<String>> subsets = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> row = fields(lines.get(i), separator);
            if (row.size() <= Math.max(name, subset)) {
                throw new FileException(
                        file, "line " + (i + 1) + " has " + row.size() + " fields, the header " + columns.size() + ".");
            }
            Set<String> names = subsets.computeIfAbsent(row.get(subset), key -> new LinkedHashSet<>());
            if (!names.add(row.get(name))) {
                throw new FileException(
                        file, "line " + (i + 1) + " names \"" + row.get(name) + "\" a second time in one subset.");
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

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new FileException(
                    file, "is not text in UTF-8; a table with columns name and subset was expected.", e);
        } catch (IOException e) {
            throw new FileException(file, "the table cannot be read (" + e + ").", e);
        }
    }

    /** Splits one line at separators outside of quotes; a doubled quote inside of quotes is one quote. */
    static List<String> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
