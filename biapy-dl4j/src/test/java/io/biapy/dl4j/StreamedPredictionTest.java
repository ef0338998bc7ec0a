package io.biapy.dl4j;

import static io.biapy.dl4j.SmallUnet.graph;
import static io.biapy.dl4j.SmallUnet.image;
import static io.biapy.dl4j.SmallUnet.predictor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.engine.Predictor;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.normalize.NormalizationInfo;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PatchSelection;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.patch.RegionOfInterest;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An image that is never in memory as a whole. */
class StreamedPredictionTest {
    private static final List<Activation> TWO = List.of(Activation.SIGMOID, Activation.LINEAR);

    /** Planes as they come, in one array. */
    private static class Planes implements PlaneOutput {
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

    @Test
    void of_a_region_the_prediction_has_the_same_bits_and_is_0_elsewhere_and_patches_outside_are_left_out() {
        Extent extent = Extent.zyx(21, 19, 30);
        FloatImage image = image(extent);
        NormalizationInfo scale = Normalization.zeroMeanUnitVariance().measure(image);
        PatchPlan plan =
                new PatchPlan(Extent.zyx(8, 12, 16), 0.3, Extent.zyx(1, 2, 1), 2, TWO, TestTimeAugmentation.NONE);
        int[] mask = new int[extent.voxels()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i / 30 % 19 < 9 && i % 30 > 20 ? 7 : 0;
        }
        RegionOfInterest some =
                RegionOfInterest.all(extent.toSize()).slices(3, 9).within(LabelImage.of("mask", extent, mask));
        try (Predictor predictor = predictor(graph(3))) {
            Planes all = new Planes(2, extent, 0);
            AtomicInteger batches = new AtomicInteger();
            Progress count = (step, done, total, note) -> batches.incrementAndGet();
            predictor.predict(image, scale, plan, all, count, Cancellation.never());
            int ofAll = batches.getAndSet(0);
            Planes found = new Planes(2, extent, 0);
            predictor.predict(image, scale, plan, some.into(found), count, Cancellation.never());
            assertThat(batches.get()).isBetween(1, ofAll / 3);
            for (int i = 0; i < found.values.length; i++) {
                int z = i % mask.length / (19 * 30);
                boolean inside = z >= 3 && z < 9 && mask[i % mask.length] > 0;
                assertThat(found.values[i]).isEqualTo(inside ? all.values[i] : 0);
            }
        }
    }

    @Test
    void patches_that_are_left_out_predict_0_in_memory_as_streamed_and_are_not_computed() {
        Extent extent = Extent.zyx(16, 24, 32);
        FloatImage image = image(extent);
        Normalization normalization = Normalization.zeroMeanUnitVariance();
        Extent patch = Extent.zyx(8, 12, 16);
        PatchSelection some = seen -> seen.y() == 0 || seen.x() > 0;
        try (Predictor predictor = predictor(graph(3))) {
            for (int batch : new int[] {1, 2, 3}) {
                for (TestTimeAugmentation views : List.of(TestTimeAugmentation.NONE, TestTimeAugmentation.FLIPS)) {
                    for (double overlap : new double[] {0, 0.4}) {
                        PatchPlan all = new PatchPlan(patch, overlap, Extent.zyx(0, 0, 0), batch, TWO, views);
                        AtomicInteger batches = new AtomicInteger();
                        Progress count = (step, done, total, note) -> batches.incrementAndGet();
                        float[] full = predictor
                                .predict(normalization.apply(image), all, count, Cancellation.never())
                                .data();
                        int ofAll = batches.getAndSet(0);
                        float[] memory = predictor
                                .predict(normalization.apply(image), all.selecting(some), count, Cancellation.never())
                                .data();
                        int computed = batches.getAndSet(0);
                        if (batch == 1) {
                            assertThat(computed).isLessThan(ofAll);
                        }
                        Planes found = new Planes(2, extent, 0);
                        predictor.predict(
                                image,
                                normalization.measure(image),
                                all.selecting(some),
                                found,
                                Progress.none(),
                                Cancellation.never());
                        assertThat(found.values).isEqualTo(memory);
                        assertThat(memory).isNotEqualTo(full);
                        for (int i = 0; overlap == 0 && i < full.length; i++) {
                            boolean out = i / 32 % 24 >= 12 && i % 32 < 16;
                            assertThat(memory[i]).isEqualTo(out ? 0 : full[i]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void what_fails_while_planes_are_written_behind_is_thrown() {
        Extent extent = Extent.zyx(21, 19, 30);
        FloatImage image = image(extent);
        PatchPlan plan =
                new PatchPlan(Extent.zyx(8, 12, 16), 0.3, Extent.zyx(1, 2, 1), 2, TWO, TestTimeAugmentation.NONE);
        Planes full = new Planes(2, extent, 0) {
            @Override
            public void take(int start, int count, float[][] channels) {
                throw new InputException("no room");
            }
        };
        try (Predictor predictor = predictor(graph(3))) {
            assertThatThrownBy(() -> predictor.predict(
                            image,
                            Normalization.zeroMeanUnitVariance().measure(image),
                            plan,
                            full,
                            Progress.none(),
                            Cancellation.never()))
                    .isInstanceOf(InputException.class)
                    .hasMessage("no room");
        }
    }
}
