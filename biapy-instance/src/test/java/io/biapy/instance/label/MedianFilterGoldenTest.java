package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MedianFilterGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "median",
                        "biapy.data.post_processing.post_processing.apply_median_filtering",
                        MedianFilterGoldenTest::check)
                .tests("median");
    }

    private static void check(GoldenCase golden) {
        Npy data = golden.inputArray("data");
        int[] shape = data.shape();
        int channels = shape[shape.length - 1];
        Extent extent = shape.length == 5 ? Extent.zyx(shape[1], shape[2], shape[3]) : Extent.yx(shape[1], shape[2]);
        MedianFilter filter = MedianFilter.of(
                golden.options().path("axes").asText(),
                golden.options().path("mf_size").asInt());
        int voxels = extent.voxels();
        assertThat(shape[0]).isEqualTo(1);
        float[] channelFirst = new float[data.length()];
        for (int i = 0; i < channelFirst.length; i++) {
            channelFirst[i % channels * voxels + i / channels] = data.floats()[i];
        }
        FloatImage image = FloatImage.of("data", extent, channels, channelFirst);
        try (Workers workers = Workers.of(2)) {
            if (golden.raises()) {
                assertThatThrownBy(() -> filter.apply(image, workers)).isInstanceOf(InputException.class);
                return;
            }
            float[] filtered = filter.apply(image, workers).data();
            float[] expected = golden.outputArray("data_out").floats();
            for (int i = 0; i < expected.length; i++) {
                assertThat(filtered[i % channels * voxels + i / channels]).isEqualTo(expected[i]);
            }
        }
    }
}
