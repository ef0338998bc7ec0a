package io.biapy.instance.watershed;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SteepnessTest {
    @Test
    void the_kernels_are_those_of_opencv() {
        assertThat(SobelKernel.DERIVATIVE).startsWith(-1, -18, -152, -798).hasSize(21);
        assertThat(java.util.Arrays.stream(SobelKernel.SMOOTHING).sum()).isEqualTo(1 << 20);
    }

    @Test
    void an_offset_that_jumps_is_steepest_at_the_jump() {
        int n = 40;
        float[] horizontal = new float[n];
        for (int x = 0; x < n; x++) {
            horizontal[x] = x % 20 / 20f; // rises in two objects, falls between them
        }
        float[] steep = Steepness.of(List.of(horizontal), List.of(ChannelCode.HORIZONTAL), Extent.yx(1, n));
        assertThat(steep[19]).isCloseTo(1, Offset.offset(0.05f));
        assertThat(steep[10]).isLessThan(0.6f);
    }

    @Test
    void the_offsets_exchange_their_roles_when_the_axes_do() {
        int n = 12;
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        float[] values = new float[n * n];
        float[] transposed = new float[n * n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                values[y * n + x] = (float) random.nextDouble();
                transposed[x * n + y] = values[y * n + x];
            }
        }
        float[] along = Steepness.of(List.of(values), List.of(ChannelCode.HORIZONTAL), Extent.yx(n, n));
        float[] across = Steepness.of(List.of(transposed), List.of(ChannelCode.VERTICAL), Extent.yx(n, n));
        float[] through = Steepness.of(List.of(transposed), List.of(ChannelCode.DEPTH), Extent.zyx(n, 1, n));
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                assertThat(across[x * n + y]).isCloseTo(along[y * n + x], Offset.offset(1e-6f));
                assertThat(through[x * n + y]).isCloseTo(along[y * n + x], Offset.offset(1e-6f));
            }
        }
    }

    @Test
    void a_constant_offset_is_nowhere_steep() {
        assertThat(Steepness.of(List.of(new float[9]), List.of(ChannelCode.VERTICAL), Extent.yx(3, 3)))
                .containsOnly(1f);
    }
}
