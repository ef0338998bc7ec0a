package io.biapy.metrics.table;

import io.biapy.metrics.file.CompleteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A table of results that prints itself aligned and gives CSV and JSON, the same in every locale.
 *
 * <p>With Tablesaw on the class path, {@link TablesawTables#toTable(ResultTable)} turns it into a data frame. Immutable and safe
 * for several threads.
 */
public final class ResultTable {
    private final List<Column> columns;
    private final List<List<Object>> rows;

    private ResultTable(List<Column> columns, List<List<Object>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
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

    /**
     * Tables of equal columns below each other, each with its name in a text column before the others; no more memory than they take.
     *
     * @param column its name
     * @param names of the tables, in their order
     * @throws IllegalArgumentException when columns differ, one of them has this name, or there is not a name a table
     */
    public static ResultTable joined(String column, List<String> names, List<ResultTable> tables) {
        List<String> nameOf = List.copyOf(names);
        List<ResultTable> parts = List.copyOf(tables);
        if (nameOf.size() != parts.size()) {
            throw new IllegalArgumentException(
                    "Each table needs a name, but came " + parts.size() + " and " + nameOf.size() + " names.");
        }
        int[] end = new int[parts.size()];
        int rows = 0;
        for (int t = 0; t < end.length; t++) {
            if (!parts.get(t).columns.equals(parts.get(0).columns)) {
                throw new IllegalArgumentException("Tables with the same columns can be joined, but " + nameOf.get(0)
                        + " has " + parts.get(0).columns + " and " + nameOf.get(t) + " " + parts.get(t).columns + ".");
            }
            rows = Math.addExact(rows, parts.get(t).rows.size());
            end[t] = rows;
        }
        Builder columns = builder().text(column);
        if (!parts.isEmpty()) {
            parts.get(0).columns.forEach(c -> columns.column(c.name(), c.kind()));
        }
        return new ResultTable(columns.columns, new MadeList<>(rows, row -> {
            int t = 0;
            for (int last = end.length - 1; t < last; ) { // the first that ends behind the row
                int middle = (t + last) >>> 1;
                t = end[middle] > row ? t : middle + 1;
                last = end[middle] > row ? middle : last;
            }
            List<Object> cells = new ArrayList<>(List.of(nameOf.get(t)));
            cells.addAll(parts.get(t).rows.get(row - (t == 0 ? 0 : end[t - 1])));
            return cells;
        }));
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
        try {
            writeCsv(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // which a StringBuilder does not throw
        }
        return out.toString();
    }

    /** Writes {@link #toCsv()} line by line, so that it is never in memory as a whole. */
    public void writeCsv(Appendable out) throws IOException {
        out.append(Csv.line(columns.stream().map(Column::name).toList()));
        for (List<Object> row : rows) {
            out.append(Csv.line(row));
        }
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
        CompleteFile.write(file, partial -> {
            try (Writer out = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
                writeCsv(out);
            }
        });
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
            rows.add(cells(columns, values));
            return this;
        }

        /** The finished table. */
        public ResultTable build() {
            return new ResultTable(columns, List.copyOf(rows));
        }

        /**
         * The finished table with rows that are made each time they are read, so that it takes no memory for them.
         *
         * @param cells of each row, as {@link #row} takes them; always the same for the same row
         */
        public ResultTable build(int rowCount, IntFunction<Object[]> cells) {
            if (rowCount < 0 || !rows.isEmpty()) {
                throw new IllegalArgumentException("All rows are made, 0 or more, but came " + rowCount + " beside "
                        + rows.size() + " that were added.");
            }
            List<Column> all = List.copyOf(columns);
            return new ResultTable(all, new MadeList<>(rowCount, k -> cells(all, cells.apply(k))));
        }

        private static List<Object> cells(List<Column> columns, Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of this table has " + columns.size() + " values, but came " + values.length + ".");
            }
            Object[] row = new Object[values.length];
            Arrays.setAll(row, c -> columns.get(c).cell(values[c]));
            return List.of(row);
        }
    }
}
