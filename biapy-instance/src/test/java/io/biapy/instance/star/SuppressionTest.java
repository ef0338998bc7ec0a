package io.biapy.instance.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Compatibility;
import io.biapy.instance.decode.Proposals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Extent ONE = Extent.zyx(1, 1, 1);

    @Test
    void polygons_that_stay_are_those_of_all_pairs() {
        Random random = new Random(1);
        for (int run = 0; run < 1500; run++) {
            Extent extent = Extent.yx(3 + random.nextInt(12), 3 + random.nextInt(12));
            int rays = 3 + random.nextInt(10);
            double radius = 1 + random.nextInt(5);
            FloatImage prediction =
                    RandomStars.prediction(random, extent, rays, radius, random.nextInt(2), run % 2 == 0);
            double overlap = random.nextInt(11) / 10.0;

            assertThat(centres(StarDistDecoder.create().probability(0.3).overlap(overlap), prediction))
                    .isEqualTo(
                            allPairs(prediction, RayDirections.circle(rays), 0.3, overlap, ExactOverlap::ofPolygons));
        }
    }

    @Test
    void polyhedra_that_stay_are_those_of_all_pairs() {
        Random random = new Random(2);
        for (int run = 0; run < 60; run++) {
            Extent extent = Extent.zyx(2 + random.nextInt(4), 2 + random.nextInt(4), 2 + random.nextInt(4));
            RayDirections rays =
                    RayDirections.goldenSpiral(6 + random.nextInt(7), Calibration.of(1 + run % 2, 1, 1, "um"));
            FloatImage prediction = RandomStars.prediction(random, extent, rays.count(), 2, 0.3, run % 2 == 0);
            int[] facets = RayFacets.of(rays);
            PolyhedronRule rule = new PolyhedronRule(
                    new StarGeometry(extent, ONE, rays, Calibration.unknown(), Double.POSITIVE_INFINITY), facets, 0.3);

            assertThat(centres(
                            StarDistDecoder.create()
                                    .probability(0.5)
                                    .overlap(0.3)
                                    .rays(rays),
                            prediction))
                    .isEqualTo(allPairs(
                            prediction, rays, 0.5, 0.3, (a, b) -> boxesMeet(a, b) ? rule.common(a, b, 48) : 0));
        }
    }

    private static boolean boxesMeet(Form a, Form b) {
        return IntStream.range(0, 3).allMatch(axis -> a.box[axis] < b.box[axis + 3] && b.box[axis] < a.box[axis + 3]);
    }

    @Test
    void answer_is_the_same_with_any_number_of_threads() {
        Random random = new Random(3);
        FloatImage flat = RandomStars.prediction(random, Extent.yx(150, 140), 16, 4, 0.2, true);
        FloatImage solid = RandomStars.prediction(random, Extent.zyx(9, 30, 28), 20, 3, 0.2, false);
        for (FloatImage prediction : List.of(flat, solid)) {
            for (Compatibility whose : Compatibility.values()) {
                StarDistDecoder decoder =
                        StarDistDecoder.create().probability(0.5).compatibility(whose);
                StarDistTrace expected = decoder.trace(prediction);
                assertThat(expected.stars()).hasSizeGreaterThan(20);
                for (int threads : new int[] {2, 3, 8}) {
                    try (Workers workers = Workers.of(threads)) {
                        StarDistTrace trace = decoder.withWorkers(workers).trace(prediction);
                        assertThat(trace.stars()).isEqualTo(expected.stars());
                        assertThat(trace.labels().codes())
                                .isEqualTo(expected.labels().codes());
                    }
                }
            }
        }
    }

    private static List<List<Integer>> centres(StarDistDecoder decoder, FloatImage prediction) {
        return decoder.trace(prediction).stars().stream()
                .map(star -> List.of(star.z(), star.y(), star.x()))
                .toList();
    }

    private interface Common {
        double of(Form a, Form b);
    }

    /** Greedy suppression as one would write it down: every candidate against every one kept before. */
    private static List<List<Integer>> allPairs(
            FloatImage prediction, RayDirections rays, double threshold, double overlap, Common common) {
        int plane = prediction.extent().voxels();
        int[] voxels = IntStream.range(0, plane)
                .filter(i -> prediction.data()[i] >= (float) threshold)
                .boxed()
                .sorted(Comparator.comparing(i -> -prediction.data()[i]))
                .mapToInt(i -> i)
                .toArray();
        float[] lengths = new float[voxels.length * rays.count()];
        for (int c = 0; c < voxels.length; c++) {
            for (int k = 0; k < rays.count(); k++) {
                lengths[c * rays.count() + k] = prediction.data()[(1 + k) * plane + voxels[c]];
            }
        }
        Proposals candidates =
                new Proposals(Arrays.stream(voxels).asLongStream().toArray(), new float[voxels.length], lengths);
        StarGeometry geometry =
                new StarGeometry(prediction.extent(), ONE, rays, Calibration.unknown(), Double.POSITIVE_INFINITY);
        ShapeRule shapes = rays.dimensions() == 2
                ? new PolygonRule(geometry, overlap)
                : new PolyhedronRule(geometry, RayFacets.of(rays), overlap);
        List<Form> kept = new ArrayList<>();
        for (int rank = 0; rank < voxels.length; rank++) {
            Form form = new Form();
            shapes.fill(candidates, rank, form);
            if (kept.stream()
                    .noneMatch(better -> common.of(better, form) / Math.min(better.size, form.size) > overlap + 1e-9)) {
                kept.add(form);
            }
        }
        return kept.stream()
                .map(form -> Arrays.stream(form.centre).mapToObj(v -> (int) v).toList())
                .toList();
    }
}
