package io.biapy.metrics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import io.biapy.metrics.matching.Association;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.Matching;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** On random labels in random grids. */
class SurfacePropertyTest {
    private static Grid grid(Random random) {
        Grid size = random.nextInt(3) == 0
                ? Grid.yx(1 + random.nextInt(20), 1 + random.nextInt(20))
                : Grid.zyx(1 + random.nextInt(7), 1 + random.nextInt(9), 1 + random.nextInt(20));
        return size.voxelSize(0.1 + 3 * random.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble());
    }

    private static int[] labels(Random random, Grid grid) {
        int ids = 1 + random.nextInt(4);
        double density = random.nextDouble();
        return IntStream.range(0, (int) grid.voxels())
                .map(i -> random.nextDouble() < density ? 1 + random.nextInt(ids) : 0)
                .toArray();
    }

    @RepeatedTest(60)
    void transform_gives_the_distance_to_the_nearest_mark(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Grid g = grid(random);
        double density = random.nextDouble() * random.nextDouble();
        double[] square = new double[(int) g.voxels()];
        for (int i = 0; i < square.length; i++) {
            square[i] = random.nextDouble() < density ? 0 : Double.POSITIVE_INFINITY;
        }
        double[] expected = new double[square.length];
        for (int i = 0; i < square.length; i++) {
            expected[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < square.length; j++) {
                if (square[j] == 0) {
                    double dz = (i / g.x() / g.y() - j / g.x() / g.y()) * g.dz();
                    double dy = (i / g.x() % g.y() - j / g.x() % g.y()) * g.dy();
                    double dx = (i % g.x() - j % g.x()) * g.dx();
                    expected[i] = Math.min(expected[i], dz * dz + dy * dy + dx * dx);
                }
            }
        }

        EuclideanKernel.transform(square, g.z(), g.y(), g.x(), g.dz(), g.dy(), g.dx());

        assertThat(square).containsExactly(expected, within(1e-12));
    }

    @RepeatedTest(60)
    void boundaries_have_the_distances_of_all_pairs_of_border_voxels(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Grid grid = grid(random);
        int[] truth = labels(random, grid);
        int[] found = labels(random, grid);
        List<int[]> a = NaiveSurfaces.border(truth, grid);
        List<int[]> b = NaiveSurfaces.border(found, grid);

        SurfaceDistances d = Surfaces.of(grid).boundaries(truth, found);

        assertThat(d.truthToFound().toArray()).containsExactly(NaiveSurfaces.distances(a, b, grid), within(1e-12));
        assertThat(d.foundToTruth().toArray()).containsExactly(NaiveSurfaces.distances(b, a, grid), within(1e-12));
    }

    @RepeatedTest(60)
    void masks_have_the_scores_of_all_pairs_of_border_voxels(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Grid grid = grid(random);
        int[] truth =
                Arrays.stream(labels(random, grid)).map(v -> Math.min(v, 1)).toArray();
        int[] found =
                Arrays.stream(labels(random, grid)).map(v -> Math.min(v, 1)).toArray();
        List<int[]> a = NaiveSurfaces.border(truth, grid);
        List<int[]> b = NaiveSurfaces.border(found, grid);
        if (a.isEmpty() || b.isEmpty()) {
            return; // SurfacesTest says what then
        }
        double[] toFound = NaiveSurfaces.distances(a, b, grid);
        double[] toTruth = NaiveSurfaces.distances(b, a, grid);
        double tolerance = 2 * random.nextDouble();
        double near = Arrays.stream(toFound).filter(v -> v <= tolerance).count();
        double right = Arrays.stream(toTruth).filter(v -> v <= tolerance).count();
        double percent = 100 * random.nextDouble();

        SurfaceDistances d = Surfaces.of(grid).masks(truth, found);

        assertThat(d.hausdorff()).isEqualTo(Math.max(toFound[a.size() - 1], toTruth[b.size() - 1]), within(1e-12));
        assertThat(d.hausdorff(percent))
                .isEqualTo(Math.max(percentile(toFound, percent), percentile(toTruth, percent)), within(1e-12));
        double total = Arrays.stream(toFound).sum() + Arrays.stream(toTruth).sum();
        assertThat(d.averageSymmetric()).isEqualTo(total / (a.size() + b.size()), within(1e-12));
        assertThat(d.boundaryRecall(tolerance)).isEqualTo(near / a.size(), within(1e-12));
        assertThat(d.boundaryPrecision(tolerance)).isEqualTo(right / b.size(), within(1e-12));
        assertThat(d.surfaceDice(tolerance)).isEqualTo((near + right) / (a.size() + b.size()), within(1e-12));
    }

    private static double percentile(double[] rising, double percent) {
        int n = (int) Math.ceil(percent / 100 * rising.length);
        return rising[Math.max(0, n - 1)];
    }

    @RepeatedTest(30)
    void each_object_has_the_scores_of_its_two_masks_alone(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Grid grid = Grid.zyx(random.nextInt(2) == 0 ? 1 : 6, 18, 22).voxelSize(3, 1, 0.5);
        int[] truth = RandomLabels.line(random, (int) grid.voxels(), 6);
        int[] found = RandomLabels.disturbed(random, truth, 6);
        ImageScore matching = Matching.of(truth, found).at(0.1);
        SurfaceElements elements = SurfaceElements.values()[random.nextInt(2)];
        Surfaces surfaces = Surfaces.of(grid).elements(elements).tolerance(1.5);

        List<ObjectSurface> objects = surfaces.objects(truth, found, matching).objects();

        List<Association> matched = matching.pairs().stream()
                .filter(pair -> pair.tag() == Association.Tag.TP)
                .toList();
        assertThat(objects).hasSameSizeAs(matched);
        for (ObjectSurface object : objects) {
            boolean[] a = only(truth, object.truthId());
            boolean[] b = only(found, object.foundId());
            assertThat(object.score()).isEqualTo(surfaces.masks(a, b).at(1.5));
        }
    }

    private static boolean[] only(int[] labels, long id) {
        boolean[] mask = new boolean[labels.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = labels[i] == id;
        }
        return mask;
    }

    @RepeatedTest(30)
    void scores_of_areas_do_not_change_when_the_axes_change_places(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        Grid grid = Grid.zyx(4, 5, 6).voxelSize(2, 1, 0.7);
        int[] truth = labels(random, grid);
        int[] found = labels(random, grid);
        int[] truthTurned = new int[truth.length];
        int[] foundTurned = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            int z = i / 30;
            int y = i / 6 % 5;
            int x = i % 6;
            truthTurned[(x * 5 + y) * 4 + z] = truth[i];
            foundTurned[(x * 5 + y) * 4 + z] = found[i];
        }

        SurfaceDistances d = Surfaces.of(grid).elements(SurfaceElements.AREA).masks(truth, found);
        SurfaceDistances turned = Surfaces.of(Grid.zyx(6, 5, 4).voxelSize(0.7, 1, 2))
                .elements(SurfaceElements.AREA)
                .masks(truthTurned, foundTurned);

        // Triangles of loops that are not flat may be cut along another diagonal.
        assertThat(turned.truthToFound().area())
                .isEqualTo(
                        d.truthToFound().area(), within(0.03 * d.truthToFound().area()));
        assertThat(turned.hausdorff()).isEqualTo(d.hausdorff(), within(1e-12));
        assertThat(turned.truthToFound().size()).isEqualTo(d.truthToFound().size());
    }
}
