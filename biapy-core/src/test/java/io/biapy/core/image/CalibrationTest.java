package io.biapy.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e300, 9e-13, 1.1e12, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_side_that_nothing_can_be_computed_with_is_refused(double side) {
        for (double[] sides : new double[][] {{side, 1, 1}, {1, side, 1}, {1, 1, side}}) {
            assertThatThrownBy(() -> Calibration.of(sides[0], sides[1], sides[2], "um"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(String.valueOf(side));
        }
    }

    @Test
    void sides_of_atoms_and_of_planets_are_taken() {
        assertThat(Calibration.of(1e-10, 1e-12, 1e12, "m").along(2)).isEqualTo(1e12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e300, 9e-13, 1.1e12, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void unknown_whereAFileTellsWhatCannotBeASide(double side) {
        assertThat(Calibration.told(side, 1, 1, "um")).isEqualTo(Calibration.unknown());
        assertThat(Calibration.told(1, side, 1, "um")).isEqualTo(Calibration.unknown());
        assertThat(Calibration.told(1, 1, side, "um")).isEqualTo(Calibration.unknown());
        assertThat(Calibration.told(1, 2, 3, "um")).isEqualTo(Calibration.of(1, 2, 3, "um"));
    }
}
