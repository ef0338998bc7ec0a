package io.biapy.metrics.table;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text of comma-separated values into rows of fields; empty lines are left out. */
final class CsvParser {
    /** A row and the line it begins in, from 1. */
    record Row(int line, List<String> fields) {}

    private final String name;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvParser(String name, String text) {
        this.name = name;
        this.text = text;
        String header = text.lines().findFirst().orElse("");
        this.separator = header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : '\t';
    }

    static List<Row> rows(String name, String text) {
        return new CsvParser(name, text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            int begins = line;
            List<String> fields = new ArrayList<>();
            fields.add(field());
            while (at < text.length() && text.charAt(at) == separator) {
                at++;
                fields.add(field());
            }
            endOfLine();
            if (fields.size() > 1 || !fields.get(0).isBlank()) {
                rows.add(new Row(begins, fields));
            }
        }
        return rows;
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        int begins = line;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else if (at == text.length() || text.charAt(at) == separator || isBreak(text.charAt(at))) {
                return field.toString();
            } else {
                throw new IllegalArgumentException(
                        name + ": line " + line + " has text behind a closing quote; a quote in a field is doubled.");
            }
        }
        throw new IllegalArgumentException(name + ": the quote that opens in line " + begins + " is never closed.");
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
