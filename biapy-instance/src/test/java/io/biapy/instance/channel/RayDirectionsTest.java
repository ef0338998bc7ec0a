package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RayDirectionsTest {
    @Test
    void rays_of_a_plane_turn_from_x_to_y() {
        RayDirections four = RayDirections.circle(4);

        assertThat(four.x(0)).isOne();
        assertThat(four.y(1)).isOne();
        assertThat(four.x(2)).isEqualTo(-1);
        assertThat(four.y(3)).isEqualTo(-1);
        assertThat(four.dimensions()).isEqualTo(2);
    }

    @Test
    void every_ray_has_length_one() {
        Stream.of(
                        RayDirections.circle(33),
                        RayDirections.sphere(96),
                        RayDirections.goldenSpiral(96),
                        RayDirections.goldenSpiral(96, Calibration.of(3, 1, 1, "um")))
                .forEach(rays -> {
                    for (int k = 0; k < rays.count(); k++) {
                        assertThat(rays.step(k, Calibration.unknown())).isCloseTo(1, within(1e-6));
                    }
                });
    }

    @Test
    void sphere_is_that_of_biapy() {
        RayDirections rays = RayDirections.sphere(16);

        assertThat(new float[] {rays.x(0), rays.y(0), rays.z(0)})
                .containsExactly(new float[] {0.34798527f, 0, 0.9375f}, within(1e-6f));
        assertThat(new float[] {rays.x(5), rays.y(5), rays.z(5)})
                .containsExactly(new float[] {0.80149776f, 0.50984824f, 0.31250003f}, within(1e-6f));
    }

    @Test
    void golden_spiral_is_that_of_stardist() {
        RayDirections rays = RayDirections.goldenSpiral(96);
        assertThat(new float[] {rays.z(0), rays.z(95)}).containsExactly(-1, 1);
        assertThat(new float[] {rays.z(40), rays.y(40), rays.x(40)})
                .containsExactly(new float[] {-0.15789473f, 0.9715106f, -0.17673841f}, within(1e-6f));

        RayDirections flat = RayDirections.goldenSpiral(96, Calibration.of(2, 1, 1, "um"));
        assertThat(new float[] {flat.z(40), flat.y(40), flat.x(40)})
                .containsExactly(new float[] {-0.07969596f, 0.98072267f, -0.17841427f}, within(1e-6f));
    }

    @Test
    void step_is_measured_in_the_voxels_unit() {
        assertThat(RayDirections.goldenSpiral(8).step(7, Calibration.of(3, 1, 1, "um")))
                .isEqualTo(3);
    }

    @Test
    void too_few_rays_to_enclose_anything_are_refused() {
        assertThatThrownBy(() -> RayDirections.circle(2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> RayDirections.sphere(3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("4");
    }
}
