package io.biapy.dl4j;

import io.biapy.core.engine.Predictor;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Norm;
import java.util.Random;

/** A network of two levels and two outputs, and noise for it. */
final class SmallUnet {
    private SmallUnet() {}

    /** Layer norm does not look at other voxels, so a patch's result depends on its surroundings through the kernels alone. */
    static NetworkGraph graph(int dimensions) {
        return Architectures.unet()
                .dimensions(dimensions)
                .featureMaps(4, 8)
                .normalization(Norm.LAYER)
                .head("F", 1)
                .head("D", 1)
                .build();
    }

    static Predictor predictor(NetworkGraph graph) {
        return new Dl4jEngine().predictor(graph, GoldenNetwork.weights(graph), 1);
    }

    static FloatImage image(Extent extent) {
        Random random = new Random(3);
        float[] values = new float[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return FloatImage.of("noise", extent, 1, values);
    }
}
