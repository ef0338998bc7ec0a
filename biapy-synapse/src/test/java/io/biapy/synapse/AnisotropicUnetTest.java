package io.biapy.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnisotropicUnetTest {
    private static Map<String, Object> settings(int[] maps, double z, double y, double x) {
        return AnisotropicUnet.of(maps, Calibration.of(z, y, x, "nm"))
                .dimensions(3)
                .head("F", 1)
                .build()
                .settings();
    }

    @Test
    void thickSlices_keepKernelsInThePlane_untilTheLastLevel() {
        Map<String, Object> thick = settings(new int[] {4, 8, 16}, 40, 4, 4);
        assertThat(thick.get("isotropy")).isEqualTo(List.of(false, false, true));
        assertThat(thick.get("z_down")).isEqualTo(List.of(1, 1));
        Map<String, Object> medium = settings(new int[] {4, 8, 16, 32}, 40, 8, 8);
        assertThat(medium.get("isotropy")).isEqualTo(List.of(false, false, true, true));
        assertThat(medium.get("z_down")).isEqualTo(List.of(1, 1, 2));
    }

    @Test
    void cubes_areHalvedEverywhere() {
        Map<String, Object> cubes = settings(new int[] {4, 8, 16}, 8, 8, 8);
        assertThat(cubes.get("isotropy")).isEqualTo(List.of(true, true, true));
        assertThat(cubes.get("z_down")).isEqualTo(List.of(2, 2));
    }

    @Test
    void noLevel_isRefused() {
        assertThatThrownBy(() -> AnisotropicUnet.of(new int[0], Calibration.unknown()))
                .isInstanceOf(InputException.class);
    }
}
