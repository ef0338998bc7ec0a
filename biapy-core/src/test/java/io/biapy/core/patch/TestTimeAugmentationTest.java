package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.patch.TestTimeAugmentation.Reduction;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTimeAugmentationTest {
    @Test
    void what_it_writes_it_reads() {
        for (TestTimeAugmentation group :
                List.of(TestTimeAugmentation.NONE, TestTimeAugmentation.FLIPS, TestTimeAugmentation.TURNS)) {
            assertThat(TestTimeAugmentation.parse(group.toString())).isEqualTo(group);
        }
        TestTimeAugmentation smallest = TestTimeAugmentation.TURNS.by(Reduction.MIN);
        assertThat(TestTimeAugmentation.parse(smallest.toString())).isEqualTo(smallest);
        assertThat(TestTimeAugmentation.parse("flips")).isEqualTo(TestTimeAugmentation.FLIPS);
    }

    @Test
    void unknown_words_are_refused_with_those_known() {
        assertThatThrownBy(() -> TestTimeAugmentation.parse("turn mean"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("turns");
        assertThatThrownBy(() -> TestTimeAugmentation.parse("flips median"))
                .hasMessageContaining("reduction")
                .hasMessageContaining("mean, min, max");
        assertThatThrownBy(() -> TestTimeAugmentation.parse("flips mean max")).isInstanceOf(InputException.class);
    }
}
