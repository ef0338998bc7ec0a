package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Each distance against its definition, voxel by voxel, on small random label images with voxels of any shape. */
class DistanceChannelsTest {
    private static final double CLOSE = 2e-5;

    @Test
    void distance_to_another_object_equals_a_search_over_all_voxels() {
        RandomVolumes.check(1500, 9, v -> {
            LabelImage labels = image(v);
            Calibration voxel = labels.calibration();
            float[] found = new float[labels.codes().length];
            NeighbourSearch.distance(labels.codes(), v.extent, voxel, found, 0, Workers.callerOnly());
            for (int i = 0; i < found.length; i++) {
                int own = labels.codes()[i];
                double expected =
                        own == 0 ? 0 : nearest(v, labels, i, j -> labels.codes()[j] != own && labels.codes()[j] != 0);
                assertThat((double) found[i]).as("voxel " + i).isCloseTo(expected, within(CLOSE));
            }
        });
    }

    @Test
    void distance_to_another_object_is_found_far_away_and_among_many() {
        int n = 300;
        int[] row = new int[n];
        row[0] = 1;
        row[n - 1] = 2;
        float[] far = new float[n];
        distances(row, far);
        assertThat(far[0]).isEqualTo(n - 1f);
        for (int i = 0; i < n; i++) {
            row[i] = i + 1;
        }
        distances(row, far);
        assertThat(far).containsOnly(1);
    }

    /** Of a column. */
    private static void distances(int[] column, float[] found) {
        Extent extent = Extent.yx(column.length, 1);
        NeighbourSearch.distance(column, extent, Calibration.unknown(), found, 0, Workers.callerOnly());
    }

    @Test
    void an_object_alone_has_no_neighbour_and_objects_that_fill_the_image_have() {
        assertThat(encode(TargetChannel.neighbourDistance(), 3, 0, 4, 4, 0, 4, 4))
                .containsOnly(0);
        float[] halves = encode(TargetChannel.neighbourDistance().closing(0).power(1), 4, 1, 1, 2, 2);
        assertThat(halves).containsExactly(0, 0.5f, 0.5f, 0);
        assertThat(encode(TargetChannel.neighbourDistance().raw().closing(0).power(1), 4, 1, 1, 2, 2))
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void signed_distance_equals_its_definition() {
        RandomVolumes.check(500, 8, v -> {
            LabelImage labels = image(v);
            float[] found = encode(TargetChannel.signedDistance(), labels);
            float[] expected = new float[found.length];
            Arrays.fill(expected, -1);
            for (int code = 1; code <= 4; code++) {
                boolean[] mask = filled(v, labels.codes(), code);
                double[] d = new double[mask.length];
                double greatest = 0;
                for (int i = 0; i < mask.length; i++) {
                    d[i] = mask[i] ? nearest(v, labels, i, j -> !mask[j]) : 0;
                    greatest = Math.max(greatest, d[i]);
                }
                for (int i = 0; i < mask.length; i++) {
                    if (mask[i] && greatest < Double.POSITIVE_INFINITY) {
                        expected[i] = Math.max(expected[i], (float) (d[i] / (greatest + 1e-6)));
                    }
                }
                if (greatest == Double.POSITIVE_INFINITY) {
                    return; // the image's edge stands for the border: an own test
                }
            }
            assertClose(found, expected);
        });
    }

    @Test
    void an_object_that_fills_the_image_is_measured_to_the_edge_and_an_empty_image_is_background() {
        assertThat(encode(TargetChannel.signedDistance(), 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)[4])
                .isCloseTo(1, within(1e-5f));
        assertThat(encode(TargetChannel.signedDistance(), 3, 1, 1, 1, 1, 0, 1, 1, 1, 1)[4])
                .isCloseTo(1, within(1e-5f));
        assertThat(encode(TargetChannel.signedDistance(), 2, 0, 0, 0, 0)).containsOnly(-1);
        assertThat(encode(TargetChannel.borderDistance().omnipose(), 2, 0, 0, 0, 0))
                .containsOnly(-5);
    }

    @Test
    void distance_to_the_centroid_and_offsets_equal_their_definitions() {
        RandomVolumes.check(800, 8, v -> {
            LabelImage labels = image(v);
            int[] codes = labels.codes();
            Calibration voxel = labels.calibration();
            float[] distance = encode(TargetChannel.centreDistance().raw(), labels);
            float[] offset = encode(TargetChannel.vertical().raw(), labels);
            float[] scaled = encode(TargetChannel.vertical(), labels);
            for (int code = 1; code <= 4; code++) {
                int id = code;
                int[] own = java.util.stream.IntStream.range(0, codes.length)
                        .filter(i -> codes[i] == id)
                        .toArray();
                double z = Arrays.stream(own).map(v::z).average().orElse(0);
                double y = Arrays.stream(own).map(v::y).average().orElse(0);
                double x = Arrays.stream(own).map(v::x).average().orElse(0);
                double least = 0;
                double greatest = 0;
                for (int i : own) {
                    double o = v.y(i) + 1 - Math.floor(y + 0.5);
                    least = Math.min(least, o);
                    greatest = Math.max(greatest, o);
                }
                for (int i : own) {
                    double d = Math.hypot(
                            Math.hypot((v.z(i) - z) * voxel.z(), (v.y(i) - y) * voxel.y()), (v.x(i) - x) * voxel.x());
                    double o = v.y(i) + 1 - Math.floor(y + 0.5);
                    assertThat((double) distance[i]).isCloseTo(d, within(CLOSE));
                    assertThat((double) offset[i]).isCloseTo(o * voxel.y(), within(CLOSE));
                    assertThat((double) scaled[i])
                            .isCloseTo(o < 0 ? -o / least : o > 0 ? o / greatest : 0, within(CLOSE));
                }
            }
        });
    }

    @Test
    void border_weights_equal_the_two_nearest_objects_in_their_boxes() {
        RandomVolumes.check(300, 8, v -> {
            LabelImage labels = image(v);
            int[] codes = labels.codes();
            float[] found = encode(TargetChannel.borderWeights(), labels);
            int objects =
                    (int) Arrays.stream(codes).filter(c -> c != 0).distinct().count();
            for (int i = 0; i < codes.length; i++) {
                double[] d = new double[4];
                for (int code = 1; code <= 4; code++) {
                    int id = code;
                    d[code - 1] =
                            nearest(v, labels, i, j -> codes[j] == id); // boxes grown by 16 voxels hold all of this
                }
                Arrays.sort(d);
                double sum = objects == 1 ? d[0] : d[0] + d[1];
                double expected = codes[i] != 0 ? 0 : 10 * Math.exp(-sum * sum / 50);
                assertThat((double) found[i]).isCloseTo(expected, within(CLOSE));
            }
        });
    }

    @Test
    void border_weights_take_the_objects_as_the_foreground_changes_them() {
        int[] row = {1, 1, 1, 1, 2, 2, 2, 2};
        LabelImage labels = LabelImage.of("a", Extent.yx(1, 8), row);
        float[] both = new float[16];
        TargetChannels.parse("F[erosion=1],We").encode(labels, both);
        assertThat(both[8 + 3]).isGreaterThan(5);
        assertThat(both[8 + 1]).isZero();
        TargetChannels.parse("F,We").encode(labels, both);
        assertThat(Arrays.copyOfRange(both, 8, 16)).containsOnly(0);
    }

    private static LabelImage image(RandomVolumes v) {
        int[] labels = v.labels(4);
        double keep = v.random().nextDouble();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = v.random().nextDouble() < keep ? labels[i] : 0;
        }
        return LabelImage.of("a", v.extent, labels)
                .withCalibration(Calibration.of(
                        1 + v.random().nextInt(3),
                        0.5 + v.random().nextInt(2),
                        1 + v.random().nextInt(2) / 4.0,
                        "um"));
    }

    private static double nearest(RandomVolumes v, LabelImage labels, int i, IntPredicate wanted) {
        Calibration voxel = labels.calibration();
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < labels.codes().length; j++) {
            if (wanted.test(j)) {
                double dz = (v.z(i) - v.z(j)) * voxel.z();
                double dy = (v.y(i) - v.y(j)) * voxel.y();
                double dx = (v.x(i) - v.x(j)) * voxel.x();
                least = Math.min(least, Math.sqrt(dz * dz + dy * dy + dx * dx));
            }
        }
        return least;
    }

    /** One object with its holes: everything that no path of faces around it joins to the image's edge. */
    private static boolean[] filled(RandomVolumes v, int[] codes, int code) {
        boolean[] open = new boolean[codes.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] != code && !open[i] && isOpen(v, open, v.z(i), v.y(i), v.x(i))) {
                    open[i] = true;
                    changed = true;
                }
            }
        }
        boolean any = Arrays.stream(codes).anyMatch(c -> c == code);
        boolean[] mask = new boolean[codes.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = any && !open[i];
        }
        return mask;
    }

    private static boolean isOpen(RandomVolumes v, boolean[] open, int z, int y, int x) {
        int[][] faces = {{0, 0, 1}, {0, 0, -1}, {0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {-1, 0, 0}};
        for (int[] f : faces) {
            if (f[0] != 0 && v.extent.z() == 1) {
                continue;
            }
            if (!v.isInside(z + f[0], y + f[1], x + f[2]) || open[v.index(z + f[0], y + f[1], x + f[2])]) {
                return true;
            }
        }
        return false;
    }

    private static void assertClose(float[] found, float[] expected) {
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("voxel " + i).isCloseTo(expected[i], within((float) CLOSE));
        }
    }

    private static float[] encode(TargetChannel channel, int width, int... labels) {
        return encode(channel, LabelImage.of("a", Extent.yx(labels.length / width, width), labels));
    }

    private static float[] encode(TargetChannel channel, LabelImage labels) {
        float[] into = new float[labels.codes().length];
        Arrays.fill(into, 77); // an encoder writes every voxel
        channel.encode(labels, into);
        return into;
    }
}
