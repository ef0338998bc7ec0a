package io.biapy.metrics.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A CSV file (RFC 4180) as a header and rows of text. Fields may be quoted and hold line breaks; the separator is a comma, or a semicolon or
 * tab where the header has no comma. Numbers have a decimal point. Immutable.
 */
public final class CsvTable {
    private final String name;
    private final List<String> columns;
    private final List<CsvParser.Row> rows;

    private CsvTable(String name, List<String> columns, List<CsvParser.Row> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws IllegalArgumentException when it is no such table; the message names the file and the line
     * @throws UncheckedIOException when it cannot be read; the message names the file
     */
    public static CsvTable read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": is no text in UTF-8; save the table as CSV UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read (" + e + ").", e);
        }
    }

    /** As {@link #read} from a text; {@code name} stands in messages. */
    public static CsvTable parse(String name, String text) {
        List<CsvParser.Row> all = CsvParser.rows(name, text);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(name + ": is empty; a table with a header line was expected.");
        }
        List<String> columns = all.get(0).fields().stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (CsvParser.Row row : all) {
            if (row.fields().size() != columns.size()) {
                throw new IllegalArgumentException(name + ": line " + row.line() + " has "
                        + row.fields().size() + " fields, the header " + columns.size() + ".");
            }
        }
        return new CsvTable(name, columns, List.copyOf(all.subList(1, all.size())));
    }

    /** The columns in lower case, from left to right. */
    public List<String> columns() {
        return columns;
    }

    /** Number of rows below the header. */
    public int rows() {
        return rows.size();
    }

    /** The place of the first of these names that is a column, in whatever case. */
    public OptionalInt find(String... names) {
        for (String wanted : names) {
            int at = columns.indexOf(wanted.toLowerCase(Locale.ROOT));
            if (at >= 0) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The place of the first of these names that is a column.
     *
     * @throws IllegalArgumentException when there is none; the message names the file and its columns
     */
    public int column(String... names) {
        return find(names)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + ": needs a column " + String.join(" or ", names) + "; it has " + columns + "."));
    }

    /** The text of a cell. */
    public String text(int row, int column) {
        return rows.get(row).fields().get(column);
    }

    /**
     * The number in a cell.
     *
     * @throws IllegalArgumentException when it is none, or not finite; the message names file, line and column
     */
    public double number(int row, int column) {
        try {
            double value = Double.parseDouble(text(row, column).strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(row, column, "a number");
    }

    /** The whole number in a cell, which may be written with decimals (3.0); refused otherwise as by {@link #number}. */
    public long integer(int row, int column) {
        String text = text(row, column).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            double value = number(row, column);
            if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
                throw wrong(row, column, "a whole number");
            }
            return (long) value;
        }
    }

    private IllegalArgumentException wrong(int row, int column, String expected) {
        return new IllegalArgumentException(name + ": line " + rows.get(row).line() + " has \"" + text(row, column)
                + "\" as " + columns.get(column) + ", where " + expected + " is needed.");
    }

    @Override
    public String toString() {
        return name + ": " + rows() + " rows of " + columns;
    }
}
