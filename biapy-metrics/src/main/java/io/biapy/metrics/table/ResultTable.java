package io.biapy.metrics.table;

import io.biapy.metrics.file.CompleteFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small table of results that prints itself aligned and gives CSV and JSON, the same in every locale.
 *
 * <p>With Tablesaw on the class path, {@link TablesawTables#toTable(ResultTable)} turns it into a data frame. Immutable and safe
 * for several threads.
 */
public final class ResultTable {
    private final List<Column> columns;
    private final List<List<Object>> rows;

    private ResultTable(List<Column> columns, List<List<Object>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /** Begins a table: first its columns from left to right, then its rows. */
    public static Builder builder() {
        return new Builder();
    }

    /** A table of one row a map, all with the keys of the first: strings, whole numbers and floating numbers. */
    public static ResultTable ofMaps(List<? extends Map<String, ?>> maps) {
        Builder builder = builder();
        if (!maps.isEmpty()) {
            maps.get(0).forEach((key, value) -> {
                if (value instanceof String) {
                    builder.text(key);
                } else if (value instanceof Integer || value instanceof Long) {
                    builder.integer(key);
                } else {
                    builder.number(key);
                }
            });
        }
        maps.forEach(map -> builder.row(map.values().toArray()));
        return builder.build();
    }

    /** The columns from left to right. */
    public List<Column> columns() {
        return columns;
    }

    /** The rows from top to bottom, each with one {@link String}, {@link Long} or {@link Double} a column. */
    public List<List<Object>> rows() {
        return rows;
    }

    /** Comma-separated values (RFC 4180) with a header line and full precision; lines end with a line feed. */
    public String toCsv() {
        StringBuilder out = new StringBuilder();
        Csv.line(out, columns.stream().map(Column::name).toList());
        rows.forEach(row -> Csv.line(out, row));
        return out.toString();
    }

    /** A JSON list with one object a row; a number that JSON cannot hold (NaN, infinite) becomes null. */
    public String toJson() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                object.put(columns.get(c).name(), row.get(c));
            }
            objects.add(object);
        }
        return Json.of(objects);
    }

    /**
     * Writes {@link #toCsv()} as UTF-8. The file appears under its name only once it is complete; an older one is replaced.
     *
     * @throws UncheckedIOException when it cannot be written; its message names the file
     */
    public void writeCsv(Path file) {
        CompleteFile.write(file, partial -> Files.writeString(partial, toCsv(), StandardCharsets.UTF_8));
    }

    /** The table with aligned columns, numbers to four places behind the point. */
    @Override
    public String toString() {
        return AlignedText.of(columns, rows);
    }

    /** Collects columns, then rows; used once. */
    public static final class Builder {
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Object>> rows = new ArrayList<>();

        private Builder() {}

        /** Adds a column of text. */
        public Builder text(String name) {
            return column(name, Column.Kind.TEXT);
        }

        /** Adds a column of whole numbers. */
        public Builder integer(String name) {
            return column(name, Column.Kind.INTEGER);
        }

        /** Adds a column of floating numbers. */
        public Builder number(String name) {
            return column(name, Column.Kind.NUMBER);
        }

        private Builder column(String name, Column.Kind kind) {
            if (!rows.isEmpty() || columns.stream().anyMatch(c -> c.name().equals(name))) {
                throw new IllegalArgumentException("Columns come before rows and have different names, but came " + name
                        + " after " + columns.size() + " columns and " + rows.size() + " rows.");
            }
            columns.add(new Column(name, kind));
            return this;
        }

        /**
         * Adds a row.
         *
         * @throws IllegalArgumentException when the number of values or a type does not fit the columns
         */
        public Builder row(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of this table has " + columns.size() + " values, but came " + values.length + ".");
            }
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < values.length; c++) {
                row.add(columns.get(c).cell(values[c]));
            }
            rows.add(List.copyOf(row));
            return this;
        }

        /** The finished table. */
        public ResultTable build() {
            return new ResultTable(columns, rows);
        }
    }
}
