package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneOrderTest {
    private static final Path FILE = Path.of("a.tif");
    private static final String OME =
            "<OME><Image><Pixels DimensionOrder=\"%s\" SizeX=\"8\" SizeY=\"8\" SizeC=\"2\" SizeZ=\"3\""
                    + " SizeT=\"1\">%s</Pixels></Image><Image><Pixels DimensionOrder=\"XYZCT\" SizeC=\"9\"/></Image></OME>";

    /** In XYCZT channels run fastest: the page of (c, z) is z * 2 + c; in XYZCT it is c * 3 + z. */
    @ParameterizedTest
    @CsvSource({"XYCZT,2,1", "XYCTZ,2,1", "XYTCZ,2,1", "XYZCT,1,3", "XYZTC,1,3", "XYTZC,1,3"})
    void ome_dimension_order_says_which_runs_fastest(String order, int perSlice, int perChannel) {
        PlaneOrder planes = PlaneOrder.of(FILE, image(OME.formatted(order, "")).description(), Axes.AS_STORED);
        assertThat(planes.slices()).isEqualTo(3);
        assertThat(planes.channels()).isEqualTo(2);
        for (int c = 0; c < 2; c++) {
            for (int z = 0; z < 3; z++) {
                assertThat(planes.plane(c, z)).isEqualTo(c * perChannel + z * perSlice);
            }
        }
    }

    @Test
    void ome_tiff_data_elements_may_name_pages_in_any_order() {
        String backwards = "";
        for (int c = 0; c < 2; c++) {
            for (int z = 0; z < 3; z++) {
                backwards += "<TiffData IFD=\"%d\" FirstC=\"%d\" FirstZ=\"%d\" PlaneCount=\"1\"/>"
                        .formatted(5 - (c * 3 + z), c, z);
            }
        }
        OmeImage image = image(OME.formatted("XYCZT", backwards));
        PlaneOrder planes = PlaneOrder.of(FILE, image.description(), Axes.AS_STORED);
        for (int c = 0; c < 2; c++) {
            for (int z = 0; z < 3; z++) {
                OmePart part = image.parts().get(c * 3 + z);
                assertThat(part.first()).isEqualTo(planes.plane(c, z));
                assertThat(part.page()).isEqualTo(5 - (c * 3 + z));
            }
        }
    }

    private static OmeImage image(String xml) {
        return OmeDocument.parse(xml, FILE).images().get(0);
    }

    @Test
    void a_point_of_time_is_a_group_of_pages_wherever_its_axis_stands() {
        StackDescription first = new StackDescription(
                "ImageJ hyperstack", "TZC", new long[] {4, 3, 2}, Calibration.unknown(), List.of());
        StackDescription last =
                new StackDescription("OME-TIFF", "ZCT", new long[] {3, 2, 4}, Calibration.unknown(), List.of());
        for (int t = 0; t < 4; t++) {
            Axes at = Axes.AS_STORED.atTime(t);
            assertThat(PlaneOrder.of(FILE, first, at).plane(1, 2)).isEqualTo(t * 6 + 2 * 2 + 1);
            assertThat(PlaneOrder.of(FILE, last, at).plane(1, 2)).isEqualTo((2 * 2 + 1) * 4 + t);
        }
        assertThatThrownBy(() -> PlaneOrder.of(FILE, last, Axes.AS_STORED)).hasMessageContaining("4 points of time");
    }

    @Test
    void pages_along_several_unnamed_dimensions_need_named_axes() {
        StackDescription pages =
                new StackDescription("tifffile series", "QQ", new long[] {2, 3}, Calibration.unknown(), List.of());
        assertThatThrownBy(() -> PlaneOrder.of(FILE, pages, Axes.AS_STORED))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("(2, 3)");
        PlaneOrder planes = PlaneOrder.of(FILE, pages, Axes.of("CZYX"));
        assertThat(planes.channels()).isEqualTo(2);
        assertThat(planes.plane(1, 2)).isEqualTo(5);
    }
}
