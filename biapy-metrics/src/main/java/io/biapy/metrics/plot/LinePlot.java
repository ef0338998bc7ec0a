package io.biapy.metrics.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines of a score against something, each with a legend and, if wanted, a band around it. The score's axis goes from 0 to 1. Lines
 * differ by colour and by dashes, so that they can be told apart in print. Immutable.
 *
 * <pre>{@code
 * String svg = LinePlot.of("F1 of nuclei", "IoU threshold", "F1").line("U-Net", thresholds, f1).toSvg();
 * }</pre>
 */
public final class LinePlot {
    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Line> lines;

    /** One line, its ends of the band beside each point. */
    record Line(String name, double[] x, double[] y, double[] low, double[] high) {}

    private LinePlot(String title, String xLabel, String yLabel, List<Line> lines) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.lines = lines;
    }

    /** A plot without lines. */
    public static LinePlot of(String title, String xLabel, String yLabel) {
        return new LinePlot(title, xLabel, yLabel, List.of());
    }

    /**
     * The plot with one more line.
     *
     * @param x rising
     * @param y as many, from 0 to 1
     * @throws IllegalArgumentException when the lengths differ, there is no point, or a value is not finite
     */
    public LinePlot line(String name, double[] x, double[] y) {
        return line(name, x, y, y, y);
    }

    /** As {@link #line(String, double[], double[])} with a band from {@code low} to {@code high}. */
    public LinePlot line(String name, double[] x, double[] y, double[] low, double[] high) {
        for (double[] values : List.of(x, y, low, high)) {
            if (x.length == 0
                    || values.length != x.length
                    || !Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("Line " + name + " needs as many finite values of y and of its band"
                        + " as of x, and at least one, but came " + x.length + " x and " + Arrays.toString(values)
                        + ".");
            }
        }
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, x.clone(), y.clone(), low.clone(), high.clone()));
        return new LinePlot(title, xLabel, yLabel, List.copyOf(more));
    }

    /** The plot as the text of an SVG file; the same in every locale. */
    public String toSvg() {
        return SvgText.of(title, xLabel, yLabel, lines);
    }

    @Override
    public String toString() {
        return "Plot \"" + title + "\" of " + yLabel + " against " + xLabel + " with " + lines.size()
                + (lines.size() == 1 ? " line" : " lines") + "; toSvg() draws it";
    }
}
