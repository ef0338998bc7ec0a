package io.biapy.metrics.table;

import java.util.List;

/** Lines of comma-separated values, RFC 4180: a value with a comma, quote or line break stands in quotes. */
final class Csv {
    private Csv() {}

    static StringBuilder line(List<?> values) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            String text = values.get(i).toString();
            boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return out.append('\n');
    }
}
