package io.biapy.metrics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import io.biapy.metrics.interval.PairedDifference;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.table.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultComparisonTest {
    private final DataSetMatching good = new DataSetMatching();
    private final DataSetMatching bad = new DataSetMatching();
    private final Map<String, DataSetMatching> both = new LinkedHashMap<>();

    ResultComparisonTest() {
        Random random = new Random(4);
        for (int i = 0; i < 6; i++) {
            int[] truth = RandomLabels.line(random, 60, 1000);
            int[] found = truth.clone();
            found[3] = 0;
            good.add("image-" + i, Matching.of(truth, found));
            bad.add("image-" + i, Matching.of(truth, RandomLabels.disturbed(random, truth, 1000)));
        }
        both.put("good", good);
        both.put("bad", bad);
    }

    @Test
    void table_has_a_column_a_result_and_a_row_a_threshold() {
        ResultTable table = ResultComparison.of(both).thresholds(0.5, 0.75).toTable(Measure.F1);

        assertThat(table.columns()).extracting("name").containsExactly("threshold", "good", "bad");
        assertThat(table.rows().get(1))
                .isEqualTo(
                        List.of(0.75, good.pooled(0.75).f1(), bad.pooled(0.75).f1()));
    }

    @Test
    void summary_by_image_takes_the_mean_over_images() {
        ResultTable table = ResultComparison.of(both)
                .thresholds(0.5)
                .summary(Summary.BY_IMAGE)
                .toTable(Measure.ACCURACY);

        assertThat((Double) table.rows().get(0).get(2))
                .isEqualTo(bad.byImage(0.5).accuracy(), within(1e-12));
    }

    @Test
    void a_better_result_differs_from_a_worse_one() {
        PairedDifference d = ResultComparison.of(both).difference("bad", "good", 0.5, Measure.F1);

        assertThat(d.difference().score())
                .isEqualTo(good.pooled(0.5).f1() - bad.pooled(0.5).f1(), within(1e-12));
        assertThat(d.difference().low()).isPositive();
        assertThat(d.p()).isEqualTo(2.0 / 64);
    }

    @Test
    void differences_are_against_the_first() {
        ResultTable table = ResultComparison.of(both).thresholds(0.5).differences(Measure.F1);

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).subList(0, 3)).isEqualTo(List.of("bad", "good", 0.5));
        assertThat((Double) table.rows().get(0).get(3)).isNegative();
    }

    @Test
    void intervals_hold_their_score() {
        ResultTable table = ResultComparison.of(both).thresholds(0.3, 0.5).intervals(Measure.RECALL);

        assertThat(table.rows()).hasSize(4);
        for (List<Object> row : table.rows()) {
            assertThat((Double) row.get(2)).isBetween((Double) row.get(3), (Double) row.get(4));
        }
    }

    @Test
    void plot_has_a_line_a_result_and_a_band_only_if_asked_for() {
        ResultComparison comparison = ResultComparison.of(both);

        assertThat(comparison.plot(Measure.F1).toSvg())
                .contains(">good<", ">bad<")
                .doesNotContain("fill-opacity");
        assertThat(comparison.plotWithIntervals(Measure.F1).toSvg()).contains("fill-opacity");
    }

    @Test
    void images_may_come_in_another_order() {
        DataSetMatching one = new DataSetMatching();
        DataSetMatching other = new DataSetMatching();
        int[] labels = {1, 1, 2};
        one.add("a", Matching.of(labels, labels)).add("b", Matching.of(labels, new int[3]));
        other.add("b", Matching.of(labels, new int[3])).add("a", Matching.of(labels, labels));

        PairedDifference d =
                ResultComparison.of(Map.of("one", one, "other", other)).difference("one", "other", 0.5, Measure.F1);

        assertThat(d.difference().low()).isZero();
        assertThat(d.difference().high()).isZero();
    }

    @Test
    void results_of_different_images_are_refused_with_their_names() {
        DataSetMatching other = new DataSetMatching().add("x", Matching.of(new int[1], new int[1]));
        both.put("other", other);

        assertThatThrownBy(() -> ResultComparison.of(both))
                .hasMessageContaining("other")
                .hasMessageContaining("image-0");
        assertThatThrownBy(() -> ResultComparison.of(Map.of())).hasMessageContaining("none");
        assertThatThrownBy(() -> ResultComparison.of(Map.of("g", good)).thresholds(0.5, 0.4))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> ResultComparison.of(Map.of("g", good)).difference("g", "h", 0.5, Measure.F1))
                .hasMessageContaining("h");
    }
}
