package io.biapy.synapse.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.metrics.point.Points;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SynapseTargetsGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("synapse_targets", "generate_ellipse_footprint", SynapseTargetsGoldenTest::footprint)
                .on(
                        "synapse_targets",
                        "biapy.data.pre_processing.synapse_channel_creation",
                        SynapseTargetsGoldenTest::targets)
                .tests("synapse_targets");
    }

    private static void footprint(GoldenCase golden) {
        Ellipse e = ellipse(golden.options().path("shape"), Ellipse.SITE);
        Npy expected = golden.outputArray("footprint");
        Extent box = e.box();
        assertThat(expected.shape()).containsExactly(box.z(), box.y(), box.x());
        for (int i = 0; i < expected.length(); i++) {
            int z = i / (box.y() * box.x()) - e.z();
            int y = i / box.x() % box.y() - e.y();
            int x = i % box.x() - e.x();
            assertThat(e.holds(z, y, x) ? 1L : 0L).as("voxel %d", i).isEqualTo(expected.longAt(i));
        }
    }

    private static void targets(GoldenCase golden) {
        List<String> codes = new ArrayList<>();
        golden.options().path("channels").forEach(c -> codes.add(c.asText()));
        Representation representation = Representation.parse(String.join(",", codes));
        SynapseTargets encoder = options(golden, representation);
        Extent extent = extent(golden);
        SiteAnnotations annotations = annotations(golden);
        SynapsePairs pairs = SynapsePairs.in(extent.toSize(), annotations.withoutUnknownPartners());
        FloatImage raw = golden.input("raw").has("file")
                ? FloatImage.of("raw", extent, 1, golden.inputArray("raw").floats())
                        .withPixelType(PixelType.UINT8)
                : null;
        assertPlanes(golden, encoder.encode(pairs, raw), pairs);
        assertPoints(golden, pairs);
    }

    private static SynapseTargets options(GoldenCase golden, Representation representation) {
        JsonNode extra = golden.options().path("channel_extra_opts");
        return SynapseTargets.of(representation)
                .pre(ellipse(extra.path("F_pre").path("dilation"), Ellipse.SITE))
                .post(ellipse(extra.path("F_post").path("dilation"), Ellipse.SITE))
                .cleft(ellipse(extra.path("F_cleft").path("dilation"), Ellipse.SITE))
                .vectors(ellipse(extra.path("H").path("dilation"), Ellipse.VECTORS))
                .normalized(extra.path("H").path("norm").asBoolean(true) && representation == Representation.SYNFUL)
                .compatibleWithBiapy();
    }

    private static Ellipse ellipse(JsonNode zyx, Ellipse otherwise) {
        return zyx.isArray()
                ? new Ellipse(zyx.get(0).asInt(), zyx.get(1).asInt(), zyx.get(2).asInt())
                : otherwise;
    }

    private static Extent extent(GoldenCase golden) {
        if (golden.input("raw").has("file")) {
            int[] s = golden.inputArray("raw").shape();
            return Extent.zyx(s[0], s[1], s[2]);
        }
        JsonNode s = golden.input("raw_shape").path("value");
        return Extent.zyx(s.get(0).asInt(), s.get(1).asInt(), s.get(2).asInt());
    }

    /** Without the offset, which BiaPy does not read. */
    private static SiteAnnotations annotations(GoldenCase golden) {
        long[] ids = golden.inputArray("ids").longs();
        Npy locations = golden.inputArray("locations");
        double[][] rows = new double[ids.length][3];
        for (int i = 0; i < locations.length(); i++) {
            rows[i / 3][i % 3] = locations.doubleAt(i);
        }
        Npy partners = golden.inputArray("partners");
        long[][] pairs = new long[partners.length() / 2][2];
        for (int i = 0; i < partners.length(); i++) {
            pairs[i / 2][i % 2] = partners.longAt(i);
        }
        JsonNode r = golden.options().path("resolution");
        return SiteAnnotations.of(ids, rows, pairs)
                .withVoxelSize(Calibration.of(
                        r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), "nm"));
    }

    private static void assertPlanes(GoldenCase golden, FloatImage found, SynapsePairs pairs) {
        int n = found.extent().voxels();
        int planes = found.channels();
        float[] expected = new float[n * planes];
        if (golden.output("target").has("file")) {
            Npy dense = golden.outputArray("target");
            for (int i = 0; i < dense.length(); i++) {
                expected[i % planes * n + i / planes] = (float) dense.doubleAt(i);
            }
        } else if (golden.output("target_index").has("file")) {
            Npy index = golden.outputArray("target_index");
            Npy value = golden.outputArray("target_value");
            for (int k = 0; k < index.length() / 3; k++) {
                int voxel = (int) ((index.longAt(3 * k) * found.extent().y() + index.longAt(3 * k + 1))
                                * found.extent().x()
                        + index.longAt(3 * k + 2));
                for (int p = 0; p < planes; p++) {
                    expected[p * n + voxel] = (float) value.doubleAt(planes * k + p);
                }
            }
        } else {
            assertThat(golden.output("file_written").path("value").asBoolean(true))
                    .isFalse();
        }
        List<String> different = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(found.data()[i] - expected[i]) <= 1e-4)
                    && !(i >= n && isTie(pairs, found.extent(), i % n))) {
                different.add("value " + i + ": " + found.data()[i] + " for " + expected[i]);
            }
        }
        assertThat(different).isEmpty();
    }

    /** Whether two sites are as near as each other, of which BiaPy's search tree takes either and we the first. */
    private static boolean isTie(SynapsePairs pairs, Extent extent, int voxel) {
        int[] v = {voxel / (extent.y() * extent.x()), voxel / extent.x() % extent.y(), voxel % extent.x()};
        double[] squares = java.util.stream.IntStream.range(0, pairs.size())
                .filter(pairs::isInside)
                .mapToDouble(k -> {
                    double beyond = Math.max(0, Math.abs(v[0] - pairs.postVoxel(k, 0)) - 2)
                            * pairs.voxelSize().z();
                    double y =
                            (v[1] - pairs.postVoxel(k, 1)) * pairs.voxelSize().y();
                    double x =
                            (v[2] - pairs.postVoxel(k, 2)) * pairs.voxelSize().x();
                    return beyond * beyond + y * y + x * x;
                })
                .sorted()
                .toArray();
        return squares.length > 1 && squares[0] == squares[1];
    }

    private static void assertPoints(GoldenCase golden, SynapsePairs pairs) {
        if (!golden.output("gt_points_pre").has("file")) {
            return;
        }
        assertSame(golden.outputArray("gt_points_pre"), pairs.pres());
        assertSame(golden.outputArray("gt_points_post"), pairs.posts());
        Npy clefts = golden.outputArray("gt_points_cleft"); // BiaPy: middle of the i-th pre and the i-th post
        for (int i = 0; i < clefts.length(); i++) {
            double middle = (pairs.pres().at(i / 3, i % 3) + pairs.posts().at(i / 3, i % 3)) / 2;
            assertThat(middle).isEqualTo(clefts.doubleAt(i), Offset.offset(1e-9));
        }
    }

    private static void assertSame(Npy expected, Points found) {
        assertThat(found.size()).isEqualTo(expected.length() / 3);
        for (int i = 0; i < expected.length(); i++) {
            assertThat(found.at(i / 3, i % 3)).isEqualTo(expected.doubleAt(i));
        }
    }
}
