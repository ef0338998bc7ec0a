package io.biapy.dl4j;

import static io.biapy.dl4j.SmallUnet.graph;
import static io.biapy.dl4j.SmallUnet.image;
import static io.biapy.dl4j.SmallUnet.predictor;
import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.engine.Predictor;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An image that is never in memory as a whole. */
class StreamedPredictionTest {
    private static final List<Activation> TWO = List.of(Activation.SIGMOID, Activation.LINEAR);

    /** Planes as they come, in one array. */
    private static final class Planes implements PlaneOutput {
        final float[] values;
        final int all;
        final int done;

        Planes(int channels, Extent image, int done) {
            values = new float[channels * image.voxels()];
            all = image.z() > 1 ? image.z() : image.y();
            this.done = done;
        }

        @Override
        public int done() {
            return done;
        }

        @Override
        public void take(int start, int count, float[][] channels) {
            int plane = values.length / channels.length / all;
            for (int c = 0; c < channels.length; c++) {
                System.arraycopy(channels[c], 0, values, (c * all + start) * plane, count * plane);
            }
        }
    }

    @Test
    void an_image_read_patch_by_patch_is_predicted_to_the_same_bits_wherever_it_goes_on() {
        for (int dimensions : new int[] {2, 3}) {
            Extent extent = dimensions == 2 ? Extent.yx(41, 30) : Extent.zyx(21, 19, 30);
            Extent patch = dimensions == 2 ? Extent.yx(12, 16) : Extent.zyx(8, 12, 16);
            Normalization normalization = Normalization.zeroMeanUnitVariance().clipPercentiles(2, 98);
            FloatImage image = image(extent);
            try (Predictor predictor = predictor(graph(dimensions))) {
                for (TestTimeAugmentation views : List.of(TestTimeAugmentation.NONE, TestTimeAugmentation.FLIPS)) {
                    PatchPlan plan = new PatchPlan(patch, 0.3, Extent.zyx(1, 2, 1), 5, TWO, views);
                    float[] expected = predictor
                            .predict(normalization.apply(image), plan, Progress.none(), Cancellation.never())
                            .data();
                    for (int done : new int[] {0, 13}) {
                        Planes found = new Planes(2, extent, done);
                        predictor.predict(
                                image,
                                normalization.measure(image),
                                plan,
                                found,
                                Progress.none(),
                                Cancellation.never());
                        int plane = extent.voxels() / found.all;
                        for (int i = 0; i < expected.length; i++) {
                            if (i / plane % found.all >= done) {
                                assertThat(found.values[i]).isEqualTo(expected[i]);
                            }
                        }
                    }
                }
            }
        }
    }
}
