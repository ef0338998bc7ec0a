package io.biapy.core.table;

import io.biapy.core.error.FileException;
import io.biapy.core.run.SpecialFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CSV file with a header line: fields may be quoted, the separator is a comma, or a semicolon where the header has no comma; empty lines
 * are skipped. Names of columns are in small letters. Immutable.
 */
public final class CsvTable {
    private final Path file;
    private final List<String> columns;
    private final List<List<String>> rows;
    private final List<Integer> lineNumbers;

    private CsvTable(Path file, List<String> columns, List<List<String>> rows, List<Integer> lineNumbers) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
        this.lineNumbers = lineNumbers;
    }

    /**
     * Reads the table; a {@link FileException} where it is not one.
     *
     * @param expected what a file of this kind is, for messages: "a table with columns name and subset"
     */
    public static CsvTable read(Path file, String expected) {
        List<String> lines = lines(file, expected);
        if (lines.isEmpty()) {
            throw new FileException(file, "is empty; " + expected + " was expected.");
        }
        String header = lines.get(0).replace("\uFEFF", "");
        char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        List<String> columns = fields(header.toLowerCase(Locale.ROOT), separator);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(fields(lines.get(i), separator));
                numbers.add(i + 1);
            }
        }
        return new CsvTable(file, columns, rows, numbers);
    }

    private static List<String> lines(Path file, String expected) {
        SpecialFile.refuse(file);
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new FileException(file, "is not text in UTF-8; " + expected + " was expected.", e);
        } catch (IOException e) {
            throw new FileException(file, "the table cannot be read (" + e + ").", e);
        }
    }

    /** The file it was read from. */
    public Path file() {
        return file;
    }

    /** Names of the columns. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** Number of a column by its name in any case, or -1 where there is none. */
    public int find(String column) {
        return columns.indexOf(column.toLowerCase(Locale.ROOT));
    }

    /** Number of rows, without the header. */
    public int rows() {
        return rows.size();
    }

    /** Line of the file, from 1, in which a row (from 0) stands. */
    public int line(int row) {
        return lineNumbers.get(row);
    }

    /** One field; a {@link FileException} names the line where it is missing. */
    public String field(int row, int column) {
        List<String> fields = rows.get(row);
        if (column >= fields.size()) {
            throw new FileException(
                    file,
                    "line " + line(row) + " has " + fields.size() + " fields, the header " + columns.size() + ".");
        }
        return fields.get(column);
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

    @Override
    public String toString() {
        return file + ": " + rows.size() + " rows of " + columns;
    }
}
