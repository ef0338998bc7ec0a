package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RayDistancesTest {
    /** 6, 12 and 96 rays in a plane have components of one half, so positions between two voxels. */
    private static final int[] RAYS = {4, 5, 6, 8, 12, 32, 96};

    @Test
    void skipping_steps_gives_what_marching_every_step_gives() {
        RandomVolumes.check(1500, 14, v -> {
            int[] labels = v.labels(v.random().nextInt(1, 4));
            Calibration voxel =
                    Calibration.of(1 + v.random().nextInt(4), 0.5 + v.random().nextInt(2), 1, "um");
            int rays = RAYS[v.random().nextInt(RAYS.length)];
            float[] found = new float[rays * labels.length];
            RayDistances channel = TargetChannel.rays().rays(rays);
            channel.encode(LabelImage.of("a", v.extent, labels).withCalibration(voxel), found);
            RayDirections directions = channel.directions(v.extent.z() == 1 ? 2 : 3);
            for (int k = 0; k < rays; k++) {
                for (int i = 0; i < labels.length; i++) {
                    float expected = march(v, labels, i, directions, k, voxel);
                    if (found[k * labels.length + i] != expected) {
                        throw new AssertionError("ray " + k + " of " + rays + ", voxel " + i + ": "
                                + found[k * labels.length + i] + " instead of " + expected);
                    }
                }
            }
        });
    }

    private static float march(
            RandomVolumes v, int[] labels, int i, RayDirections directions, int ray, Calibration voxel) {
        if (labels[i] == 0) {
            return 0;
        }
        float[] u = {directions.z(ray), directions.y(ray), directions.x(ray)};
        double longest = Math.max(Math.abs(u[0]), Math.max(Math.abs(u[1]), Math.abs(u[2])));
        double correction = 1 - 0.5 / (longest + 1e-12);
        double z = 0;
        double y = 0;
        double x = 0;
        while (true) {
            z += u[0];
            y += u[1];
            x += u[2];
            int toZ = (int) Math.rint(v.z(i) + z);
            int toY = (int) Math.rint(v.y(i) + y);
            int toX = (int) Math.rint(v.x(i) + x);
            if (!v.isInside(toZ, toY, toX) || labels[v.index(toZ, toY, toX)] != labels[i]) {
                double endZ = z - correction * u[0];
                double endY = y - correction * u[1];
                double endX = x - correction * u[2];
                return (float) (Math.sqrt(endZ * endZ + endY * endY + endX * endX) * directions.step(ray, voxel));
            }
        }
    }

    @Test
    void a_square_reaches_half_a_pixel_beyond_its_outermost_pixel() {
        int[] labels = new int[49];
        for (int y = 2; y < 5; y++) {
            for (int x = 2; x < 5; x++) {
                labels[7 * y + x] = 9;
            }
        }
        float[] found = new float[4 * 49];
        TargetChannel.parse("R[nrays=4]").encode(LabelImage.of("a", Extent.yx(7, 7), labels), found);
        for (int ray = 0; ray < 4; ray++) {
            assertThat(found[ray * 49 + 24]).isCloseTo(1.5f, within(1e-5f));
            assertThat(found[ray * 49]).isZero();
        }
    }

    @Test
    void distances_are_physical_in_2d_too() {
        LabelImage labels = LabelImage.of("a", Extent.yx(3, 3), new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1})
                .withCalibration(Calibration.of(7, 0.5, 2, "um"));
        float[] found = new float[36];
        TargetChannel.rays().rays(4).encode(labels, found);
        assertThat(found[4]).isCloseTo(3f, within(1e-5f));
        assertThat(found[9 + 4]).isCloseTo(0.75f, within(1e-5f));
    }

    @Test
    void the_number_of_threads_changes_nothing() {
        LabelImage labels = LabelImage.of("a", Extent.zyx(9, 150, 300), blocks(9 * 150 * 300));
        TargetChannels channels = TargetChannels.parse("R[nrays=7],F");
        float[] one = new float[8 * 9 * 150 * 300];
        channels.encode(labels, one);
        for (int threads : new int[] {2, 3, 8}) {
            try (Workers workers = Workers.of(threads)) {
                float[] many = new float[one.length];
                channels.encode(labels, many, workers);
                assertThat(many).isEqualTo(one);
            }
        }
    }

    private static int[] blocks(int n) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 300 / 21 * (i / 300 % 150 / 13) % 5;
        }
        return labels;
    }

    @Test
    void the_number_of_rays_follows_the_dimensions_unless_it_is_given() {
        assertThat(TargetChannel.rays().in(2).width()).isEqualTo(32);
        assertThat(TargetChannel.rays().in(3).planes()).isEqualTo(96);
        assertThat(TargetChannel.parse("R[nrays=10]").in(3).width()).isEqualTo(10);
        assertThatThrownBy(() -> TargetChannel.rays().width())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nrays");
    }

    @Test
    void an_image_without_objects_or_voxels_has_no_distances() {
        float[] found = {1, 1, 1, 1, 1, 1};
        TargetChannel.rays().rays(3).encode(LabelImage.of("a", Extent.yx(1, 2), new int[2]), found);
        assertThat(found).containsOnly(0);
        TargetChannel.rays().rays(3).encode(LabelImage.of("a", Extent.yx(0, 2), new int[0]), new float[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "R[nrays=5]"})
    void the_text_form_reads_back(String text) {
        assertThat(TargetChannel.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R[nrays=2]", "R[nrays=0]", "R[nrays=many]", "R[rays=4]"})
    void wrong_options_are_refused(String text) {
        assertThatThrownBy(() -> TargetChannel.parse(text)).isInstanceOf(InputException.class);
    }
}
