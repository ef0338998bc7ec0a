package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxesTest {
    @Test
    void axes_are_capital_letters_slowest_first() {
        assertThat(Axes.of("zyxc").letters()).isEqualTo("ZYXC");
        assertThat(Axes.of("YX")).isEqualTo(Axes.of("yx"));
        assertThat(Axes.AS_STORED.isAsStored()).isTrue();
    }

    @Test
    void a_point_of_time_counts_from_0() {
        Axes second = Axes.of("tyx").atTime(1);
        assertThat(second.letters()).isEqualTo("TYX");
        assertThat(second.time()).hasValue(1);
        assertThat(Axes.AS_STORED.atTime(0).isAsStored()).isTrue();
        assertThat(Axes.AS_STORED.time()).isEmpty();
        assertThatThrownBy(() -> Axes.AS_STORED.atTime(-1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "YXX", "ABYX", "ZY", "Y X"})
    void other_letters_doubles_and_missing_planes_are_refused(String letters) {
        assertThatThrownBy(() -> Axes.of(letters))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(letters);
    }
}
