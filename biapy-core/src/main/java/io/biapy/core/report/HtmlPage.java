package io.biapy.core.report;

import java.util.Base64;

/** A report as one HTML page: style, drawings and pictures inside. */
final class HtmlPage {
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:1100px;padding:0 1em;color:#1b1f24}"
                    + "h1{font-size:1.7em}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #d0d7de;padding-bottom:.2em}"
                    + "table{border-collapse:collapse;margin:1em 0}th,td{padding:.25em .8em;text-align:right;border-bottom:1px solid #e3e7eb}"
                    + "th:first-child,td:first-child{text-align:left}thead th{border-bottom:2px solid #aab2bb}"
                    + ".row{display:flex;flex-wrap:wrap;gap:12px;margin:1em 0}figure{margin:0;flex:1 1 300px;max-width:520px}"
                    + "figure img{width:100%;image-rendering:pixelated;border:1px solid #d0d7de}figcaption{font-size:.85em;color:#57606a}";

    private HtmlPage() {}

    static String render(Report report) {
        StringBuilder out =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        out.append(escape(report.title()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>");
        out.append(escape(report.title())).append("</h1>\n");
        for (Item item : report.items()) {
            if (item instanceof Item.Heading h) {
                out.append("<h2>").append(escape(h.text())).append("</h2>\n");
            } else if (item instanceof Item.Paragraph p) {
                out.append("<p>").append(escape(p.text())).append("</p>\n");
            } else if (item instanceof Item.Table t) {
                table(out, t);
            } else if (item instanceof Item.Chart c) {
                out.append(LineChart.svg(c)).append('\n');
            } else if (item instanceof Item.Pictures p) {
                pictures(out, p);
            }
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private static void table(StringBuilder out, Item.Table table) {
        out.append("<table>\n<thead><tr>");
        table.header().forEach(cell -> out.append("<th>").append(escape(cell)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(escape(cell)).append("</td>"));
            out.append("</tr>\n");
        });
        out.append("</tbody>\n</table>\n");
    }

    private static void pictures(StringBuilder out, Item.Pictures row) {
        out.append("<div class=\"row\">\n");
        for (Item.Picture p : row.pictures()) {
            String caption = escape(p.caption());
            out.append("<figure><img alt=\"").append(caption).append("\" src=\"data:image/png;base64,");
            out.append(Base64.getEncoder().encodeToString(p.png()))
                    .append("\"><figcaption>")
                    .append(caption);
            out.append("</figcaption></figure>\n");
        }
        out.append("</div>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
