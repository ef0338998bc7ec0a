package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GrowthGoldenTest {
    private static final String FUNCTIONS = "biapy.data.post_processing.post_processing.";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("voronoi", FUNCTIONS + "voronoi_on_mask", GrowthGoldenTest::voronoi)
                .on("blobs", FUNCTIONS + "repare_large_blobs", GrowthGoldenTest::blobs)
                .tests("voronoi", "blobs");
    }

    private static void voronoi(GoldenCase golden) {
        Npy mask = golden.inputArray("mask");
        int[] shape = mask.shape();
        Extent extent = Extent.zyx(shape[0], shape[1], shape[2]);
        VoronoiGrowth growth = VoronoiGrowth.over(FloatImage.of("mask", extent, 1, mask.floats()))
                .erodeMask(golden.options().path("erode_size").asInt());
        double threshold = golden.options().path("th").asDouble();
        LabelImage labels =
                LabelImage.ofLongs("labels", extent, golden.inputArray("labels").longs());
        LabelImage grown = Refinement.of(List.of("voronoi"), List.of(String.valueOf(threshold)))
                .apply(labels, growth);
        assertThat(ids(grown)).isEqualTo(golden.outputArray("labels_out").longs());
    }

    private static void blobs(GoldenCase golden) {
        Npy array = golden.inputArray("labels");
        int[] shape = array.shape();
        Extent extent = shape.length == 3 ? Extent.zyx(shape[0], shape[1], shape[2]) : Extent.yx(shape[0], shape[1]);
        LabelImage repaired = Refinement.none()
                .repairLarge(golden.options().path("size_th").asLong())
                .apply(LabelImage.ofLongs("labels", extent, array.longs()));
        if (golden.raises()) {
            assertThat(repaired.codes())
                    .isEqualTo(NaiveRepair.apply(
                            array.ints(),
                            extent,
                            golden.options().path("size_th").asLong()));
        } else {
            assertThat(ids(repaired)).isEqualTo(golden.outputArray("labels_out").longs());
        }
    }

    private static long[] ids(LabelImage labels) {
        long[] ids = new long[labels.codes().length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = labels.id(labels.codes()[i]);
        }
        return ids;
    }
}
