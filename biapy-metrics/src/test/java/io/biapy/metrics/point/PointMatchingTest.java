package io.biapy.metrics.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PointMatchingTest {
    private static Points line(double... x) {
        return Points.of(Arrays.stream(x).mapToObj(v -> new double[] {0, 0, v}).toArray(double[][]::new));
    }

    @Test
    void twoMatchesAreFound_whereTheShortestTotalDistanceGivesOne() {
        Points truth = line(0, 9);
        Points found = line(9.5, 18.5);
        ImagePointScore ours = PointMatching.within(10).match(truth, found);
        assertThat(ours.tp()).isEqualTo(2);
        assertThat(ours.associations().get(0).found()).hasValue(0);
        assertThat(ours.associations().get(0).distance()).hasValue(9.5);
    }

    @Test
    void distanceEqualToTheTolerance_matches_butNotAsInBiapy() {
        assertThat(PointMatching.within(10).match(line(0), line(10)).tp()).isEqualTo(1);
        assertThat(PointMatching.within(10)
                        .compatibleWithBiapy()
                        .match(line(0), line(10))
                        .tp())
                .isZero();
    }

    @Test
    void voxelSize_stretchesEachAxis() {
        Points truth = Points.of(new double[] {0, 0, 0});
        Points found = Points.of(new double[] {2, 0, 0});
        assertThat(PointMatching.within(7).match(truth, found).tp()).isEqualTo(1);
        assertThat(PointMatching.within(7)
                        .voxelSize(4, 1, 1)
                        .match(truth, found)
                        .tp())
                .isZero();
    }

    @Test
    void emptyLists_scoreZero_andNeverNaN() {
        for (ImagePointScore score : new ImagePointScore[] {
            PointMatching.within(1).match(line(), line()),
            PointMatching.within(1).match(line(1), line()),
            PointMatching.within(1).match(line(), line(1))
        }) {
            assertThat(score.precision()).isZero();
            assertThat(score.recall()).isZero();
            assertThat(score.f1()).isZero();
        }
        assertThat(PointMatching.within(1).match(line(), line(1)).fp()).isEqualTo(1);
    }

    @Test
    void box_leavesOutWhatLiesOutside() {
        PointMatching matching = PointMatching.within(1).inBox(new double[] {0, 0, 0}, new double[] {0, 0, 10});
        ImagePointScore score = matching.match(line(1, 20, 30), line(1, 30, 40));
        assertThat(score.associations().stream().map(PointAssociation::tag))
                .containsExactly(PointTag.TP, PointTag.NC, PointTag.NC);
        assertThat(score.falsePositiveTags()).containsExactly(PointTag.NC);
        assertThat(score)
                .hasToString(PointScore.pooled(java.util.List.of(score)).toString());
    }

    @Test
    void badInput_isNamed() {
        assertThatThrownBy(() -> Points.of(new double[] {1, Double.NaN, 2}))
                .hasMessageContaining("Point 1")
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> line(1, 2).withClasses(1)).hasMessageContaining("2 points need as many classes");
        assertThatThrownBy(() -> PointMatching.within(-1)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> PointMatching.within(1).voxelSize(0, 1, 1)).hasMessageContaining("voxel size");
    }

    @Test
    void hundredThousandPoints_needNoTableOfAllPairs() {
        Random random = new Random(3);
        double[][] a = new double[100_000][];
        double[][] b = new double[100_000][];
        for (int i = 0; i < a.length; i++) {
            a[i] = new double[] {random.nextInt(3000), random.nextInt(3000), random.nextInt(3000)};
            b[i] = new double[] {a[i][0] + 1, a[i][1], a[i][2]};
        }
        assertThat(PointMatching.within(2).match(Points.of(a), Points.of(b)).tp())
                .isEqualTo(100_000);
    }

    @Property(tries = 1500)
    void matches_areTheMostPossible_withTheLeastTotalDistance(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int n, @ForAll @IntRange(min = 0, max = 6) int m) {
        Random random = new Random(seed);
        boolean lattice = random.nextBoolean();
        double[] voxel = {1 + random.nextInt(3), 1, 0.5 + random.nextDouble()};
        Points truth = cloud(n, lattice, random);
        Points found = cloud(m, lattice, random);
        double tolerance = 1 + 3 * random.nextDouble();

        ImagePointScore score = PointMatching.within(tolerance)
                .voxelSize(voxel[0], voxel[1], voxel[2])
                .match(truth, found);

        double[] best = best(truth, found, voxel, tolerance, 0, new boolean[m]);
        assertThat(score.tp()).isEqualTo((long) best[0]);
        assertThat(score.associations().stream()
                        .filter(a -> a.tag() == PointTag.TP)
                        .mapToDouble(a -> a.distance().orElseThrow())
                        .sum())
                .isCloseTo(best[1], within(1e-9));
        assertThat(score.fp() + score.tp()).isEqualTo(m);
        assertThat(score.fn() + score.tp()).isEqualTo(n);
    }

    private static Points cloud(int n, boolean lattice, Random random) {
        double[][] rows = new double[n][3];
        for (double[] row : rows) {
            for (int axis = 0; axis < 3; axis++) {
                row[axis] = lattice ? random.nextInt(4) : 5 * random.nextDouble() - 2;
            }
        }
        return Points.of(rows);
    }

    /** Most matches and their least total distance, by trying everything. */
    private static double[] best(Points truth, Points found, double[] voxel, double tolerance, int t, boolean[] taken) {
        if (t == truth.size()) {
            return new double[2];
        }
        double[] best = best(truth, found, voxel, tolerance, t + 1, taken);
        for (int f = 0; f < found.size(); f++) {
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                square += Math.pow(truth.at(t, axis) * voxel[axis] - found.at(f, axis) * voxel[axis], 2);
            }
            double d = Math.sqrt(square);
            if (!taken[f] && d <= tolerance) {
                taken[f] = true;
                double[] rest = best(truth, found, voxel, tolerance, t + 1, taken);
                taken[f] = false;
                if (rest[0] + 1 > best[0] || (rest[0] + 1 == best[0] && rest[1] + d < best[1])) {
                    best = new double[] {rest[0] + 1, rest[1] + d};
                }
            }
        }
        return best;
    }
}
