package io.biapy.instance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Predictor;
import io.biapy.core.engine.Trainer;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.target.Objective;
import io.biapy.instance.channel.TargetChannels;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTrainingTest {
    /** Bad input must be found before an engine is asked for anything. */
    private static final class UntouchedEngine implements Engine {
        @Override
        public String name() {
            return "untouched";
        }

        @Override
        public String description() {
            return "untouched";
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public Predictor predictor(NetworkGraph graph, Weights weights, int threads) {
            throw new AssertionError("asked to predict");
        }

        @Override
        public Trainer trainer(
                NetworkGraph graph, Weights initial, Objective objective, Optimizer optimizer, int threads, long seed) {
            throw new AssertionError("asked to train");
        }
    }

    private static ImageSet.Pair pair(String name, Extent image, Extent labels, float value) {
        float[] values = new float[image.voxels()];
        values[values.length - 1] = value;
        return ImageSet.pair(
                FloatImage.of(name, image, 1, values), LabelImage.of(name, labels, new int[labels.voxels()]));
    }

    private static InstanceTraining training(ImageSet.Pair... pairs) {
        return InstanceSegmentation.in2D()
                .train(ImageSet.of("some images", List.of(pairs)))
                .patch(16, 16)
                .threads(1)
                .on(new UntouchedEngine());
    }

    private static final Extent SIZE = Extent.yx(32, 32);

    @Test
    void everyUnusableImage_isNamedAtOnce() {
        InstanceTraining training = training(
                pair("fine", SIZE, SIZE, 1),
                pair("wide", SIZE, Extent.yx(32, 33), 1),
                pair("hollow", SIZE, SIZE, Float.NaN),
                pair("deep", new Extent(3, 32, 32), new Extent(3, 32, 32), 1));
        assertThatThrownBy(training::fit)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 of 4 images")
                .hasMessageContaining("wide")
                .hasMessageContaining("32 x 33")
                .hasMessageContaining("hollow")
                .hasMessageContaining("NaN")
                .hasMessageContaining("deep")
                .hasMessageContaining("2D");
    }

    @Test
    void channelsThatNothingCanBeDecodedFrom_areRefusedBeforeTheTraining() {
        for (String channels : List.of("B,T", "R[nrays=8]", "F,C,R[nrays=8]")) {
            assertThatThrownBy(() -> InstanceSegmentation.in2D()
                            .channels(TargetChannels.parse(channels))
                            .train(ImageSet.of("two", List.of(pair("a", SIZE, SIZE, 1), pair("b", SIZE, SIZE, 1))))
                            .patch(16, 16)
                            .threads(1)
                            .on(new UntouchedEngine())
                            .fit())
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void patchLargerThanAnImage_isRefusedByName() {
        assertThatThrownBy(() -> training(pair("small", SIZE, SIZE, 1), pair("other", SIZE, SIZE, 1))
                        .patch(64, 64)
                        .fit())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("64 x 64")
                .hasMessageContaining("small");
    }

    @Test
    void aFilterThatLeavesAllSamplesOut_isRefusedWithItsConditions() {
        assertThatThrownBy(() -> training(pair("a", SIZE, SIZE, 1), pair("b", SIZE, SIZE, 1))
                        .patch(16, 16)
                        .filterSamples(SampleFilter.parse("foreground >= 0"))
                        .fit())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("foreground >= 0")
                .hasMessageContaining("left out");
    }

    @Test
    void patchThatTheNetworkCannotHalve_isRefused() {
        assertThatThrownBy(() -> training(pair("a", SIZE, SIZE, 1), pair("b", SIZE, SIZE, 1))
                        .patch(20, 20)
                        .fit())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("8");
    }

    @Test
    void equalNames_areRefused() {
        assertThatThrownBy(() -> training(pair("a", SIZE, SIZE, 1), pair("a", SIZE, SIZE, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"a\"");
    }
}
