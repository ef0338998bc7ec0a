package io.biapy.synapse.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.synapse.annotation.SynapsePairs;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SynapseTargetsTest {
    private static final Calibration VOXEL = Calibration.of(40, 4, 4, "nm");
    private static final Size VOLUME = Size.zyx(9, 40, 50);

    private static SiteAnnotations sites(long[][] voxels, long[][] partners) {
        long[] ids = new long[voxels.length];
        double[][] locations = new double[voxels.length][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i + 1;
            locations[i] = new double[] {voxels[i][0] * 40.0, voxels[i][1] * 4.0, voxels[i][2] * 4.0};
        }
        return SiteAnnotations.of(ids, locations, partners).withVoxelSize(VOXEL);
    }

    private static SiteAnnotations random(long seed, int pairs) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] voxels = new long[2 * pairs][];
        long[][] partners = new long[pairs][];
        for (int k = 0; k < pairs; k++) {
            voxels[k] = new long[] {random.nextInt(9), random.nextInt(40), random.nextInt(50)};
            voxels[pairs + k] = new long[] {random.nextInt(9), random.nextInt(40), random.nextInt(50)};
            partners[k] = new long[] {1 + random.nextInt(pairs), pairs + k + 1};
        }
        return sites(voxels, partners);
    }

    @Test
    void simpsyn_aPair_isAnEllipsoidAroundEachSite() {
        SynapsePairs pairs =
                SynapsePairs.in(VOLUME, sites(new long[][] {{4, 10, 12}, {5, 20, 30}}, new long[][] {{1, 2}}));
        FloatImage planes = SynapseTargets.of(Representation.SIMPSYN).encode(pairs, null);
        for (int z = 0; z < 9; z++) {
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 50; x++) {
                    assertThat(planes.value(0, z, y, x)).isEqualTo(inEllipsoid(z - 4, y - 10, x - 12) ? 1 : 0);
                    assertThat(planes.value(1, z, y, x)).isEqualTo(inEllipsoid(z - 5, y - 20, x - 30) ? 1 : 0);
                }
            }
        }
    }

    private static boolean inEllipsoid(int z, int y, int x) {
        return z * z + (y * y + x * x) / 9.0 <= 1;
    }

    @Test
    void soft_sitesFallFromOneToAQuarter_theHigherCounts() {
        SynapsePairs pairs = SynapsePairs.in(
                VOLUME, sites(new long[][] {{4, 10, 12}, {4, 10, 30}, {4, 10, 34}}, new long[][] {{1, 2}, {1, 3}}));
        FloatImage planes = SynapseTargets.of(Representation.SIMPSYN).soft(true).encode(pairs, null);
        assertThat(planes.value(0, 4, 10, 12)).isEqualTo(1);
        assertThat(planes.value(0, 4, 10, 15)).isEqualTo(0.25f, Offset.offset(1e-6f));
        assertThat(planes.value(0, 5, 10, 12)).isEqualTo(0.25f, Offset.offset(1e-6f));
        assertThat(planes.value(0, 4, 10, 16)).isZero();
        for (int x = 27; x <= 37; x++) {
            double near = Math.min(Math.abs(x - 30), Math.abs(x - 34));
            assertThat((double) planes.value(1, 4, 10, x))
                    .isEqualTo(Math.pow(4, -near * near / 9), Offset.offset(1e-6));
        }
    }

    @Test
    void offset_ofAnnotations_movesTheSites() {
        SiteAnnotations plain = sites(new long[][] {{4, 10, 12}, {5, 20, 30}}, new long[][] {{1, 2}});
        SiteAnnotations back = sites(new long[][] {{3, 8, 11}, {4, 18, 29}}, new long[][] {{1, 2}})
                .withOffset(40, 8, 4);
        SynapseTargets targets = SynapseTargets.of(Representation.SIMPSYN);
        assertThat(targets.encode(SynapsePairs.in(VOLUME, back), null).data())
                .isEqualTo(targets.encode(SynapsePairs.in(VOLUME, plain), null).data());
    }

    @Test
    void synful_everyVoxelAroundASite_pointsAtThePresynapticSite() {
        SynapsePairs pairs =
                SynapsePairs.in(VOLUME, sites(new long[][] {{5, 20, 20}, {5, 32, 24}}, new long[][] {{1, 2}}));
        FloatImage planes = SynapseTargets.of(Representation.SYNFUL)
                .vectors(new Ellipse(2, 5, 5))
                .encode(pairs, null);
        assertThat(planes.value(1, 5, 32, 24)).isEqualTo(0); // z
        assertThat(planes.value(2, 5, 32, 24)).isEqualTo(-12 * 4); // V: y
        assertThat(planes.value(3, 5, 32, 24)).isEqualTo(-4 * 4); // H: x
        for (int dz = -1; dz <= 1; dz++) {
            for (int dy = -3; dy <= 3; dy++) {
                assertThat(5 + dz + planes.value(1, 5 + dz, 32 + dy, 24) / 40).isEqualTo(5);
                assertThat(32 + dy + planes.value(2, 5 + dz, 32 + dy, 24) / 4).isEqualTo(20);
                assertThat(24 + planes.value(3, 5 + dz, 32 + dy, 24) / 4).isEqualTo(20);
            }
        }
    }

    @Test
    void synful_severalSites_theNearestInPhysicalUnitsCounts() {
        SynapsePairs pairs = SynapsePairs.in(VOLUME, random(7, 12));
        Ellipse size = new Ellipse(2, 9, 9);
        FloatImage planes =
                SynapseTargets.of(Representation.SYNFUL).vectors(size).encode(pairs, null);
        for (int z = 0; z < 9; z++) {
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 50; x++) {
                    double best = Double.POSITIVE_INFINITY;
                    float[] vector = new float[3];
                    for (int k = 0; k < pairs.size(); k++) {
                        long dz = z - pairs.postVoxel(k, 0);
                        long dy = y - pairs.postVoxel(k, 1);
                        long dx = x - pairs.postVoxel(k, 2);
                        double d = 1600.0 * dz * dz + 16.0 * dy * dy + 16.0 * dx * dx;
                        if (dz * dz / 4.0 + dy * dy / 81.0 + dx * dx / 81.0 <= 1 && d < best) {
                            best = d;
                            vector = new float[] {
                                (pairs.preVoxel(k, 0) - z) * 40f,
                                (pairs.preVoxel(k, 1) - y) * 4f,
                                (pairs.preVoxel(k, 2) - x) * 4f
                            };
                        }
                    }
                    for (int a = 0; a < 3; a++) {
                        assertThat(planes.value(1 + a, z, y, x)).isEqualTo(vector[a]);
                    }
                }
            }
        }
    }

    @Test
    void partnerOutside_ofTheVolume_leavesTheSiteInsideItsTarget() {
        SynapsePairs pairs = SynapsePairs.in(
                VOLUME,
                sites(new long[][] {{4, 10, 60}, {4, 10, 45}, {4, 30, 10}, {4, 30, 20}}, new long[][] {{1, 2}, {3, 4}
                }));
        FloatImage planes = SynapseTargets.of(Representation.SYNFUL).encode(pairs, null);
        assertThat(planes.value(0, 4, 10, 45)).isEqualTo(1);
        assertThat(planes.value(3, 4, 10, 45)).isEqualTo(15 * 4);
        assertThat(pairs.pairsOutside()).isEqualTo(1);
        assertThat(pairs.partners().size()).isEqualTo(1);
    }

    @Test
    void cleft_darkDisc_isFoundBetweenTheSites() {
        float[] grey = new float[9 * 40 * 50];
        java.util.Arrays.fill(grey, 200);
        for (int z = 0; z < 9; z++) {
            for (int y = 0; y < 40; y++) {
                for (int x = 23; x <= 27; x++) {
                    grey[(z * 40 + y) * 50 + x] = 20;
                }
            }
        }
        FloatImage raw = FloatImage.of("raw", Extent.zyx(9, 40, 50), 1, grey).withPixelType(PixelType.UINT8);
        SynapsePairs pairs =
                SynapsePairs.in(VOLUME, sites(new long[][] {{4, 20, 10}, {4, 20, 40}}, new long[][] {{1, 2}}));
        FloatImage plane = SynapseTargets.of(Representation.CLEFT).encode(pairs, raw);
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < plane.data().length; i++) {
            sum += plane.data()[i];
            mean += plane.data()[i] * (i % 50);
        }
        assertThat(sum).isGreaterThan(20);
        assertThat(mean / sum).isBetween(21.0, 33.0);
    }

    @Property(tries = 20)
    void write_anyTiles_givesWhatMemoryGives(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int tz,
            @ForAll @IntRange(min = 7, max = 40) int ty,
            @ForAll @IntRange(min = 7, max = 50) int tx) {
        SynapsePairs pairs = SynapsePairs.in(VOLUME, random(seed, 10));
        SplittableRandom random = new SplittableRandom(seed);
        float[] grey = new float[9 * 40 * 50];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = random.nextInt(256);
        }
        FloatImage raw = FloatImage.of("raw", Extent.zyx(9, 40, 50), 1, grey).withPixelType(PixelType.UINT8);
        for (Representation representation : Representation.values()) {
            SynapseTargets targets = SynapseTargets.of(representation)
                    .vectors(new Ellipse(2, 8, 6))
                    .soft(random.nextBoolean());
            Memory sink = new Memory(representation.planes());
            try (Workers two = Workers.of(2)) {
                targets.write(pairs, raw, sink, Extent.zyx(tz, ty, tx), two);
            }
            assertThat(sink.data).isEqualTo(targets.encode(pairs, raw).data());
        }
    }

    @Test
    void cleft_withoutImage_isRefused() {
        SynapsePairs pairs = SynapsePairs.in(VOLUME, random(1, 3));
        assertThatThrownBy(() -> SynapseTargets.of(Representation.CLEFT).encode(pairs, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("raw volume");
    }

    /** All voxels in memory. */
    private static final class Memory implements ImageSink {
        private final float[] data;
        private final int channels;

        Memory(int channels) {
            this.channels = channels;
            this.data = new float[channels * 9 * 40 * 50];
        }

        @Override
        public Size size() {
            return VOLUME;
        }

        @Override
        public int channels() {
            return channels;
        }

        @Override
        public Extent chunk() {
            return VOLUME.toExtent();
        }

        @Override
        public void write(int channel, Block block, float[] values) {
            Extent e = block.extent();
            for (int i = 0; i < e.voxels(); i++) {
                long z = block.z() + i / (e.y() * e.x());
                long y = block.y() + i / e.x() % e.y();
                long x = block.x() + i % e.x();
                data[(int) (((channel * 9L + z) * 40 + y) * 50 + x)] = values[i];
            }
        }
    }
}
