package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.ResultTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BiapyPropertiesTest {
    private static final List<String> EXTRA =
            List.of("num_pixels", "area_bbox", "area_filled", "area_convex", "solidity", "feret_diameter_max");

    /** Values of scikit-image 0.26; a salt of -1 stands for a hollow ellipsoid. */
    @ParameterizedTest
    @CsvSource({
        "1, 12, 15, 0, 81, 180, 81, 131, 0.6183206106870229, 15.132745950421556, 106.80060686112422",
        "1, 9, 9, 3, 38, 81, 38, 63, 0.6031746031746031, 9.486832980505138, 56.08182049189659",
        "1, 20, 7, 5, 64, 126, 64, 108, 0.5925925925925926, 18.110770276274835, 90.71150449311729",
        "6, 8, 9, 1, 128, 432, 128, 216, 0.5925925925925926, 9.486832980505138, NaN",
        "5, 5, 12, 4, 94, 250, 94, 160, 0.5875, 10.392304845413264, NaN",
        "3, 7, 7, 2, 52, 147, 52, 77, 0.6753246753246753, 7.280109889280518, NaN",
        "1, 11, 14, -1, 84, 154, 110, 114, 0.7368421052631579, 14.142135623730951, 54.93163151125833",
        "7, 9, 8, -1, 200, 504, 224, 248, 0.8064516129032258, 9.486832980505138, NaN"
    })
    void further_properties_equal_scikit_images(
            int nz,
            int ny,
            int nx,
            int salt,
            double pixels,
            double box,
            double filled,
            double convex,
            double solidity,
            double feret,
            double crofton) {
        LabelImage labels = shape(nz, ny, nx, salt);
        ResultTable table = BiapyProperties.of(labels, PropertyFilter.none(), List.of(), EXTRA)
                .toResultTable();
        double[] expected = {pixels, box, filled, convex, solidity, feret};
        for (int k = 0; k < expected.length; k++) {
            assertThat(cell(table, EXTRA.get(k))).as(EXTRA.get(k)).isCloseTo(expected[k], within(1e-9));
        }
        if (nz == 1) {
            ResultTable flat = BiapyProperties.of(
                            labels, PropertyFilter.none(), List.of(), List.of("perimeter_crofton"))
                    .toResultTable();
            assertThat(cell(flat, "perimeter_crofton")).isCloseTo(crofton, within(1e-6));
        }
    }

    private static LabelImage shape(int nz, int ny, int nx, int salt) {
        int[] codes = new int[nz * ny * nx];
        for (int i = 0; i < codes.length; i++) {
            int z = i / (ny * nx);
            int y = i / nx % ny;
            int x = i % nx;
            double far = square((2 * y - ny + 1) / (double) ny)
                    + square((2 * x - nx + 1) / (double) nx)
                    + (nz > 1 ? square((2 * z - nz + 1) / (double) nz) : 0);
            boolean stays = salt < 0 ? far > 0.2 : (7 * x + 13 * y + 5 * z + salt) % 11 < 7;
            codes[i] = far < 0.9 && stays ? 1 : 0;
        }
        return LabelImage.of("shape", Extent.zyx(nz, ny, nx), codes);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double cell(ResultTable table, String column) {
        int c = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals(column))
                .findFirst()
                .orElseThrow();
        return ((Number) table.rows().get(0).get(c)).doubleValue();
    }

    /** scikit-image finds no hull of voxels in one plane, so that BiaPy's table holds 0 and infinity, and its Feret diameter ends the run. */
    @Test
    void a_flat_object_of_a_volume_has_a_hull_too() {
        int[] codes = new int[3 * 4 * 5];
        IntStream.range(20, 40).forEach(i -> codes[i] = 1);
        ResultTable table = BiapyProperties.of(
                        LabelImage.of("slice", Extent.zyx(3, 4, 5), codes), PropertyFilter.none(), List.of(), EXTRA)
                .toResultTable();
        assertThat(cell(table, "area_convex")).isEqualTo(20);
        assertThat(cell(table, "solidity")).isEqualTo(1);
        assertThat(cell(table, "feret_diameter_max")).isCloseTo(Math.sqrt(3 * 3 + 5 * 5), within(1e-12));
    }

    @Test
    void further_columns_come_last_in_the_order_asked_for() {
        ResultTable table = BiapyProperties.of(
                        shape(1, 9, 9, 3), PropertyFilter.none(), List.of(), List.of("solidity", "area_bbox"))
                .toResultTable();
        assertThat(table.toCsv().lines().findFirst())
                .contains(
                        "label,axis-0,axis-1,npixels,area,circularity,diameter,perimeter,elongation,comment,conditions,"
                                + "solidity,area_bbox");
    }

    @Test
    void what_is_in_the_table_anyway_gets_no_second_column() {
        ResultTable plain = BiapyProperties.of(shape(1, 9, 9, 3), PropertyFilter.none(), List.of(), List.of())
                .toResultTable();
        ResultTable named = BiapyProperties.of(
                        shape(1, 9, 9, 3),
                        PropertyFilter.none(),
                        List.of(),
                        List.of("area", "label", "bbox", "perimeter"))
                .toResultTable();
        assertThat(named.toCsv()).isEqualTo(plain.toCsv());
    }

    @ParameterizedTest
    @ValueSource(strings = {"centroid", "moments_hu", "image_filled", "solidty"})
    void a_property_of_several_numbers_or_none_is_refused_before_any_work(String name) {
        assertThatThrownBy(() -> BiapyProperties.requireKnown(PropertyFilter.none(), List.of(name), false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one number an object")
                .hasMessageContaining("area_filled");
    }

    @Test
    void a_perimeter_of_a_volume_is_refused_with_what_to_take_instead() {
        assertThatThrownBy(() -> BiapyProperties.of(
                        shape(3, 7, 7, 2), PropertyFilter.none(), List.of(), List.of("perimeter_crofton")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("surface_crofton");
    }
}
