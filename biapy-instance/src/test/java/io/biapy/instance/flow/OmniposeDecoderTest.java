package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.FlowField;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.DistanceTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OmniposeDecoderTest {
    private static final OmniposeDecoder FLAT = OmniposeDecoder.forChannels("Db,Gv,Gh");
    private static final OmniposeDecoder DEEP = OmniposeDecoder.forChannels("Db,Gz,Gv,Gh");

    /** Distance, -5 on background, and five times Omnipose's flows. */
    private static FloatImage perfect(LabelImage labels) {
        Extent extent = labels.extent();
        int plane = extent.voxels();
        int axes = extent.z() == 1 ? 2 : 3;
        float[] data = new float[(axes + 1) * plane];
        float[] distance = DistanceTransform.of(labels);
        FlowField flows = FlowField.omnipose(labels, Workers.callerOnly());
        for (int i = 0; i < plane; i++) {
            data[i] = labels.codes()[i] == 0 ? -5 : distance[i];
            for (int a = 0; a < axes; a++) {
                data[(a + 1) * plane + i] = 5 * flows.along(3 - axes + a)[i];
            }
        }
        return FloatImage.of(labels.name(), extent, axes + 1, data);
    }

    @Test
    void perfect_channels_of_convex_objects_give_the_objects_back() {
        for (int seed = 0; seed < 100; seed++) {
            LabelImage labels = ConvexObjects.random(seed, 1 + seed % 4, 0);
            assertThat(ConvexObjects.samePartition(FLAT.decode(perfect(labels)).codes(), labels.codes()))
                    .as("seed " + seed)
                    .isTrue();
        }
        for (int seed = 0; seed < 6; seed++) {
            LabelImage labels = ConvexObjects.random(seed, 1 + seed % 2, 1);
            assertThat(ConvexObjects.samePartition(DEEP.decode(perfect(labels)).codes(), labels.codes()))
                    .as("seed " + seed + " in 3D")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void the_number_of_threads_changes_no_bit(int threads) {
        try (Workers workers = Workers.of(threads)) {
            FloatImage flat = perfect(ConvexObjects.random(1, 5, 0));
            OmniposeTrace alone = FLAT.trace(flat);
            OmniposeTrace shared = FLAT.withWorkers(workers).trace(flat);
            assertThat(shared.ends()).isEqualTo(alone.ends());
            assertThat(shared.flowErrors()).isEqualTo(alone.flowErrors());
            assertThat(shared.labels().codes()).isEqualTo(alone.labels().codes());
        }
    }

    @Test
    void the_flow_check_in_3d_is_the_same_along_every_axis() {
        LabelImage labels = ConvexObjects.random(3, 1, 1);
        int side = labels.extent().x();
        int[] turned = new int[labels.codes().length];
        for (int i = 0; i < turned.length; i++) {
            int z = i / (side * side);
            int y = i / side % side;
            int x = i % side;
            turned[(x * side + z) * side + y] = labels.codes()[i];
        }
        FlowField own = FlowField.omnipose(labels, Workers.callerOnly());
        FlowField other = FlowField.omnipose(LabelImage.of("turned", labels.extent(), turned), Workers.callerOnly());
        for (int i = 0; i < turned.length; i++) {
            int to = ((i % side) * side + i / (side * side)) * side + i / side % side;
            assertThat(other.along(0)[to]).isCloseTo(own.along(2)[i], org.assertj.core.data.Offset.offset(1e-5f));
            assertThat(other.along(1)[to]).isCloseTo(own.along(0)[i], org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @Test
    void a_weak_part_is_foreground_where_it_hangs_on_a_strong_one() {
        float[] data = new float[3 * 16];
        java.util.Arrays.fill(data, 0, 16, -5);
        data[1] = 0.5f; // strong
        data[2] = -0.5f; // weak, beside it
        data[12] = -0.5f; // weak, alone
        boolean[] foreground =
                FLAT.trace(FloatImage.of("parts", Extent.yx(4, 4), 3, data)).foreground();
        for (int i = 0; i < 16; i++) {
            assertThat(foreground[i]).isEqualTo(i == 1 || i == 2);
        }
    }

    @Test
    void nothing_is_found_without_foreground() {
        float[] data = new float[3 * 16];
        java.util.Arrays.fill(data, 0, 16, -5);
        OmniposeTrace trace = FLAT.trace(FloatImage.of("empty", Extent.yx(4, 4), 3, data));
        assertThat(trace.labels().objects()).isZero();
        assertThat(trace.steps()).isEqualTo(1);
    }

    @Test
    void wrong_input_is_refused() {
        assertThatThrownBy(() -> OmniposeDecoder.forChannels("F,Gv,Gh")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.steps(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.flowThreshold(Double.NaN)).isInstanceOf(InputException.class);
        float[] data = new float[48];
        data[47] = Float.NaN;
        assertThatThrownBy(() -> FLAT.decode(FloatImage.of("bad", Extent.yx(4, 4), 3, data)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Gh");
    }

    @Test
    void the_answer_depends_on_the_whole_image() {
        assertThat(FLAT.reach()).isEqualTo(Reach.wholeImage());
    }
}
