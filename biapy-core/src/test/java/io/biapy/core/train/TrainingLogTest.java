package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainingLogTest {
    @Test
    void csv_givesEveryDigitBack() {
        TrainingLog log = TrainingLog.empty()
                .plus(new EpochRecord(1, 1e-3 / 3, 0.1 + 0.2, OptionalDouble.of(1 / 7.0), OptionalDouble.empty(), 1.25))
                .plus(new EpochRecord(2, 1e-4, 0.5, OptionalDouble.empty(), OptionalDouble.of(0.75), 2));
        assertThat(TrainingLog.parse(log.toCsv())).isEqualTo(log);
    }

    @Test
    void brokenLine_isNamed() {
        String csv = TrainingLog.empty().toCsv() + "1,oops\n";
        assertThatThrownBy(() -> TrainingLog.parse(csv))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1,oops");
    }

    @Test
    void validationSplit_isPartOfTheImagesAndDependsOnTheSeedOnly() {
        assertThat(ValidationSplit.choose(79, 0.1, 4)).hasSize(8).isSorted().doesNotHaveDuplicates();
        assertThat(ValidationSplit.choose(79, 0.1, 4)).isEqualTo(ValidationSplit.choose(79, 0.1, 4));
        assertThat(ValidationSplit.choose(79, 0.1, 4)).isNotEqualTo(ValidationSplit.choose(79, 0.1, 5));
        assertThat(ValidationSplit.choose(79, 0, 4)).isEmpty();
        assertThat(ValidationSplit.choose(2, 0.9, 4)).hasSize(1);
        assertThat(ValidationSplit.choose(1, 0.5, 4)).isEmpty();
    }
}
