package io.biapy.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    @Test
    void lossThatIsNoNumber_countsAsWorse() {
        EarlyStopping three = new EarlyStopping(3);
        assertThat(three.isOver(List.of(1.0, Double.NaN, Double.NaN))).isFalse();
        assertThat(three.isOver(List.of(1.0, Double.NaN, Double.NaN, 2.0))).isTrue();
        assertThat(three.epochsWithoutProgress(List.of(Double.NaN, 0.5))).isZero();
    }

    @Test
    void noPatience_isRefused() {
        assertThatThrownBy(() -> new EarlyStopping(0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("patience");
    }
}
