package io.biapy.metrics.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerMatchingTest {
    private static final double NANOMETRES = 400;

    private static PartnerPairs pair(double pre, double post) {
        return PartnerPairs.of(Points.of(new double[] {0, 0, pre}), Points.of(new double[] {0, 0, post}));
    }

    @Test
    void bothEnds_mustBeNear() {
        PartnerMatching matching = PartnerMatching.within(10);
        assertThat(matching.match(pair(0, 50), pair(10, 60)).tp()).isEqualTo(1);
        assertThat(matching.match(pair(0, 50), pair(10, 61)).tp()).isZero();
        assertThat(matching.match(pair(0, 50), pair(11, 50)).falsePositives()).containsExactly(0);
        assertThat(matching.match(pair(0, 50), pair(11, 50)).falseNegatives()).containsExactly(0);
    }

    @Test
    void otherNeurons_doNotMatch() {
        PartnerPairs truth = pair(0, 50).withNeurons(new long[] {1L << 40}, new long[] {2});
        PartnerMatching matching = PartnerMatching.within(10);
        assertThat(matching.match(truth, pair(1, 51).withNeurons(new long[] {1L << 40}, new long[] {2}))
                        .tp())
                .isEqualTo(1);
        assertThat(matching.match(truth, pair(1, 51).withNeurons(new long[] {1L << 40}, new long[] {3}))
                        .tp())
                .isZero();
        assertThat(matching.match(truth, pair(1, 51)).tp()).isEqualTo(1);
    }

    @Test
    void onePreWithTwoPartners_matchesTwice() {
        PartnerPairs twins = PartnerPairs.of(
                Points.of(new double[] {0, 0, 0}, new double[] {0, 0, 0}),
                Points.of(new double[] {0, 5, 5}, new double[] {0, 6, 5}));
        PartnerScore score = PartnerMatching.within(3).match(twins, twins);
        assertThat(score.matches()).containsExactly(new PartnerScore.Match(0, 0), new PartnerScore.Match(1, 1));
        assertThat(score.f1()).isEqualTo(1);
    }

    @Test
    void listsOfDifferentLength_areRefused() {
        assertThatThrownBy(() -> PartnerPairs.of(Points.of(new double[] {1, 2}), Points.of()))
                .hasMessageContaining("got 1 and 0");
    }

    /** Annotations of the same cut-outs at two times, counted by the data set's own description. */
    @ParameterizedTest
    @CsvSource({"1, 129, 0, 4", "3, 175, 2, 7", "4, 42, 6, 113", "5, 89, 11, 15"})
    void realAnnotations_matchAsTheirDescriptionSays(int cutout, long tp, long fp, long fn) throws IOException {
        Path data = GoldenSuite.requireFolder("data.dir").resolve("cb2-synapse-partners");
        String name = "synapse_cutout" + cutout + "_skeleton.json";
        PartnerScore score = PartnerMatching.within(NANOMETRES)
                .match(
                        annotations(data.resolve("snapshot_a").resolve(name)),
                        annotations(data.resolve("snapshot_b").resolve(name)));
        assertThat(List.of(score.tp(), score.fp(), score.fn())).containsExactly(tp, fp, fn);
    }

    /** Every (presynaptic, postsynaptic) pair of tree nodes that a connector joins; CATMAID's locations are x, y, z in nm. */
    private static PartnerPairs annotations(Path file) throws IOException {
        Map<String, double[]> nodes = new TreeMap<>();
        Map<String, List<String>> pre = new TreeMap<>();
        Map<String, List<String>> post = new TreeMap<>();
        for (JsonNode skeleton : new ObjectMapper().readTree(file.toFile()).path("skeletons")) {
            skeleton.path("treenodes").fields().forEachRemaining(e -> {
                JsonNode at = e.getValue().path("location");
                nodes.put(e.getKey(), new double[] {
                    at.get(2).asDouble(), at.get(1).asDouble(), at.get(0).asDouble()
                });
            });
            skeleton.path("connectors").fields().forEachRemaining(e -> {
                JsonNode c = e.getValue();
                JsonNode to = c.has("presynaptic_to") ? c.path("presynaptic_to") : c.path("presnaptic_to");
                to.forEach(n ->
                        pre.computeIfAbsent(e.getKey(), k -> new ArrayList<>()).add(n.asText()));
                c.path("postsynaptic_to").forEach(n -> post.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(n.asText()));
            });
        }
        List<double[]> from = new ArrayList<>();
        List<double[]> to = new ArrayList<>();
        pre.forEach((connector, ends) -> {
            for (String a : ends) {
                for (String b : post.getOrDefault(connector, List.of())) {
                    if (nodes.containsKey(a) && nodes.containsKey(b)) {
                        from.add(nodes.get(a));
                        to.add(nodes.get(b));
                    }
                }
            }
        });
        return PartnerPairs.of(Points.of(from.toArray(double[][]::new)), Points.of(to.toArray(double[][]::new)));
    }
}
