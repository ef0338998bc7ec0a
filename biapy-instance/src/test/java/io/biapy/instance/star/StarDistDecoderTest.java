package io.biapy.instance.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Compatibility;
import io.biapy.instance.decode.Reach;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StarDistDecoderTest {
    @Test
    void disks_that_share_a_tenth_both_stay_though_biapys_union_in_the_common_box_says_more() {
        // Two disks of radius 10, 14 apart: intersection over union 0.10, counted as 0.29 by BiaPy.
        FloatImage prediction = disks(Extent.yx(40, 50), 64, 10, new int[] {20, 16}, new int[] {20, 30});

        assertThat(StarDistDecoder.create().overlap(0.25).trace(prediction).stars())
                .hasSize(2);
        assertThat(StarDistDecoder.create()
                        .overlap(0.25)
                        .compatibility(Compatibility.BIAPY)
                        .trace(prediction)
                        .stars())
                .hasSize(1);
    }

    @Test
    void lengths_in_the_unit_of_the_voxel_size_lead_as_far_as_they_were_measured() {
        // A disk of radius 6.2 um in voxels of 2 x 1 um: 3.1 voxels up, 6.2 to the right.
        RayDirections rays = RayDirections.circle(64);
        Calibration voxel = Calibration.of(1, 2, 1, "um");
        Extent extent = Extent.yx(30, 30);
        float[] data = new float[65 * 900];
        data[15 * 30 + 15] = 1;
        for (int k = 0; k < 64; k++) {
            data[(1 + k) * 900 + 15 * 30 + 15] =
                    (float) (rays.step(k, voxel) * 6.2 / Math.hypot(rays.y(k) * 2, rays.x(k)));
        }
        FloatImage prediction = FloatImage.of("p", extent, 65, data).withCalibration(voxel);

        int[] labels = StarDistDecoder.create().decode(prediction).codes();

        assertThat(column(labels, 30, 15)).isEqualTo(7);
        assertThat(row(labels, 30, 15)).isEqualTo(13);
        assertThat(column(
                        StarDistDecoder.create()
                                .lengthsInVoxels()
                                .decode(prediction)
                                .codes(),
                        30,
                        15))
                .isEqualTo(13);
    }

    private static long row(int[] labels, int nx, int y) {
        return Arrays.stream(labels, y * nx, (y + 1) * nx).filter(v -> v > 0).count();
    }

    private static long column(int[] labels, int nx, int x) {
        return java.util.stream.IntStream.range(0, labels.length / nx)
                .filter(y -> labels[y * nx + x] > 0)
                .count();
    }

    @Test
    void polyhedron_keeps_the_dents_that_a_convex_hull_fills() {
        RayDirections rays = RayDirections.sphere(200);
        Extent extent = Extent.zyx(21, 21, 21);
        int plane = extent.voxels();
        float[] data = new float[201 * plane];
        int centre = (10 * 21 + 10) * 21 + 10;
        data[centre] = 1;
        for (int k = 0; k < 200; k++) {
            data[(1 + k) * plane + centre] = Math.abs(rays.z(k)) > 0.6f ? 3 : 9;
        }
        FloatImage prediction = FloatImage.of("apple", extent, 201, data);

        int[] right = StarDistDecoder.create().decode(prediction).codes();
        int[] hull = StarDistDecoder.create()
                .compatibility(Compatibility.BIAPY)
                .decode(prediction)
                .codes();

        int aboveCentre = (14 * 21 + 10) * 21 + 10;
        assertThat(right[aboveCentre]).isZero();
        assertThat(hull[aboveCentre]).isOne();
        assertThat(right[(10 * 21 + 10) * 21 + 18]).isOne();
        assertThat(right[(12 * 21 + 10) * 21 + 10]).isOne();
    }

    @Test
    void ball_takes_the_voxels_of_a_ball() {
        RayDirections rays = RayDirections.goldenSpiral(600);
        Extent extent = Extent.zyx(25, 25, 25);
        int plane = extent.voxels();
        float[] data = new float[601 * plane];
        int centre = (12 * 25 + 12) * 25 + 12;
        data[centre] = 1;
        for (int k = 0; k < 600; k++) {
            data[(1 + k) * plane + centre] = 8.3f;
        }

        int[] labels = StarDistDecoder.create()
                .rays(rays)
                .decode(FloatImage.of("ball", extent, 601, data))
                .codes();

        for (int i = 0; i < plane; i++) {
            double r = Math.sqrt(Math.pow(i / 625 - 12, 2) + Math.pow(i / 25 % 25 - 12, 2) + Math.pow(i % 25 - 12, 2));
            if (Math.abs(r - 8.3) > 0.15) {
                assertThat(labels[i]).as("at distance %s", r).isEqualTo(r < 8.3 ? 1 : 0);
            }
        }
    }

    @Test
    void most_probable_object_is_one_and_lies_on_top() {
        FloatImage prediction = disks(Extent.yx(40, 50), 32, 10, new int[] {20, 16}, new int[] {20, 30});
        prediction.data()[20 * 50 + 30] = 0.9f;

        int[] labels = StarDistDecoder.create().overlap(0.5).decode(prediction).codes();

        assertThat(labels[20 * 50 + 23]).isOne();
        assertThat(labels[20 * 50 + 30]).isEqualTo(2);
    }

    @Test
    void grid_moves_centres_and_leaves_lengths() {
        FloatImage prediction = disks(Extent.yx(20, 25), 32, 10.2f, new int[] {10, 8});

        StarDistTrace trace = StarDistDecoder.create().grid(Extent.yx(2, 2)).trace(prediction);

        assertThat(trace.labels().extent()).isEqualTo(Extent.yx(40, 50));
        assertThat(trace.stars()).containsExactly(new Star(0, 20, 16, 1));
        assertThat(row(trace.labels().codes(), 50, 20)).isEqualTo(21);
    }

    @Test
    void flat_volume_of_subsampled_stacks_is_no_plane() {
        RayDirections rays = RayDirections.sphere(40);
        float[] data = new float[41 * 2 * 100];
        data[100 + 55] = 1;
        for (int k = 0; k < 40; k++) {
            data[(1 + k) * 200 + 155] = 5;
        }
        StarDistTrace trace = StarDistDecoder.create()
                .rays(rays)
                .grid(Extent.zyx(4, 2, 2))
                .trace(FloatImage.of("p", Extent.zyx(2, 10, 10), 41, data));

        assertThat(trace.labels().extent()).isEqualTo(Extent.zyx(8, 20, 20));
        assertThat(trace.stars()).containsExactly(new Star(4, 10, 10, 1));
    }

    @Test
    void margin_and_maxima_leave_candidates_out() {
        FloatImage prediction =
                disks(Extent.yx(20, 20), 16, 3, new int[] {1, 10}, new int[] {10, 10}, new int[] {10, 11});
        prediction.data()[10 * 20 + 11] = 0.8f;

        assertThat(StarDistDecoder.create().trace(prediction).candidates()).isEqualTo(3);
        assertThat(StarDistDecoder.create().margin(2).trace(prediction).candidates())
                .isEqualTo(2);
        assertThat(StarDistDecoder.create().maximaOnly().trace(prediction).candidates())
                .isEqualTo(2);
    }

    @Test
    void otsus_threshold_is_that_of_the_probability() {
        FloatImage prediction = disks(Extent.yx(20, 20), 16, 3, new int[] {4, 10}, new int[] {14, 10});
        prediction.data()[14 * 20 + 10] = 0.3f;

        assertThat(StarDistDecoder.create().otsuProbability().trace(prediction).probabilityThreshold())
                .isEqualTo(io.biapy.instance.label.Otsu.threshold(prediction.data(), 0, 400));
    }

    @Test
    void no_candidate_gives_background() {
        StarDistTrace trace = StarDistDecoder.create().trace(disks(Extent.yx(7, 9), 8, 3));

        assertThat(trace.stars()).isEmpty();
        assertThat(trace.labels().codes()).hasSize(63).containsOnly(0);
    }

    @Test
    void lengths_of_nothing_still_mark_the_centre() {
        FloatImage prediction = disks(Extent.yx(9, 9), 8, -2, new int[] {4, 4});

        assertThat(Arrays.stream(StarDistDecoder.create().decode(prediction).codes())
                        .sum())
                .isOne();
    }

    @Test
    void reach_is_two_of_the_longest_rays_where_they_are_bounded() {
        assertThat(StarDistDecoder.create().reach()).isEqualTo(Reach.wholeImage());
        assertThat(StarDistDecoder.create().longestRay(12.3).reach()).isEqualTo(Reach.chained(Extent.zyx(25, 25, 25)));
        assertThat(StarDistDecoder.create()
                        .longestRay(12)
                        .rays(RayDirections.circle(32))
                        .reach())
                .isEqualTo(Reach.chained(Extent.zyx(0, 24, 24)));
        assertThat(StarDistDecoder.create().longestRay(12).otsuProbability().reach())
                .isEqualTo(Reach.wholeImage());
    }

    @Test
    void rays_are_cut_at_the_longest() {
        FloatImage prediction = disks(Extent.yx(41, 41), 64, 1e6f, new int[] {20, 20});

        assertThat(row(
                        StarDistDecoder.create()
                                .longestRay(5.2)
                                .decode(prediction)
                                .codes(),
                        41,
                        20))
                .isEqualTo(11);
        assertThat(StarDistDecoder.create().decode(prediction).codes()).containsOnly(1);
    }

    @Test
    void values_that_are_no_numbers_are_refused() {
        FloatImage prediction = disks(Extent.yx(9, 9), 8, Float.NaN, new int[] {4, 4});
        assertThatThrownBy(() -> StarDistDecoder.create().decode(prediction))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ray length");
    }

    @Test
    void wrong_numbers_of_planes_and_stacks_of_flat_rays_are_refused() {
        FloatImage stack = FloatImage.of("stack", Extent.zyx(3, 5, 5), 33, new float[33 * 75]);

        assertThatThrownBy(() ->
                        StarDistDecoder.create().rays(RayDirections.circle(32)).decode(stack))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("slice by slice");
        assertThatThrownBy(() ->
                        StarDistDecoder.create().rays(RayDirections.sphere(96)).decode(stack))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("97")
                .hasMessageContaining("33");
    }

    @Test
    void decoder_says_what_it_does() {
        assertThat(StarDistDecoder.create())
                .hasToString("StarDist: voxels of probability >= 0.4, BiaPy's rays, overlap up to 0.3");
        assertThat(Balls.commonArea(3, 1, 1)).isCloseTo(Math.PI, within(1e-12));
    }

    private static FloatImage disks(Extent extent, int rays, float radius, int[]... centres) {
        int plane = extent.voxels();
        float[] data = new float[(1 + rays) * plane];
        for (int[] centre : centres) {
            int at = centre[0] * extent.x() + centre[1];
            data[at] = 1;
            for (int k = 0; k < rays; k++) {
                data[(1 + k) * plane + at] = radius;
            }
        }
        return FloatImage.of("disks", extent, 1 + rays, data);
    }
}
