package io.biapy.synapse.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SiteDetectionTest {
    private static final Extent SIZE = Extent.zyx(11, 31, 37);

    /** Few levels, so that plateaus and ties abound. */
    private static FloatImage noise(long seed, int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SIZE.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(levels) / (float) levels;
        }
        return FloatImage.of("noise", SIZE, 1, values).withCalibration(Calibration.of(40, 4, 4, "nm"));
    }

    private static String text(FoundSites sites) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < sites.size(); i++) {
            all.append(sites.at(i, 0))
                    .append(' ')
                    .append(sites.at(i, 1))
                    .append(' ')
                    .append(sites.at(i, 2))
                    .append(' ');
            all.append(sites.score(i)).append('\n');
        }
        return all.toString();
    }

    @Property(tries = 8)
    void sites_anyTilesAndThreads_areTheSame(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int levels,
            @ForAll @IntRange(min = 1, max = 11) int tz,
            @ForAll @IntRange(min = 3, max = 31) int ty,
            @ForAll @IntRange(min = 3, max = 37) int tx) {
        FloatImage image = noise(seed, levels);
        SiteDetection[] all = {
            SiteDetection.peaks(),
            SiteDetection.peaks().distanceInVoxels(3).threshold(SiteThreshold.relative(0.5)),
            SiteDetection.peaks().distance(30).subVoxel(true).threshold(SiteThreshold.manual(0.1)),
            SiteDetection.peaks().threshold(SiteThreshold.relativeByPatch(0.9, Extent.zyx(4, 9, 10))),
            SiteDetection.blobs(BlobSizes.of(1, 2, 2)),
            SiteDetection.blobs(BlobSizes.of(new double[] {0.5, 1, 1}, new double[] {1, 2, 2}, 2))
                    .compatibleWithBiapy()
                    .threshold(SiteThreshold.relative(0.3))
        };
        try (Workers two = Workers.of(2)) {
            for (SiteDetection detection : all) {
                assertThat(text(detection.tile(Extent.zyx(tz, ty, tx)).find(image, 0, two)))
                        .as(detection.toString())
                        .isEqualTo(text(detection.tile(SIZE).find(image, 0, Workers.callerOnly())));
            }
        }
    }

    @Property(tries = 25)
    void peaks_equalTheDefinition(@ForAll long seed, @ForAll @IntRange(min = 2, max = 300) int levels) {
        FloatImage image = noise(seed, levels);
        FoundSites found =
                SiteDetection.peaks().threshold(SiteThreshold.manual(0.6)).find(image, 0, Workers.callerOnly());
        int count = 0;
        for (int z = 0; z < SIZE.z(); z++) {
            for (int y = 0; y < SIZE.y(); y++) {
                for (int x = 0; x < SIZE.x(); x++) {
                    count += image.value(0, z, y, x) > 0.6f && isHighest(image, z, y, x) ? 1 : 0;
                }
            }
        }
        assertThat(found.size()).isEqualTo(count);
        for (int i = 0; i < found.size(); i++) {
            assertThat(isHighest(image, (int) found.at(i, 0), (int) found.at(i, 1), (int) found.at(i, 2)))
                    .isTrue();
        }
    }

    private static boolean isHighest(FloatImage image, int z, int y, int x) {
        for (int k = Math.max(0, z - 1); k <= Math.min(SIZE.z() - 1, z + 1); k++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(SIZE.y() - 1, y + 1); j++) {
                for (int i = Math.max(0, x - 1); i <= Math.min(SIZE.x() - 1, x + 1); i++) {
                    if (image.value(0, k, j, i) > image.value(0, z, y, x)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Test
    void distance_isPhysical() {
        float[] values = new float[SIZE.voxels()];
        values[(5 * 31 + 10) * 37 + 10] = 1;
        values[(6 * 31 + 12) * 37 + 10] = 0.9f; // 40 nm below, and 8 nm aside
        values[(5 * 31 + 10) * 37 + 15] = 0.8f; // 20 nm aside
        FloatImage image = FloatImage.of("three", SIZE, 1, values).withCalibration(Calibration.of(40, 4, 4, "nm"));
        SiteDetection detection = SiteDetection.peaks().threshold(SiteThreshold.manual(0.1));
        assertThat(detection.find(image, 0, Workers.callerOnly()).size()).isEqualTo(3);
        FoundSites apart = detection.distance(30).find(image, 0, Workers.callerOnly());
        assertThat(apart.size()).isEqualTo(2);
        assertThat(apart.score(1)).isEqualTo(0.9, within(1e-6));
        assertThat(detection.distance(50).find(image, 0, Workers.callerOnly()).size())
                .isEqualTo(1);
    }

    @Test
    void subVoxel_findsTheSummitOfAParabola() {
        float[] values = new float[SIZE.voxels()];
        for (int i = 0; i < values.length; i++) {
            double z = i / (31 * 37) - 5.2;
            double y = i / 37 % 31 - 14.7;
            double x = i % 37 - 20.4;
            values[i] = (float) (10 - z * z - 0.1 * y * y - 0.1 * x * x);
        }
        FoundSites found = SiteDetection.peaks()
                .subVoxel(true)
                .threshold(SiteThreshold.manual(5))
                .find(FloatImage.of("summit", SIZE, 1, values), 0, Workers.callerOnly());
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.at(0, 0)).isEqualTo(5.2, within(1e-3));
        assertThat(found.at(0, 1)).isEqualTo(14.7, within(1e-3));
        assertThat(found.at(0, 2)).isEqualTo(20.4, within(1e-3));
    }

    @Test
    void flatImage_hasNoSites() {
        float[] values = new float[SIZE.voxels()];
        Arrays.fill(values, 0.7f);
        assertThat(SiteDetection.peaks()
                        .threshold(SiteThreshold.manual(0.1))
                        .find(FloatImage.of("flat", SIZE, 1, values), 0, Workers.callerOnly())
                        .size())
                .isZero();
    }

    @Test
    void wrongOptions_areNamed() {
        assertThatThrownBy(() -> SiteDetection.peaks().find(noise(1, 5), 3, Workers.callerOnly()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no channel 3");
        assertThatThrownBy(() -> SiteThreshold.parse("autoo")).hasMessageContaining("auto");
        assertThatThrownBy(() -> BlobSizes.of(0, 2, 2)).hasMessageContaining("above 0");
    }
}
