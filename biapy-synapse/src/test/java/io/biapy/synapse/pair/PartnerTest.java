package io.biapy.synapse.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.Size;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.target.Ellipse;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseTargets;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartnerTest {
    private static final Calibration VOXEL = Calibration.of(40, 4, 4, "nm");

    private static FoundSites random(SplittableRandom random, int count, int side) {
        double[] zyx = new double[3 * count];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = random.nextInt(side);
        }
        return FoundSites.of(zyx, new double[count], VOXEL);
    }

    @Property(tries = 100)
    void nearest_isTheFirstOfTheNearest(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 300) int pres,
            @ForAll @IntRange(min = 0, max = 60) int posts,
            @ForAll @IntRange(min = 1, max = 30) int side) {
        SplittableRandom random = new SplittableRandom(seed);
        FoundSites pre = random(random, pres, side);
        FoundSites post = random(random, posts, side);
        double most = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(200);
        NearestPartner rule =
                most == Double.POSITIVE_INFINITY ? NearestPartner.anywhere() : NearestPartner.within(most);
        int[] expected = new int[posts];
        for (int i = 0; i < posts; i++) {
            expected[i] = -1;
            double best = Double.POSITIVE_INFINITY;
            for (int p = 0; p < pres; p++) {
                double z = (pre.at(p, 0) - post.at(i, 0)) * 40;
                double y = (pre.at(p, 1) - post.at(i, 1)) * 4;
                double x = (pre.at(p, 2) - post.at(i, 2)) * 4;
                double d = z * z + y * y + x * x;
                if (d < best && d <= most * most) {
                    best = d;
                    expected[i] = p;
                }
            }
        }
        assertThat(rule.pair(pre, post).toTable())
                .hasToString(SynapseMap.of(pre, post, expected).toTable().toString());
        assertThat(rule.pair(pre, post).lonelyPost())
                .isEqualTo(SynapseMap.of(pre, post, expected).lonelyPost());
    }

    @Test
    void nearest_measuresInPhysicalUnits() {
        FoundSites pre = FoundSites.of(new double[] {0, 0, 1, 1, 0, 5}, new double[2], VOXEL);
        FoundSites post = FoundSites.of(new double[] {1, 0, 1}, new double[1], VOXEL); // 40 nm above the first
        assertThat(NearestPartner.anywhere().pair(pre, post).pairs()).containsExactly(new SynapseMap.Pair(1, 0));
        assertThat(NearestPartner.anywhere()
                        .compatibleWithBiapy()
                        .pair(pre, post)
                        .pairs())
                .containsExactly(new SynapseMap.Pair(0, 0));
    }

    @Test
    void oneToMany_isKept_andLonelySitesAreTold() {
        FoundSites pre = FoundSites.of(new double[] {0, 0, 0, 5, 90, 90}, new double[2], VOXEL);
        FoundSites post = FoundSites.of(new double[] {0, 0, 3, 0, 4, 0, 0, 50, 50}, new double[3], VOXEL);
        SynapseMap map = NearestPartner.within(20).pair(pre, post);
        assertThat(map.pairs()).containsExactly(new SynapseMap.Pair(0, 0), new SynapseMap.Pair(0, 1));
        assertThat(map.lonelyPre()).containsExactly(1);
        assertThat(map.lonelyPost()).containsExactly(2);
        assertThat(map.toTable().rows()).hasSize(3);
    }

    @Test
    void vectors_ofTheTargets_leadBackToTheSites() {
        Size volume = Size.zyx(12, 60, 60);
        SiteAnnotations sites = SiteAnnotations.of(
                        new long[] {1, 2, 3, 4, 5},
                        new double[][] {
                            {5 * 40, 20 * 4, 20 * 4},
                            {6 * 40, 40 * 4, 35 * 4},
                            {5 * 40, 32 * 4, 24 * 4},
                            {4 * 40, 10 * 4, 28 * 4},
                            {6 * 40, 50 * 4, 50 * 4}
                        },
                        new long[][] {{1, 3}, {1, 4}, {2, 5}})
                .withVoxelSize(VOXEL);
        SynapsePairs truth = SynapsePairs.in(volume, sites);
        FloatImage planes = SynapseTargets.of(Representation.SYNFUL)
                .vectors(new Ellipse(1, 4, 4))
                .encode(truth, null);
        FoundSites post =
                FoundSites.of(new double[] {5, 32, 24, 4, 10, 28, 6, 50, 50}, new double[] {1, .5, .8}, VOXEL);
        SynapseMap map = VectorPartner.joining(50).pair(post, planes);
        assertThat(map.pre().size()).isEqualTo(2);
        assertThat(map.pairs())
                .containsExactly(new SynapseMap.Pair(0, 0), new SynapseMap.Pair(0, 1), new SynapseMap.Pair(1, 2));
        double[] expected = {5, 20, 20, 6, 40, 35};
        for (int i = 0; i < 6; i++) {
            assertThat(map.pre().at(i / 3, i % 3)).isEqualTo(expected[i], within(1e-6));
        }
        assertThat(map.pre().score(0)).isEqualTo(.75, within(1e-9));
    }

    @Property(tries = 50)
    void singleLinkage_joinsChains(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] zyx = new double[3 * count];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = random.nextInt(12);
        }
        int[] naive = new int[count];
        java.util.Arrays.setAll(naive, i -> i);
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    double d = Math.sqrt(Math.pow(zyx[3 * i] - zyx[3 * j], 2)
                            + Math.pow(zyx[3 * i + 1] - zyx[3 * j + 1], 2)
                            + Math.pow(zyx[3 * i + 2] - zyx[3 * j + 2], 2));
                    if (d <= 2) {
                        naive[i] = Math.min(naive[i], naive[j]);
                    }
                }
            }
        }
        int[] found = SingleLinkage.clusters(zyx, 2);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                assertThat(found[i] == found[j]).isEqualTo(naive[i] == naive[j]);
            }
        }
    }
}
