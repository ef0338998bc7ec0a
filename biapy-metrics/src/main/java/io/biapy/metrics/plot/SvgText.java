package io.biapy.metrics.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes the SVG of a {@link LinePlot}: no script, no font, no link, so that it shows the same everywhere. */
final class SvgText {
    // Okabe and Ito's colours, which colour-blind people tell apart.
    private static final String[] COLORS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"
    };
    private static final String[] DASHES = {"", "6 3", "2 3", "8 3 2 3"};
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 48;
    private static final int LEGEND_ROW = 20;

    private final StringBuilder out = new StringBuilder();
    private final double low;
    private final double high;

    private SvgText(double low, double high) {
        this.low = low;
        this.high = high > low ? high : low + 1;
    }

    static String of(String title, String xLabel, String yLabel, List<LinePlot.Line> lines) {
        double least = lines.stream().mapToDouble(l -> l.x()[0]).min().orElse(0);
        double most =
                lines.stream().mapToDouble(l -> l.x()[l.x().length - 1]).max().orElse(1);
        SvgText svg = new SvgText(least, most);
        svg.draw(title, xLabel, yLabel, lines);
        return svg.out.toString();
    }

    private void draw(String title, String xLabel, String yLabel, List<LinePlot.Line> lines) {
        int height = HEIGHT + LEGEND_ROW * lines.size();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">%n",
                WIDTH, height, WIDTH, height);
        add("<title>%s</title>%n", escape(title));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, height);
        text(LEFT, 24, "start", "font-weight=\"bold\" ", title);
        axes(xLabel, yLabel);
        for (int k = 0; k < lines.size(); k++) {
            band(lines.get(k), color(k));
        }
        for (int k = 0; k < lines.size(); k++) {
            line(lines.get(k), color(k), DASHES[k % DASHES.length]);
            legend(lines.get(k).name(), k);
        }
        out.append("</svg>\n");
    }

    private void axes(String xLabel, String yLabel) {
        for (int tick = 0; tick <= 5; tick++) {
            double value = tick / 5.0;
            add("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>%n", LEFT, y(value), WIDTH - RIGHT);
            text(LEFT - 6, y(value) + 4, "end", "", String.format(Locale.ROOT, "%.1f", value));
        }
        double step = step(high - low);
        for (double v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) {
            add("<path d=\"M%.1f %.1fv5\" stroke=\"#555555\"/>%n", x(v), y(0));
            int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
            text(x(v), HEIGHT - BOTTOM + 18, "middle", "", String.format(Locale.ROOT, "%." + digits + "f", v + 0.0));
        }
        add("<path d=\"M%d %.1fV%.1fH%d\" fill=\"none\" stroke=\"#555555\"/>%n", LEFT, y(1), y(0), WIDTH - RIGHT);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "", xLabel);
        double middle = (y(0) + y(1)) / 2;
        text(16, middle, "middle", String.format(Locale.ROOT, "transform=\"rotate(-90 16 %.1f)\" ", middle), yLabel);
    }

    private static double step(double range) {
        double raw = range / 6;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double m = raw / power;
        return power * (m <= 1 ? 1 : m <= 2 ? 2 : m <= 5 ? 5 : 10);
    }

    private void band(LinePlot.Line line, String color) {
        if (Arrays.equals(line.low(), line.high())) {
            return;
        }
        StringBuilder path = new StringBuilder();
        int n = line.x().length;
        for (int i = 0; i < n; i++) {
            path.append(point(i == 0 ? "M" : "L", line.x()[i], line.high()[i]));
        }
        for (int i = n - 1; i >= 0; i--) {
            path.append(point("L", line.x()[i], line.low()[i]));
        }
        add("<path d=\"%sZ\" fill=\"%s\" fill-opacity=\"0.15\"/>%n", path, color);
    }

    private void line(LinePlot.Line line, String color, String dashes) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.x().length; i++) {
            path.append(point(i == 0 ? "M" : "L", line.x()[i], line.y()[i]));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n", path, color, dashes(dashes));
        for (int i = 0; i < line.x().length; i++) {
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>%n", x(line.x()[i]), y(line.y()[i]), color);
        }
    }

    private void legend(String name, int k) {
        double at = HEIGHT + LEGEND_ROW * k + 4;
        add(
                "<path d=\"M%d %.1fh28\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                LEFT, at, color(k), dashes(DASHES[k % DASHES.length]));
        text(LEFT + 36, at + 4, "start", "", name);
    }

    private static String color(int k) {
        return COLORS[k % COLORS.length];
    }

    private static String dashes(String dashes) {
        return dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"";
    }

    private String point(String command, double px, double py) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x(px), y(py));
    }

    private double x(double v) {
        return LEFT + (v - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    }

    /** Values outside 0 to 1 are drawn at the border. */
    private static double y(double v) {
        return HEIGHT - BOTTOM - Math.max(0, Math.min(1, v)) * (HEIGHT - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String attributes, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %sfill=\"#333333\">%s</text>%n",
                x, y, anchor, attributes, escape(text));
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    /** For the text of an element; control characters, which XML cannot hold, become spaces. */
    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
