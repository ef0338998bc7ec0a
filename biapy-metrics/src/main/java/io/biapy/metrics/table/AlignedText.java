package io.biapy.metrics.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table as lines of text: texts to the left, numbers to the right of their columns, two spaces between. */
final class AlignedText {
    private AlignedText() {}

    static String of(List<Column> columns, List<List<Object>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::name).toList());
        for (List<Object> row : rows) {
            lines.add(row.stream().map(AlignedText::cell).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            out.append(line(columns, line, widths)).append('\n');
        }
        return out.toString();
    }

    private static String line(List<Column> columns, List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String gap = " ".repeat(widths[c] - cells.get(c).length());
            boolean left = columns.get(c).kind() == Column.Kind.TEXT;
            out.append(c == 0 ? "" : "  ").append(left ? cells.get(c) + gap : gap + cells.get(c));
        }
        return out.toString().stripTrailing();
    }

    private static String cell(Object value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        boolean tiny = number != 0 && Math.abs(number) < 5e-5;
        return tiny ? String.format(Locale.ROOT, "%.2e", number) : String.format(Locale.ROOT, "%.4f", number);
    }
}
