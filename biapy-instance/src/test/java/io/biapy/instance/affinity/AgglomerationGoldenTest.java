package io.biapy.instance.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.flood.HeapFlooding;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AgglomerationGoldenTest {
    private static final String FUNCTION =
            "biapy.data.post_processing.affinity_agglomeration.watershed_and_agglomerate_affinities";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("affinity", FUNCTION, AgglomerationGoldenTest::check)
                .tests("affinity");
    }

    private static void check(GoldenCase golden) {
        JsonNode o = golden.options();
        List<AffinityOffset> offsets = new ArrayList<>();
        o.path("offsets")
                .forEach(d -> offsets.add(AffinityOffset.zyx(
                        d.get(0).asInt(), d.get(1).asInt(), d.get(2).asInt())));
        AgglomerationDecoder decoder = AgglomerationDecoder.of(offsets)
                .flooding(new HeapFlooding())
                .fragmentSeeds(o.path("fragment_seed_th").asDouble())
                .fragmentGrowth(o.path("fragment_growth_th").asDouble())
                .mergeThreshold(o.path("merge_threshold").asDouble())
                .mergeQuantile(o.path("merge_quantile").asDouble())
                .leastBorder(o.path("min_edge_voxels").asLong());
        decoder = o.path("watershed_by_2d_slices").asBoolean() ? decoder.sliceBySlice() : decoder;
        FloatImage prediction = prediction(golden);
        AgglomerationTrace trace = decoder.trace(prediction);
        int[] fragments = golden.outputArray("fragments").ints();
        assertThat(trace.fragments().codes()).as("fragments").isEqualTo(fragments);
        assertThat(borders(FragmentEdges.of(fragments, max(fragments), prediction, offsets.subList(0, 3))))
                .as("borders")
                .isEqualTo(borders(golden.output("edges").path("value")));
        assertThat(trace.labels().codes())
                .as("labels")
                .isEqualTo(golden.outputArray("labels").ints());
    }

    private static int max(int[] values) {
        int max = 0;
        for (int value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static List<String> borders(FragmentEdges edges) {
        List<String> all = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) {
            all.add(edges.smaller(e) + "-" + edges.greater(e));
        }
        return all;
    }

    private static List<String> borders(JsonNode edges) {
        List<String> all = new ArrayList<>();
        edges.forEach(e -> all.add(e.path("a") + "-" + e.path("b"))); // their counts were taken after merging
        return all;
    }

    private static FloatImage prediction(GoldenCase golden) {
        Npy array = golden.inputArray("prediction");
        int[] shape = array.shape();
        int voxels = shape[0] * shape[1] * shape[2];
        float[] data = new float[array.length()];
        for (int i = 0; i < voxels; i++) {
            for (int c = 0; c < shape[3]; c++) {
                data[c * voxels + i] = (float) array.doubleAt(i * shape[3] + c);
            }
        }
        return FloatImage.of(golden.name(), Extent.zyx(shape[0], shape[1], shape[2]), shape[3], data);
    }
}
