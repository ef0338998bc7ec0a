package io.biapy.metrics.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LinePlotTest {
    private static Document parsed(LinePlot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.toSvg().getBytes(StandardCharsets.UTF_8)));
    }

    private final LinePlot plot = LinePlot.of("F1 <of> \"nuclei\" & cells", "threshold", "F1")
            .line("a & b", new double[] {0.1, 0.5, 0.9}, new double[] {1, 0.5, 0})
            .line("second", new double[] {0.1, 0.9}, new double[] {0.8, 0.2}, new double[] {0.7, 0.1}, new double[] {
                0.9, 0.3
            });

    @Test
    void svg_is_well_formed_and_refers_to_nothing_outside() throws Exception {
        Document svg = parsed(plot);

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getNamespaceURI()).isNull(); // not namespace-aware
        assertThat(svg.getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(plot.toSvg()).doesNotContain("href", "script", "url(", "@import");
    }

    @Test
    void every_line_has_its_points_and_its_name() throws Exception {
        Document svg = parsed(plot);

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5);
        NodeList texts = svg.getElementsByTagName("text");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            all.append(texts.item(i).getTextContent()).append('|');
        }
        assertThat(all.toString()).contains("F1 <of> \"nuclei\" & cells|", "a & b|", "second|", "threshold|");
    }

    @Test
    void a_score_of_1_stands_at_the_top_and_0_at_the_bottom_of_the_axes() throws Exception {
        NodeList circles = parsed(plot).getElementsByTagName("circle");
        double top = Double.parseDouble(((Element) circles.item(0)).getAttribute("cy"));
        double middle = Double.parseDouble(((Element) circles.item(1)).getAttribute("cy"));
        double bottom = Double.parseDouble(((Element) circles.item(2)).getAttribute("cy"));

        assertThat(top).isLessThan(bottom);
        assertThat(middle).isEqualTo((top + bottom) / 2);
    }

    @Test
    void a_band_is_drawn_only_where_there_is_one() {
        assertThat(plot.toSvg().split("fill-opacity", -1)).hasSize(2);
    }

    @Test
    void svg_is_the_same_in_every_locale() {
        String here = plot.toSvg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(plot.toSvg()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void one_point_and_no_line_are_drawn_too() throws Exception {
        assertThat(parsed(LinePlot.of("t", "x", "y"))
                        .getElementsByTagName("circle")
                        .getLength())
                .isZero();
        assertThat(parsed(LinePlot.of("t", "x", "y").line("one", new double[] {0.5}, new double[] {0.5}))
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void control_characters_of_names_do_not_break_the_file() throws Exception {
        assertThat(parsed(LinePlot.of("a\u0001b\tc", "x", "y"))
                        .getElementsByTagName("title")
                        .item(0)
                        .getTextContent())
                .isEqualTo("a b c");
    }

    @Test
    void values_that_cannot_be_drawn_are_refused() {
        LinePlot empty = LinePlot.of("t", "x", "y");
        assertThatThrownBy(() -> empty.line("bad", new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("bad");
        assertThatThrownBy(() -> empty.line("bad", new double[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> empty.line("bad", new double[0], new double[0]))
                .hasMessageContaining("at least one");
    }
}
