package io.biapy.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    private static List<Double> normal(Random random, int n) {
        return Stream.generate(random::nextGaussian).limit(n).toList();
    }

    @Test
    void equal_images_have_an_interval_of_one_point() {
        ConfidenceInterval i = Bootstrap.standard().of(Collections.nCopies(5, 0.7), BootstrapTest::mean);

        assertThat(i.low()).isEqualTo(i.high()).isEqualTo(i.score()).isEqualTo(0.7, within(1e-15));
        assertThat(i.images()).isEqualTo(5);
    }

    @Test
    void the_same_seed_gives_the_same_interval_and_another_another() {
        List<Double> values = normal(new Random(3), 20);

        ConfidenceInterval i = Bootstrap.standard().of(values, BootstrapTest::mean);

        assertThat(Bootstrap.standard().of(values, BootstrapTest::mean)).isEqualTo(i);
        assertThat(Bootstrap.standard().seed(1).of(values, BootstrapTest::mean)).isNotEqualTo(i);
    }

    @Test
    void interval_of_a_mean_is_that_of_the_normal_approximation() {
        List<Double> values = normal(new Random(5), 400);
        double mean = mean(values);
        double sd = Math.sqrt(
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / 400);
        double half = 1.959964 * sd / 20;

        ConfidenceInterval i = Bootstrap.standard().resamples(20000).of(values, BootstrapTest::mean);

        assertThat(i.low()).isEqualTo(mean - half, within(0.04 * half));
        assertThat(i.high()).isEqualTo(mean + half, within(0.04 * half));
    }

    @Test
    void intervals_hold_the_true_mean_about_as_often_as_their_level_says() {
        long held = IntStream.range(0, 400)
                .mapToObj(k -> Bootstrap.standard()
                        .resamples(400)
                        .level(0.9)
                        .of(normal(new Random(k), 40), BootstrapTest::mean))
                .filter(i -> i.low() <= 0 && 0 <= i.high())
                .count();

        assertThat(held / 400.0).isBetween(0.84, 0.94);
    }

    @Test
    void two_images_give_the_three_means_that_can_be_drawn() {
        ConfidenceInterval wide = Bootstrap.standard().level(0.9).of(List.of(0.0, 1.0), BootstrapTest::mean);
        ConfidenceInterval narrow = Bootstrap.standard().level(0.2).of(List.of(0.0, 1.0), BootstrapTest::mean);

        assertThat(List.of(wide.low(), wide.high())).containsExactly(0.0, 1.0); // each drawn twice in a quarter
        assertThat(List.of(narrow.low(), narrow.high())).containsExactly(0.5, 0.5);
    }

    @Test
    void exchanges_of_few_images_are_all_tried() {
        PairedDifference d =
                Bootstrap.standard().compare(List.of(0.0, 0.0, 0.0), List.of(1.0, 2.0, 3.0), BootstrapTest::mean);

        assertThat(d.difference().score()).isEqualTo(2);
        assertThat(d.p()).isEqualTo(2.0 / 8); // only all or none exchanged gives 2 or -2
        assertThat(d.difference().low()).isGreaterThanOrEqualTo(1);
        assertThat(d.difference().high()).isLessThanOrEqualTo(3);
    }

    @RepeatedTest(5)
    void random_exchanges_come_near_all_exchanges(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        List<Double> first = normal(random, 12);
        List<Double> second =
                first.stream().map(v -> v + 0.3 + random.nextGaussian()).toList();

        double exact = Bootstrap.standard()
                .resamples(4096)
                .compare(first, second, BootstrapTest::mean)
                .p();
        double drawn = Bootstrap.standard()
                .resamples(4095)
                .compare(first, second, BootstrapTest::mean)
                .p();

        assertThat(drawn).isEqualTo(exact, within(0.03));
    }

    @Test
    void a_result_does_not_differ_from_itself() {
        List<Double> values = normal(new Random(1), 30);

        PairedDifference d = Bootstrap.standard().compare(values, values, BootstrapTest::mean);

        assertThat(d.difference()).isEqualTo(new ConfidenceInterval(0, 0, 0, 0.95, 30));
        assertThat(d.p()).isEqualTo(1);
    }

    @Test
    void paired_difference_is_narrow_where_images_differ_more_than_results() {
        Random random = new Random(2);
        List<Double> first =
                Stream.generate(() -> 10 * random.nextGaussian()).limit(25).toList();
        List<Double> second =
                first.stream().map(v -> v + 0.5 + 0.1 * random.nextGaussian()).toList();

        PairedDifference d = Bootstrap.standard().compare(first, second, BootstrapTest::mean);

        assertThat(d.difference().low()).isGreaterThan(0.4);
        assertThat(d.difference().high()).isLessThan(0.6);
        assertThat(d.p()).isLessThan(0.001);
    }

    @Test
    void infinite_scores_have_infinite_ends_but_no_differences() {
        List<Double> values = List.of(1.0, 1.0, Double.POSITIVE_INFINITY);

        assertThat(Bootstrap.standard().of(values, BootstrapTest::mean).high()).isInfinite();
        assertThat(Bootstrap.standard().of(values, BootstrapTest::mean).low()).isEqualTo(1);
        assertThatThrownBy(() -> Bootstrap.standard().compare(values, values, BootstrapTest::mean))
                .hasMessageContaining("infinite");
    }

    @Test
    void what_cannot_be_resampled_is_refused() {
        Bootstrap bootstrap = Bootstrap.standard();
        assertThatThrownBy(() -> bootstrap.of(List.<Double>of(), BootstrapTest::mean))
                .hasMessageContaining("none");
        assertThatThrownBy(() -> bootstrap.of(List.of(1.0), images -> Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> bootstrap.compare(List.of(1.0), List.of(1.0, 2.0), BootstrapTest::mean))
                .hasMessageContaining("1 and 2");
        assertThatThrownBy(() -> bootstrap.level(95)).hasMessageContaining("0.95, not 95");
        assertThatThrownBy(() -> bootstrap.resamples(5)).hasMessageContaining("100");
    }
}
