package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelGroupsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gv | 2 | need Gv,Gh together",
                "F,Gv,Gh | 3 | need Gz,Gv,Gh together",
                "Gz,Gv,Gh | 2 | need Gv,Gh together",
                "Gv,Gh[gradient_type=omnipose] | 2 | same gradient_type",
                "E_offset | 2 | in this order",
                "F,E | 2 | alone",
                "E_sigma,E_offset,E_seediness | 3 | in this order"
            })
    void half_a_group_is_not_trained(String text, int dimensions, String message) {
        assertThatThrownBy(() -> TargetChannels.parse(text).forTraining(dimensions))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"F,Gv,Gh | 2 | 3", "Gh,Gv,Gz | 3 | 3", "E | 3 | 7", "A | 2 | 2", "Db,R | 3 | 97", "F,C | 2 | 2"})
    void whole_groups_are_trained_with_the_planes_of_their_dimensions(String text, int dimensions, int width) {
        assertThat(TargetChannels.parse(text).forTraining(dimensions).width()).isEqualTo(width);
    }
}
