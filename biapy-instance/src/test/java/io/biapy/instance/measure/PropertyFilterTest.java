package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyFilterTest {
    private static final LabelImage ROW = LabelImage.of("r", Extent.yx(1, 9), new int[] {1, 2, 2, 3, 3, 3, 0, 0, 4})
            .withCalibration(Calibration.of(1, 2, 1, "um"));

    @Test
    void one_group_has_to_hold_as_a_whole() {
        assertThat(PropertyFilter.parse("npixels > 2 or npixels < 2 and diameter <= 2")
                        .remove(ROW)
                        .codes())
                .containsExactly(0, 2, 2, 0, 0, 0, 0, 0, 0);
        assertThat(PropertyFilter.parse("area >= 4").remove(ROW).codes()) // 2 um² a pixel
                .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 4);
    }

    @Test
    void biapys_lists_say_the_same() {
        PropertyFilter filter = PropertyFilter.of(
                List.of(List.of("npixels"), List.of("circularity", "npixels")),
                List.of(List.of(5.0), List.of(0.6, 40.0)),
                List.of(List.of("le"), List.of("lt", "ge")));
        assertThat(filter).hasToString("npixels <= 5.0 or circularity < 0.6 and npixels >= 40.0");
        assertThat(PropertyFilter.parse(filter.toString())).hasToString(filter.toString());
        assertThat(PropertyFilter.of(List.of(List.of()), List.of(List.of()), List.of(List.of()))
                        .remove(ROW)
                        .codes())
                .isEqualTo(ROW.codes());
    }

    @Test
    void large_ids_are_removed_by_what_they_are() {
        LabelImage labels = LabelImage.ofLongs("h", Extent.yx(1, 3), new long[] {5_000_000_000L, 3, 3});
        LabelImage left = PropertyFilter.parse("npixels < 2").remove(labels);
        assertThat(left.codes()[0]).isZero();
        assertThat(left.id(left.codes()[1])).isEqualTo(3);
    }

    @Test
    void table_without_the_removed_objects_is_that_of_the_labels_without_them() {
        PropertyFilter filter = PropertyFilter.parse("npixels >= 3 or diameter < 2");
        ObjectTable table = RegionProperties.of(ROW).with(filter.properties()).measure();
        assertThat(filter.removed(table)).containsExactlyInAnyOrder(3L);
        assertThat(table.without(filter.removed(table)).toCsv())
                .isEqualTo(RegionProperties.of(filter.remove(ROW, table))
                        .with(filter.properties())
                        .measure()
                        .toCsv());
        assertThat(PropertyFilter.none().removed(table)).isEmpty();
        assertThat(PropertyFilter.none().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "npixels", "npixels = 3", "nothing < 3", "area < x", "area < 3 or"})
    void what_is_no_condition_is_refused(String text) {
        assertThatThrownBy(() -> PropertyFilter.parse(text)).isInstanceOf(InputException.class);
    }
}
