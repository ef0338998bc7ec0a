package io.biapy.dl4j;

import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenNetworks;
import io.biapy.testkit.GoldenWeights;
import io.biapy.testkit.Npy;

/** A golden case's network: built from its options, its weights filled by the goldens' rule. */
public record GoldenNetwork(NetworkGraph graph, Weights weights) {
    public static GoldenNetwork of(GoldenCase golden) {
        NetworkGraph graph = Architectures.build(GoldenNetworks.architecture(golden), GoldenNetworks.settings(golden));
        return new GoldenNetwork(graph, weights(graph));
    }

    /** Weights by the goldens' rule. */
    public static Weights weights(NetworkGraph graph) {
        return Weights.of(graph.parameters().stream()
                .map(spec -> new Tensor(
                        spec.key(),
                        spec.shape().stream().mapToInt(Integer::intValue).toArray(),
                        GoldenWeights.values(spec.key(), spec.shape())))
                .toList());
    }

    /** Extent of an array N, C, (z), y, x. */
    public static Extent extent(Npy array) {
        int[] s = array.shape();
        int n = s.length;
        return n == 4 ? Extent.yx(s[2], s[3]) : Extent.zyx(s[2], s[3], s[4]);
    }
}
