package io.biapy.core.report;

import java.util.Locale;

/** A line chart as an SVG element: axes with round ticks, one colour a series, a legend. */
final class LineChart {
    private static final String[] COLORS = {"#0969da", "#bc4c00", "#1a7f37", "#8250df", "#cf222e", "#57606a"};
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 34;
    private static final int BOTTOM = 44;

    private LineChart() {}

    static String svg(Item.Chart chart) {
        Axis x = new Axis();
        Axis y = new Axis();
        for (Item.Series s : chart.series()) {
            for (int i = 0; i < s.x().length; i++) {
                if (Double.isFinite(s.y()[i])) {
                    x.include(s.x()[i]);
                    y.include(s.y()[i]);
                }
            }
        }
        x.round();
        y.round();
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" font-size=\"12\" role=\"img\">",
                WIDTH,
                HEIGHT,
                WIDTH));
        text(out, LEFT, 16, "start", chart.title());
        for (double v = y.low; v <= y.high + y.step * 1e-6; v += y.step) {
            double at = sy(y, v);
            out.append(String.format(
                    Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#e3e7eb\"/>", LEFT, at, WIDTH - RIGHT));
            text(out, LEFT - 6, at + 4, "end", label(v, y.step));
        }
        for (double v = x.low; v <= x.high + x.step * 1e-6; v += x.step) {
            text(out, sx(x, v), HEIGHT - BOTTOM + 16, "middle", label(v, x.step));
        }
        text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", chart.xLabel());
        text(out, 4, TOP - 6, "start", chart.yLabel());
        for (int k = 0; k < chart.series().size(); k++) {
            series(out, chart.series().get(k), x, y, COLORS[k % COLORS.length]);
            double at = WIDTH - RIGHT - 150.0 * (chart.series().size() - k);
            out.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f 12h18\" stroke=\"%s\" stroke-width=\"2\"/>",
                    at,
                    COLORS[k % COLORS.length]));
            text(out, at + 24, 16, "start", chart.series().get(k).name());
        }
        return out.append("</svg>").toString();
    }

    private static void series(StringBuilder out, Item.Series s, Axis x, Axis y, String color) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < s.x().length; i++) {
            boolean finite = Double.isFinite(s.y()[i]);
            if (finite) {
                path.append(
                        String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", sx(x, s.x()[i]), sy(y, s.y()[i])));
            }
            pen = finite;
        }
        out.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"")
                .append(color)
                .append("\" stroke-width=\"2\"/>");
    }

    private static double sx(Axis a, double v) {
        return LEFT + (v - a.low) / (a.high - a.low) * (WIDTH - LEFT - RIGHT);
    }

    private static double sy(Axis a, double v) {
        return HEIGHT - BOTTOM - (v - a.low) / (a.high - a.low) * (HEIGHT - TOP - BOTTOM);
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#57606a\">", x, y, anchor));
        out.append(HtmlPage.escape(text)).append("</text>");
    }

    private static String label(double value, double step) {
        int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", value + 0.0);
    }

    /** Range of one axis, widened to whole steps of 1, 2 or 5 times a power of ten. */
    private static final class Axis {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private double step = 1;

        void include(double v) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }

        void round() {
            if (low > high) {
                low = 0;
                high = 1;
            }
            if (low == high) {
                high = low + 1;
            }
            double raw = (high - low) / 6;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double m = raw / power;
            step = power * (m <= 1 ? 1 : m <= 2 ? 2 : m <= 5 ? 5 : 10);
            low = Math.floor(low / step + 1e-9) * step;
            high = Math.ceil(high / step - 1e-9) * step;
        }
    }
}
