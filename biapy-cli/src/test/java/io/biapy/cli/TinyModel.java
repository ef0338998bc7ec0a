package io.biapy.cli;

import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.spec.Decoding;
import java.util.Map;

/** A model, usually of F and C, that nobody has trained: small, quick, and good for nothing but tests. */
final class TinyModel {
    private TinyModel() {}

    static InstanceModel of(Extent patch) {
        return of(patch, "F,C");
    }

    /** Of other channels, each of one plane. */
    static InstanceModel of(Extent patch, String channels) {
        TargetChannels all = TargetChannels.parse(channels);
        NetworkGraph graph = Architectures.unet()
                .dimensions(patch.z() == 1 ? 2 : 3)
                .featureMaps(4, 8)
                .head(channels.replace(',', '+'), all.planes())
                .build();
        NetworkModel network = NetworkModel.of(
                        "instance",
                        graph,
                        Initializer.weights(graph, 3),
                        Normalization.zeroMeanUnitVariance(),
                        PredictionSettings.patches(patch))
                .withProvenance(Map.of("made by", "a test"));
        return InstanceModel.of(network, Decoding.standard(all));
    }
}
