package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.patch.PatchEnsemble;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.target.PlaneRole;
import io.biapy.instance.label.RandomVolumes;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneRolesTest {
    @Test
    void targets_of_mirrored_labels_put_back_are_those_of_the_labels() {
        RandomVolumes.check(200, 9, v -> {
            boolean volume = v.extent.z() > 1;
            if (v.extent.y() < 3 || v.extent.x() < 3) {
                return;
            }
            int[] labels = v.labels(3);
            for (String text : List.of("F", "A[offsets=0x1x0/0x0x-2/0x1x2]", volume ? "F" : "R[nrays=8]")) {
                TargetChannel channel = TargetChannel.parse(text);
                float[] expected = encode(channel, v.extent, labels);
                List<PlaneRole> roles = channel.roles(volume ? 3 : 2);
                TestTimeAugmentation how =
                        v.extent.y() == v.extent.x() ? TestTimeAugmentation.TURNS : TestTimeAugmentation.FLIPS;
                PatchEnsemble ensemble = PatchEnsemble.of(how, roles, v.extent, volume);
                for (int view = 0; view < ensemble.views(); view++) {
                    int[] held = held(ensemble, view, labels);
                    FloatBuffer back = FloatBuffer.allocate(expected.length);
                    ensemble.combine(view, FloatBuffer.wrap(encode(channel, v.extent, held)), 1, back);
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(back.get(i)).as(text + ", view " + view).isCloseTo(expected[i], within(1e-4f));
                    }
                }
            }
        });
    }

    private static float[] encode(TargetChannel channel, Extent extent, int[] labels) {
        float[] planes = new float[channel.planes() * labels.length];
        channel.encode(LabelImage.of("a", extent, labels), planes);
        return planes;
    }

    private static int[] held(PatchEnsemble ensemble, int view, int[] labels) {
        FloatBuffer values = FloatBuffer.allocate(labels.length);
        for (int i = 0; i < labels.length; i++) {
            values.put(i, labels[i]);
        }
        FloatBuffer out = FloatBuffer.allocate(labels.length);
        ensemble.hold(view, values, 1, out);
        int[] held = new int[labels.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = (int) out.get(i);
        }
        return held;
    }

    @Test
    void orientations_that_planes_cannot_follow_are_left_out() {
        assertThat(count("R[nrays=32]", 2)).isEqualTo(8);
        assertThat(count("R[nrays=6]", 2)).isEqualTo(4);
        assertThat(count("R[nrays=7]", 2)).isEqualTo(2);
        assertThat(count("R", 3)).isEqualTo(1);
        assertThat(count("Gv", 2)).isEqualTo(4);
        assertThat(count("E_offset", 3)).isEqualTo(16);
    }

    private static int count(String text, int dimensions) {
        List<PlaneRole> roles = TargetChannel.parse(text).in(dimensions).roles(dimensions);
        return PatchEnsemble.of(TestTimeAugmentation.TURNS, roles, Extent.yx(8, 8), dimensions == 3)
                .views();
    }

    @Test
    void a_role_for_each_plane() {
        for (String text :
                List.of("F", "Db[val_type=discretize]", "A", "R", "Gz", "E_offset", "E_sigma", "E_seediness")) {
            TargetChannel channel = TargetChannel.parse(text).in(3);
            assertThat(channel.roles(3)).as(text).hasSize(channel.width());
        }
    }
}
