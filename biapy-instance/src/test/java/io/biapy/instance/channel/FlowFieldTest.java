package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FlowFieldTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    @Test
    void every_object_has_the_flow_that_it_has_alone() {
        RandomVolumes.check(600, 9, volume -> {
            LabelImage labels = LabelImage.of("random", volume.extent, volume.labels(4))
                    .withCalibration(Calibration.of(
                            1 + volume.random().nextInt(3), 1 + volume.random().nextInt(2), 1, "um"));
            FlowField flows = FlowField.of(labels);
            for (int id = 1; id <= 4; id++) {
                if (Arrays.stream(labels.codes()).boxed().toList().contains(id)) {
                    compare(new NaiveDiffusion(labels, id), flows, labels, id);
                }
            }
            for (int i = 0; i < labels.codes().length; i++) {
                if (labels.codes()[i] == 0) {
                    assertThat(flows.along(1)[i]).isZero();
                    assertThat(flows.along(2)[i]).isZero();
                }
            }
        });
    }

    private static void compare(NaiveDiffusion alone, FlowField flows, LabelImage labels, int id) {
        for (int i = 0; i < labels.codes().length; i++) {
            if (labels.codes()[i] == id && alone.isClear(i)) {
                for (int axis = labels.extent().z() == 1 ? 1 : 0; axis < 3; axis++) {
                    assertThat(flows.along(axis)[i])
                            .as("axis " + axis + " of voxel " + i + " of object " + id)
                            .isCloseTo((float) alone.direction(i)[axis], CLOSE);
                }
            }
        }
    }

    @Test
    void vectors_have_length_one_even_far_from_the_centre_of_a_thin_object() {
        Extent extent = Extent.yx(3, 401);
        int[] labels = new int[extent.voxels()];
        Arrays.fill(labels, 401, 802, 7);
        FlowField flows = FlowField.of(LabelImage.of("thread", extent, labels));
        for (int x = 0; x < 401; x++) {
            if (x != 200) {
                assertThat(flows.along(2)[401 + x]).isEqualTo(Math.signum(200 - x));
                assertThat(flows.along(1)[401 + x]).isZero();
            }
        }
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        RandomVolumes.check(40, 24, volume -> {
            LabelImage labels = LabelImage.of("random", volume.extent, volume.labels(60));
            FlowField alone = FlowField.of(labels);
            for (int threads : new int[] {2, 3, 8}) {
                try (Workers workers = Workers.of(threads)) {
                    FlowField shared = FlowField.of(labels, workers);
                    for (int axis = volume.extent.z() == 1 ? 1 : 0; axis < 3; axis++) {
                        assertThat(shared.along(axis)).isEqualTo(alone.along(axis));
                    }
                }
            }
        });
    }

    @Test
    void an_axis_of_longer_voxels_counts_less() {
        Extent extent = Extent.yx(12, 12);
        int[] labels = new int[extent.voxels()];
        for (int y = 1; y < 11; y++) {
            Arrays.fill(labels, y * 12 + 1, y * 12 + 11, 1);
        }
        LabelImage square = LabelImage.of("square", extent, labels);
        FlowField wide = FlowField.of(square.withCalibration(Calibration.of(1, 2, 1, "um")));
        int corner = 12 + 1;
        assertThat(wide.along(2)[corner]).isCloseTo(2 * wide.along(1)[corner], CLOSE);
        assertThat(FlowField.of(square).along(2)[corner])
                .isCloseTo(FlowField.of(square).along(1)[corner], CLOSE);
    }

    @Test
    void there_is_no_depth_component_in_2d() {
        FlowField flat = FlowField.of(LabelImage.of("flat", Extent.yx(2, 2), new int[4]));
        assertThatThrownBy(() -> flat.along(0)).isInstanceOf(InputException.class);
    }

    @Test
    void the_flow_of_a_check_differs_in_rounding_noise_only() {
        RandomVolumes.check(200, 9, volume -> {
            LabelImage labels = LabelImage.of("random", volume.extent, volume.labels(4));
            FlowField target = FlowField.of(labels);
            FlowField check = FlowField.forCheck(labels, Workers.callerOnly());
            for (int id = 1; id <= 4; id++) {
                if (Arrays.stream(labels.codes()).boxed().toList().contains(id)) {
                    NaiveDiffusion alone = new NaiveDiffusion(labels, id);
                    for (int i = 0; i < labels.codes().length; i++) {
                        if (labels.codes()[i] == id && alone.isClear(i)) {
                            assertThat(check.along(1)[i]).isCloseTo(target.along(1)[i], CLOSE);
                            assertThat(check.along(2)[i]).isCloseTo(target.along(2)[i], CLOSE);
                        }
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> flows_equal_biapys_targets() {
        return GoldenSuite.cases("channels").stream()
                .filter(c -> c.name().endsWith("flows-cellpose") || c.name().endsWith("2d_flows-omnipose"))
                .map(c -> DynamicTest.dynamicTest(c.path(), () -> compare(c)));
    }

    private static void compare(GoldenCase golden) {
        Npy given = golden.inputArray("labels");
        int[] shape = Arrays.stream(given.shape()).filter(n -> n > 1).toArray();
        boolean flat = shape.length == 2;
        Extent extent = flat ? Extent.yx(shape[0], shape[1]) : Extent.zyx(shape[0], shape[1], shape[2]);
        double alongZ = golden.options().path("resolution").path(0).asDouble(1);
        LabelImage labels =
                LabelImage.of(golden.name(), extent, given.ints()).withCalibration(Calibration.of(alongZ, 1, 1, "um"));
        FlowField flows = golden.name().endsWith("omnipose")
                ? FlowField.omnipose(labels, Workers.callerOnly())
                : FlowField.of(labels);
        Npy expected = golden.outputArray("channels");
        int planes = expected.shape()[expected.shape().length - 1];
        int axes = flat ? 2 : 3;
        for (int i = 0; i < extent.voxels(); i++) {
            for (int a = 0; a < axes; a++) {
                assertThat(flows.along(3 - axes + a)[i])
                        .isCloseTo((float) expected.doubleAt(i * planes + planes - axes + a), CLOSE);
            }
        }
    }
}
