package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectTableTest {
    private static final LabelImage PAIR = LabelImage.of(
                    "pair", Extent.yx(2, 3), new int[] {7, 7, 0, 7, 7, 2_000_000_000})
            .withCalibration(Calibration.of(9, 0.5, 2, "um"));

    @Test
    void equals_a_search_over_all_voxels() {
        RandomVolumes.check(200, 8, v -> {
            int[] labels = v.labels(40);
            float[] light = v.values(0);
            Calibration voxel = Calibration.of(3, 0.5, 0.25, "um");
            ObjectTable table = ObjectTable.of(
                    LabelImage.of("a", v.extent, labels).withCalibration(voxel),
                    FloatImage.of("b", v.extent, 1, light));
            int[] ids =
                    IntStream.of(labels).filter(l -> l != 0).distinct().sorted().toArray();
            assertThat(table.rows()).extracting(m -> (int) m.label()).containsExactly(boxed(ids));
            for (Measurement m : table) {
                int[] own = IntStream.range(0, labels.length)
                        .filter(i -> labels[i] == m.label())
                        .toArray();
                assertThat(m.npixels()).isEqualTo(own.length);
                double voxelSize = 0.5 * 0.25 * (v.extent.z() == 1 ? 1 : 3);
                assertThat(m.size()).isCloseTo(own.length * voxelSize, Offset.offset(1e-9));
                assertThat(m.z())
                        .isCloseTo(3 * IntStream.of(own).map(v::z).average().getAsDouble(), Offset.offset(1e-9));
                assertThat(m.y())
                        .isCloseTo(0.5 * IntStream.of(own).map(v::y).average().getAsDouble(), Offset.offset(1e-9));
                assertThat(m.x())
                        .isCloseTo(0.25 * IntStream.of(own).map(v::x).average().getAsDouble(), Offset.offset(1e-9));
                assertThat(m.box())
                        .isEqualTo(new BoundingBox(
                                IntStream.of(own).map(v::z).min().getAsInt(),
                                IntStream.of(own).map(v::y).min().getAsInt(),
                                IntStream.of(own).map(v::x).min().getAsInt(),
                                IntStream.of(own).map(v::z).max().getAsInt(),
                                IntStream.of(own).map(v::y).max().getAsInt(),
                                IntStream.of(own).map(v::x).max().getAsInt()));
                Intensity i = m.intensity().orElseThrow();
                var values = IntStream.of(own).mapToDouble(k -> light[k]).summaryStatistics();
                assertThat(i.mean()).isCloseTo(values.getAverage(), Offset.offset(1e-9));
                assertThat(i.min()).isEqualTo(values.getMin());
                assertThat(i.max()).isEqualTo(values.getMax());
            }
        });
    }

    @Test
    void sizes_are_physical_and_an_area_does_not_use_the_voxel_size_along_z() {
        Measurement object = ObjectTable.of(PAIR).get(7);
        assertThat(object.size()).isEqualTo(4);
        assertThat(object.equivalentDiameter()).isCloseTo(2 * Math.sqrt(4 / Math.PI), Offset.offset(1e-12));
        assertThat(object.y()).isEqualTo(0.25);
        assertThat(object.x()).isEqualTo(1);
        LabelImage volume = LabelImage.of("v", Extent.zyx(2, 1, 1), new int[] {1, 1})
                .withCalibration(Calibration.of(3, 1, 1, "um"));
        assertThat(ObjectTable.of(volume).get(1).equivalentDiameter())
                .isCloseTo(Math.cbrt(36 / Math.PI), Offset.offset(1e-12));
    }

    @Test
    void csv_is_the_same_in_every_locale_and_can_be_read_back(@TempDir Path folder) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Path file = folder.resolve("objects.csv");
            ObjectTable.of(PAIR).writeCsv(file);
            assertThat(Files.readAllLines(file))
                    .containsExactly(
                            "label,npixels,area,equivalent_diameter,y,x,y_min,x_min,y_max,x_max,unit",
                            "7,4,4.0,2.256758334191025,0.25,1.0,0,0,1,1,um",
                            "2000000000,1,1.0,1.1283791670955126,0.5,4.0,1,2,1,2,um");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ids_beyond_32_bits_are_named_as_they_are() {
        long huge = 5_000_000_000L;
        LabelImage labels = LabelImage.ofLongs("h", Extent.yx(1, 2), new long[] {huge, 3});
        assertThat(ObjectTable.of(labels).rows()).extracting(Measurement::label).containsExactly(3L, huge);
        assertThat(ObjectTable.of(labels).toTable().longColumn("label").asList())
                .containsExactly(3L, huge);
    }

    @Test
    void it_prints_itself() {
        assertThat(ObjectTable.of(PAIR).toString())
                .startsWith("Objects of pair: 2, areas in um²\n")
                .contains("label", "equivalent_diameter", "2000000000");
        assertThat(ObjectTable.of(PAIR).get(7))
                .hasToString(
                        "Object 7: 4 voxels, size 4.000, centroid (0.000, 0.2500, 1.000), box (0, 0, 0) to (0, 1, 1)");
        assertThat(ObjectTable.of(LabelImage.of("none", Extent.yx(1, 1), new int[1])))
                .hasToString("Objects of none: 0, areas in px²");
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> ObjectTable.of(PAIR, FloatImage.of("raw", Extent.yx(2, 2), 1, new float[4])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 x 3 labels")
                .hasMessageContaining("raw of 2 x 2");
        assertThatThrownBy(() -> ObjectTable.of(PAIR).get(8))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no object 8 in pair");
    }

    private static Integer[] boxed(int[] ids) {
        return IntStream.of(ids).boxed().toArray(Integer[]::new);
    }
}
