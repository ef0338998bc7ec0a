package io.biapy.core.report;

import java.util.List;

/** A report for a terminal. */
final class PlainText {
    private PlainText() {}

    static String render(Report report) {
        StringBuilder out = new StringBuilder(report.title()).append('\n');
        for (Item item : report.items()) {
            if (item instanceof Item.Heading h) {
                out.append('\n')
                        .append(h.text())
                        .append('\n')
                        .append("-".repeat(h.text().length()))
                        .append('\n');
            } else if (item instanceof Item.Paragraph p) {
                out.append(p.text()).append('\n');
            } else if (item instanceof Item.Table t) {
                table(out, t);
            } else if (item instanceof Item.Chart c) {
                out.append("[curve: ").append(c.title()).append("]\n");
            } else if (item instanceof Item.Pictures p) {
                p.pictures()
                        .forEach(one ->
                                out.append("[picture: ").append(one.caption()).append("]\n"));
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, Item.Table table) {
        int[] width = new int[table.header().size()];
        measure(width, table.header());
        table.rows().forEach(row -> measure(width, row));
        line(out, width, table.header());
        table.rows().forEach(row -> line(out, width, row));
    }

    private static void measure(int[] width, List<String> cells) {
        for (int i = 0; i < width.length; i++) {
            width[i] = Math.max(width[i], cells.get(i).length());
        }
    }

    private static void line(StringBuilder out, int[] width, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            String pad = " ".repeat(width[i] - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + pad : "  " + pad + cells.get(i));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
