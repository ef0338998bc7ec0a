package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.target.PlaneRole;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which orientations BiaPy keeps for channels with direction, and what it does to their planes. */
class PlaneTurnGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("tta", "build_tta_spec / TTASpec.remap_channels", this::check)
                .tests("tta")
                .filter(test -> test.getDisplayName().contains("/channels__"));
    }

    private void check(GoldenCase golden) {
        boolean volume = golden.options().path("ndim").asInt() == 3;
        List<PlaneRole> roles = roles(golden, volume);
        Npy prediction = golden.inputArray("prediction");
        int[] s = prediction.shape();
        int n = s.length - 1;
        int channels = s[n];
        Extent extent = Extent.zyx(volume ? s[0] : 1, s[n - 2], s[n - 1]);
        int values = channels * extent.voxels();
        float[] planes = channelsFirst(prediction.floats(), 0, channels, extent.voxels());
        float[] expected = golden.outputArray("remapped").floats();
        JsonNode kept = golden.output("kept").path("value");
        int found = 0;
        for (Orientation orientation : Orientation.all(volume)) {
            Optional<PlaneTurn> turn = PlaneTurn.of(orientation, roles);
            if (turn.isEmpty()) {
                continue;
            }
            assertThat(signsAndAxes(orientation, volume))
                    .isEqualTo(kept.get(found).toString());
            FloatBuffer turned = FloatBuffer.allocate(values);
            for (int k = 0; k < channels; k++) {
                int from = turn.get().source(k) * extent.voxels();
                turn.get()
                        .combine(
                                k,
                                FloatBuffer.wrap(planes),
                                from,
                                extent,
                                Combination.REPLACE,
                                turned,
                                k * extent.voxels());
            }
            assertThat(turned.array()).isEqualTo(channelsFirst(expected, found * values, channels, extent.voxels()));
            found++;
        }
        assertThat(found).isEqualTo(kept.size());
    }

    private static String signsAndAxes(Orientation o, boolean volume) {
        int first = volume ? 1 : 0;
        String axes = o.swapped() ? (first + 1) + "," + first : first + "," + (first + 1);
        String signs = (o.flip().y() ? -1 : 1) + "," + (o.flip().x() ? -1 : 1);
        return volume
                ? "[[0," + axes + "],[" + (o.flip().z() ? -1 : 1) + "," + signs + "]]"
                : "[[" + axes + "],[" + signs + "]]";
    }

    private static List<PlaneRole> roles(GoldenCase golden, boolean volume) {
        JsonNode names = golden.options().path("channels");
        JsonNode sizes = golden.options().path("anisotropy");
        int rays = 0;
        for (JsonNode name : names) {
            rays += name.asText().startsWith("R_") ? 1 : 0;
        }
        List<PlaneRole> roles = new ArrayList<>();
        for (JsonNode node : names) {
            String[] name = node.asText().split("_");
            int number = name.length > 1 && name[name.length - 1].matches("\\d+")
                    ? Integer.parseInt(name[name.length - 1])
                    : 0;
            int axis = "zvh"
                    .indexOf(node.asText().substring(node.asText().length() - 1).toLowerCase(Locale.ROOT));
            roles.add(
                    switch (name[0]) {
                        case "Gz", "Gv", "Gh", "Z", "V", "H" ->
                            PlaneRole.component(name[0].substring(0, name[0].length() - 1), axis);
                        case "Az", "Ay", "Ax" ->
                            PlaneRole.relation(
                                    "A",
                                    name[0].equals("Az") ? number : 0,
                                    name[0].equals("Ay") ? number : 0,
                                    name[0].equals("Ax") ? number : 0);
                        case "R" -> ray(number, rays, volume);
                        case "E" -> embedding(name[1], number, sizes);
                        default -> PlaneRole.SCALAR;
                    });
        }
        return roles;
    }

    /** Planes in the order x, y, z; sizes of voxels in the order of axes. */
    private static PlaneRole embedding(String what, int number, JsonNode sizes) {
        if (what.equals("seediness")) {
            return PlaneRole.SCALAR;
        }
        int axis = 2 - number;
        PlaneRole role =
                what.equals("offset") ? PlaneRole.component("E_offset", axis) : PlaneRole.length("E_sigma", axis);
        int place = sizes.size() - 1 - number;
        return sizes.isArray() ? role.scaled(sizes.get(place).asDouble()) : role;
    }

    private static PlaneRole ray(int k, int n, boolean volume) {
        if (!volume) {
            return PlaneRole.ray("R", 0, Math.sin(2 * Math.PI * k / n), Math.cos(2 * Math.PI * k / n));
        }
        double z = 1 - 2 * (k + 0.5) / n;
        double radius = Math.sqrt(1 - z * z);
        double longitude = 2 * Math.PI * k / ((1 + Math.sqrt(5)) / 2);
        return PlaneRole.ray("R", z, radius * Math.sin(longitude), radius * Math.cos(longitude));
    }

    private static float[] channelsFirst(float[] from, int offset, int channels, int voxels) {
        float[] to = new float[channels * voxels];
        for (int i = 0; i < to.length; i++) {
            to[i % channels * voxels + i / channels] = from[offset + i];
        }
        return to;
    }
}
