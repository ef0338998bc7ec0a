package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.patch.Flip;
import io.biapy.core.patch.MirroredPlanes;
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
                for (MirroredPlanes mirrored : MirroredPlanes.all(channel.roles(volume ? 3 : 2), volume)) {
                    float[] turned = encode(channel, v.extent, mirror(labels, v.extent, mirrored.flip()));
                    FloatBuffer back = FloatBuffer.allocate(expected.length);
                    mirrored.addBack(FloatBuffer.wrap(turned), 1, v.extent, back);
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(back.get(i)).as(text + ", " + mirrored).isCloseTo(expected[i], within(1e-4f));
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

    private static int[] mirror(int[] labels, Extent e, Flip flip) {
        int[] out = new int[labels.length];
        for (int i = 0; i < out.length; i++) {
            int x = i % e.x();
            int y = i / e.x() % e.y();
            int z = i / e.x() / e.y();
            int fromZ = flip.z() ? e.z() - 1 - z : z;
            int fromY = flip.y() ? e.y() - 1 - y : y;
            out[i] = labels[(fromZ * e.y() + fromY) * e.x() + (flip.x() ? e.x() - 1 - x : x)];
        }
        return out;
    }

    @Test
    void mirrorings_that_rays_cannot_follow_are_left_out() {
        assertThat(count("R[nrays=32]", 2)).isEqualTo(4);
        assertThat(count("R[nrays=7]", 2)).isEqualTo(2);
        assertThat(count("R", 3)).isEqualTo(1);
        assertThat(count("Gv", 2)).isEqualTo(4);
        assertThat(count("E_offset", 3)).isEqualTo(8);
    }

    private static int count(String text, int dimensions) {
        return MirroredPlanes.all(TargetChannel.parse(text).in(dimensions).roles(dimensions), dimensions == 3)
                .size();
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
