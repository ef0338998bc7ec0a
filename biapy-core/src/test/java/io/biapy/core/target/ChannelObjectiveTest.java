package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelObjectiveTest {
    private static final SomeChannel F = SomeChannel.of("F", Loss.BCE).telling(ForegroundRole.POSITIVE);
    private static final SomeChannel C = SomeChannel.of("C", Loss.BCE);
    private static final SomeChannel DC = SomeChannel.of("Dc", Loss.L1).onlyInside();

    private static FloatBuffer values(double... v) {
        FloatBuffer buffer = FloatBuffer.allocate(v.length);
        for (double d : v) {
            buffer.put((float) d);
        }
        return buffer.flip();
    }

    private static BatchShape shape(int samples, int channels, int voxels) {
        return new BatchShape(samples, channels, Extent.yx(1, voxels));
    }

    @Test
    void each_image_of_a_batch_is_weighted_by_its_own_border_map() { // BiaPy mixes the maps of the batch
        ChannelObjective objective =
                ChannelObjective.of(List.of(C)).withRebalance(false).withBorderWeights(true);
        // image 1 counts its first voxel only, image 2 its second; both predict 0 there, so each counted voxel costs
        // log 2
        FloatBuffer output = values(0, 9, 9, 0);
        FloatBuffer target = values(1, 0, /* border */ 1, 0, /* image 2 */ 0, 1, /* border */ 0, 1);
        assertThat(objective.evaluate(output, target, shape(2, 1, 2)).total()).isCloseTo(Math.log(2), within(1e-7));
    }

    @Test
    void a_channel_behind_a_wide_one_is_read_from_its_own_plane() { // BiaPy reads a bin of the wide one
        SomeChannel bins = SomeChannel.of("Db", Loss.CE).wide(3);
        ChannelObjective objective = ChannelObjective.of(List.of(bins, SomeChannel.of("Dc", Loss.L1)));
        FloatBuffer gradient = FloatBuffer.allocate(4);
        LossValue value = objective.evaluate(values(0, 0, 0, 5), values(2, 1), shape(1, 4, 1), gradient);
        assertThat(value.byChannel()[0]).isCloseTo(Math.log(3), within(1e-7));
        assertThat(value.byChannel()[1]).isEqualTo(4);
        assertThat(gradient.get(3)).isEqualTo(1);
    }

    @Test
    void a_class_head_counts_inside_objects_whatever_masks_other_channels() { // BiaPy reuses the last mask
        SomeChannel head = SomeChannel.of("class", Loss.CE).wide(3).onlyWhereSet();
        ChannelObjective objective = ChannelObjective.of(List.of(F, DC, head)).withWeights(0, 0, 1);
        FloatBuffer output = values(0, 0, 0, 0, /* class 0 */ 0, 0, /* 1 */ 0, 9, /* 2 */ 0, 0);
        FloatBuffer target = values(0, 1, 0, 1, /* class */ 2, 0);
        assertThat(objective.evaluate(output, target, shape(1, 5, 2)).total()).isCloseTo(Math.log(3), within(1e-7));
    }

    @Test
    void the_rarer_value_of_the_whole_batch_weighs_more() {
        FloatBuffer output = values(0, 0, 0, 0, 0, 0, 0, 0);
        FloatBuffer gradient = FloatBuffer.allocate(8);
        ChannelObjective.of(List.of(F)).evaluate(output, values(1, 0, 0, 0, 0, 1, 0, 0), shape(2, 1, 4), gradient);
        assertThat(gradient.get(0) / -gradient.get(1)).isCloseTo(3, within(1e-6f)); // 6 background, 2 foreground
    }

    @Test
    void a_distance_counts_inside_objects_only() {
        LossValue value =
                ChannelObjective.of(List.of(F, DC)).evaluate(values(0, 0, 5, 7), values(1, 0, 2, 0), shape(1, 2, 2));
        assertThat(value.byChannel()[1]).isEqualTo(3);
    }

    @Test
    void a_distance_without_any_object_costs_nothing() {
        FloatBuffer gradient = FloatBuffer.allocate(4);
        LossValue value = ChannelObjective.of(List.of(F, DC))
                .evaluate(values(0, 0, 5, 7), values(0, 0, 0, 0), shape(1, 2, 2), gradient);
        assertThat(value.byChannel()[1]).isZero();
        assertThat(gradient.get(2)).isZero();
    }

    @Test
    void background_equal_to_0_tells_where_objects_are() {
        SomeChannel b = SomeChannel.of("B", Loss.BCE).telling(ForegroundRole.ZERO);
        LossValue value =
                ChannelObjective.of(List.of(b, DC)).evaluate(values(0, 0, 5, 7), values(0, 1, 2, 0), shape(1, 2, 2));
        assertThat(value.byChannel()[1]).isEqualTo(3);
    }

    @Test
    void a_trained_activation_is_the_predicted_one_except_on_logits() {
        assertThat(SomeChannel.of("D", Loss.MSE).activated(Activation.TANH).trainingActivation())
                .isEqualTo(Activation.TANH);
        assertThat(F.activated(Activation.SIGMOID).trainingActivation()).isEqualTo(Activation.LINEAR);
    }

    @Test
    void large_logits_stay_finite() {
        LossValue value = ChannelObjective.of(List.of(F))
                .withRebalance(false)
                .evaluate(values(300, -300), values(0, 0), shape(1, 1, 2));
        assertThat(value.total()).isEqualTo(150);
    }

    @Test
    void a_network_with_other_planes_is_refused() {
        assertThatThrownBy(() -> ChannelObjective.of(List.of(F, C)).evaluate(values(0), values(0, 0), shape(1, 1, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[F, C] is for 2 planes of output, got 1");
    }

    @Test
    void too_short_a_buffer_is_refused() {
        assertThatThrownBy(() -> ChannelObjective.of(List.of(F)).evaluate(values(0, 0), values(0), shape(1, 1, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("target of this batch has 2 values, but its buffer holds 1");
    }

    @Test
    void a_target_that_is_no_class_is_refused() {
        ChannelObjective objective =
                ChannelObjective.of(List.of(SomeChannel.of("class", Loss.CE).wide(2)));
        assertThatThrownBy(() -> objective.evaluate(values(0, 0), values(2), shape(1, 2, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("class numbers 0 to 1, found 2");
    }

    @Test
    void wrong_numbers_of_weights_are_refused() {
        ChannelObjective objective =
                ChannelObjective.of(List.of(F, SomeChannel.of("class", Loss.CE).wide(3)));
        assertThatThrownBy(() -> objective.withWeights(1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> objective.withWeights(1, -1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> objective.withClassWeights(1, 2)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ChannelObjective.of(List.of())).isInstanceOf(InputException.class);
    }

    @Test
    void it_prints_what_it_minimises() {
        assertThat(ChannelObjective.of(List.of(F, DC)).withWeights(1, 0.5))
                .hasToString("Loss BCE(F) + 0.5 L1(Dc), rebalanced");
    }
}
