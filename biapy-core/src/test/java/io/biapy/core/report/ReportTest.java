package io.biapy.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Report REPORT = Report.titled("Nuclei <1> & \"2\"")
            .section("Scores")
            .text("a < b")
            .table(List.of("image", "F1"), List.of(List.of("one", "0.91"), List.of("a longer name", "1")))
            .chart("Loss", "epoch", "loss", List.of(new Item.Series("training", new double[] {1, 2, 3}, new double[] {
                1, Double.NaN, 0.4
            })))
            .pictures(List.of(new Item.Picture(new byte[] {1, 2, 3}, "an overlay")));

    @Test
    void html_needsNothingElse_andEscapesText() throws Exception {
        String html = REPORT.toHtml();
        assertThat(html).contains("Nuclei &lt;1&gt; &amp; &quot;2&quot;", "a &lt; b", "data:image/png;base64,AQID");
        assertThat(html)
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script")
                .doesNotContain("<link");
        String body = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)));
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(3);
    }

    @Test
    void chart_leavesAGapWhereAValueIsMissing() {
        String svg = REPORT.toHtml();
        assertThat(svg).containsPattern("d=\"M[0-9.]+ [0-9.]+M[0-9.]+ [0-9.]+\" fill");
    }

    @Test
    void text_alignsColumns() {
        assertThat(REPORT.toString()).contains("image            F1\none            0.91\na longer name     1\n");
    }

    @Test
    void chartOfOneValue_orNone_isDrawn() {
        for (double[] y : List.of(new double[] {0.5}, new double[] {Double.NaN})) {
            String html = Report.titled("t")
                    .chart("c", "x", "y", List.of(new Item.Series("s", new double[] {1}, y)))
                    .toHtml();
            assertThat(html).contains("<svg").doesNotContain("NaN");
        }
    }

    @Test
    void raggedTable_isRefused() {
        assertThatThrownBy(() -> Report.titled("t").table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(InputException.class);
    }
}
