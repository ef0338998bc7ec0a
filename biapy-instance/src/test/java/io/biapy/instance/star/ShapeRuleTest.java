package io.biapy.instance.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Proposals;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeRuleTest {
    private static final Extent ONE = Extent.zyx(1, 1, 1);

    @Test
    void area_that_polygons_share_is_that_of_their_triangles() {
        Random random = new Random(1);
        for (int run = 0; run < 3000; run++) {
            int rays = 3 + random.nextInt(14);
            Extent extent = Extent.yx(9, 9);
            Scene scene = scene(random, extent, RayDirections.circle(rays), run % 4 * 0.3);
            PolygonRule rule = new PolygonRule(scene.geometry, 0.3);
            Form a = form(rule, scene.candidates, random.nextInt(81));
            Form b = form(rule, scene.candidates, random.nextInt(81));

            double expected = ExactOverlap.ofPolygons(a, b);
            assertThat(PolygonAreaKernel.common(a.y, a.x, rays, b.y, b.x, rays, new int[rays]))
                    .isCloseTo(expected, within(1e-7));
            assertThat(PolygonAreaKernel.common(b.y, b.x, rays, a.y, a.x, rays, new int[rays]))
                    .isCloseTo(expected, within(1e-7));
            double share = expected / Math.min(a.size, b.size);
            if (Math.abs(share - 0.3) > 1e-6) {
                assertThat(rule.suppresses(a, b)).as("share %s", share).isEqualTo(share > 0.3);
            }
        }
    }

    @Test
    void volume_that_polyhedra_share_is_that_of_their_tetrahedra() {
        Random random = new Random(2);
        double worst = 0;
        for (int run = 0; run < 300; run++) {
            RayDirections rays =
                    run % 2 == 0 ? RayDirections.sphere(8 + random.nextInt(12)) : RayDirections.goldenSpiral(12);
            Extent extent = Extent.zyx(5, 5, 5);
            int[] facets = RayFacets.of(rays);
            Scene scene = scene(random, extent, rays, run % 3 * 0.2);
            PolyhedronRule rule = new PolyhedronRule(scene.geometry, facets, 0.3);
            Form a = form(rule, scene.candidates, random.nextInt(125));
            Form b = form(rule, scene.candidates, random.nextInt(125));

            double smaller = Math.min(a.size, b.size);
            double expected = ExactOverlap.ofPolyhedra(a, b, facets) / smaller;
            double coarse = rule.common(a, b, 16) / smaller;
            worst = Math.max(worst, Math.abs(coarse - expected));
            assertThat(rule.common(a, b, 48) / smaller).isCloseTo(expected, within(0.004));
            assertThat(rule.common(b, a, 48) / smaller).isCloseTo(expected, within(0.004));
            if (Math.abs(expected - 0.3) > 0.004) {
                assertThat(rule.suppresses(a, b)).as("share %s", expected).isEqualTo(expected > 0.3);
            }
        }
        assertThat(worst).as("error of the coarse lines").isLessThan(0.03);
    }

    @Test
    void polyhedron_shares_all_of_its_volume_with_itself() {
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            RayDirections rays = RayDirections.sphere(6 + random.nextInt(90));
            Scene scene = scene(random, ONE, rays, 0.3);
            PolyhedronRule rule = new PolyhedronRule(scene.geometry, RayFacets.of(rays), 0.3);
            Form form = form(rule, scene.candidates, 0);

            assertThat(rule.common(form, form, 64)).isCloseTo(form.size, within(0.01 * form.size));
        }
    }

    @Test
    void many_equal_rays_share_what_balls_share() {
        Extent two = Extent.zyx(1, 1, 5);
        RayDirections rays = RayDirections.sphere(1500);
        float[] lengths = new float[5 * 1500];
        java.util.Arrays.fill(lengths, 6);
        Proposals candidates = new Proposals(new long[] {0, 1, 2, 3, 4}, new float[5], lengths);
        StarGeometry geometry = new StarGeometry(two, ONE, rays, Calibration.unknown(), Double.POSITIVE_INFINITY);
        PolyhedronRule rule = new PolyhedronRule(geometry, RayFacets.of(rays), 0.3);

        assertThat(rule.common(form(rule, candidates, 0), form(rule, candidates, 4), 48))
                .isCloseTo(Balls.commonVolume(6, 6, 4), within(0.01 * Balls.commonVolume(6, 6, 4)));
        assertThat(Balls.commonVolume(6, 6, 4)).isCloseTo(Math.PI * (4 * 6 + 4) * 64 / 12, within(1e-9));
        assertThat(Balls.commonArea(1, 1, 0)).isCloseTo(Math.PI, within(1e-12));
        assertThat(Balls.commonArea(1, 1, 1)).isCloseTo(2 * Math.PI / 3 - Math.sqrt(3) / 2, within(1e-12));
    }

    private static Form form(ShapeRule rule, Proposals candidates, int rank) {
        Form form = new Form();
        rule.fill(candidates, rank, form);
        return form;
    }

    private record Scene(StarGeometry geometry, Proposals candidates) {}

    private static Scene scene(Random random, Extent extent, RayDirections rays, double roughness) {
        int n = extent.voxels();
        long[] voxels = new long[n];
        float[] lengths = new float[n * rays.count()];
        for (int i = 0; i < n; i++) {
            voxels[i] = i;
        }
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) (3 * Math.exp(roughness * random.nextGaussian()));
        }
        Calibration voxel = Calibration.of(1 + random.nextInt(2), 1, 1, "um");
        return new Scene(
                new StarGeometry(extent, ONE, rays, voxel, Double.POSITIVE_INFINITY),
                new Proposals(voxels, new float[n], lengths));
    }
}
