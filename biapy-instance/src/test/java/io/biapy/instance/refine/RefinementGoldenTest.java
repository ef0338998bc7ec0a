package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.BiapyException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RefinementGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "refine",
                        "biapy.data.post_processing.post_processing.apply_label_refinement",
                        RefinementGoldenTest::check)
                .tests("refine");
    }

    private static void check(GoldenCase golden) {
        if (golden.raises()) {
            assertThatThrownBy(() -> refinement(golden)).isInstanceOf(BiapyException.class);
            return;
        }
        Npy array = golden.inputArray("labels");
        int[] shape = array.shape();
        LabelImage labels = LabelImage.ofLongs(golden.name(), Extent.zyx(shape[0], shape[1], shape[2]), array.longs());
        LabelImage refined = refinement(golden).apply(labels);
        long[] found = new long[array.length()];
        for (int i = 0; i < found.length; i++) {
            found[i] = refined.id(refined.codes()[i]);
        }
        assertThat(found).isEqualTo(golden.outputArray("labels_out").longs());
        assertThat(golden.options().path("is_3d").asBoolean()).isEqualTo(shape[0] > 1);
    }

    private static Refinement refinement(GoldenCase golden) {
        List<String> operations = new ArrayList<>();
        List<String> values = new ArrayList<>();
        golden.options().path("operations").forEach(o -> operations.add(o.asText()));
        golden.options().path("values").forEach(v -> values.add(text(v)));
        return Refinement.of(operations, values);
    }

    private static String text(JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(v -> parts.add(v.asText()));
        return value.isArray() ? String.join("x", parts) : value.asText();
    }
}
