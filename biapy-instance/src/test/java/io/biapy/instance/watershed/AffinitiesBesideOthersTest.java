package io.biapy.instance.watershed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.spec.Decoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffinitiesBesideOthersTest {
    private static final int EDGE = 6;

    /** Boxes side by side, all touching, and background behind them. */
    private static LabelImage boxes(int nz) {
        Extent extent = Extent.zyx(nz, 20, 26);
        int[] codes = new int[extent.voxels()];
        for (int i = 0; i < codes.length; i++) {
            int x = i % 26;
            int y = i / 26 % 20;
            int z = i / 520;
            codes[i] = x < 24 && y < 18 ? 1 + x / EDGE + 4 * (y / EDGE) + 12 * (z / EDGE) : 0;
        }
        return LabelImage.of("boxes", extent, codes);
    }

    /** Whether a voxel lies at least two voxels inside of its box. */
    private static boolean isInside(int i) {
        return isMiddle(i % 26) && isMiddle(i / 26 % 20) && (i < 520 || isMiddle(i / 520));
    }

    private static boolean isMiddle(int at) {
        return at % EDGE > 1 && at % EDGE < EDGE - 2;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "F,A; 1",
                "F,A; 12",
                "A,F; 1",
                "F,A[offsets=0x1x0/0x0x1/0x4x0/0x0x4]; 1",
                "F,A[offsets=0x1x0/0x0x1/0x4x0/0x0x4/0x3x3],C; 1",
                "F,A[offsets=1x0x0/0x1x0/0x0x1/0x0x4],C; 12"
            })
    void objects_that_touch_are_found_again_from_their_own_channels(String codes, int nz) {
        LabelImage labels = boxes(nz);
        TargetChannels channels = TargetChannels.parse(codes).in(nz == 1 ? 2 : 3);
        FloatImage prediction = channels.encode(labels);

        for (LabelImage found : List.of(
                WatershedDecoder.forChannels(channels).decode(prediction),
                Decoding.automatic(channels).decode(prediction))) {
            Map<Integer, Integer> partner = new HashMap<>();
            for (int i = 0; i < labels.codes().length; i++) {
                if (found.codes()[i] != 0 && isInside(i)) { // on borders all are equally near
                    int own = labels.codes()[i];
                    assertThat(partner.computeIfAbsent(found.codes()[i], id -> own))
                            .isEqualTo(own);
                }
            }
            assertThat(found.objects()).isEqualTo(labels.objects());
            assertThat(Arrays.stream(found.codes()).filter(c -> c != 0).count())
                    .isEqualTo(Arrays.stream(labels.codes()).filter(c -> c != 0).count());
        }
    }

    @Test
    void affinities_count_as_a_later_seed_or_growth_channel() {
        LabelImage labels = boxes(1);
        TargetChannels channels = TargetChannels.parse("F,A").in(2);
        FloatImage prediction = channels.encode(labels);
        List<ChannelCode> both = List.of(ChannelCode.FOREGROUND, ChannelCode.AFFINITIES);
        List<Threshold> automatic = List.of(Threshold.otsu(), Threshold.otsu());
        WatershedDecoder plain = WatershedDecoder.forChannels(channels);

        LabelImage bySeeds = plain.seeds(ChannelRules.seeds(both, automatic).toArray(new ThresholdRule[0]))
                .decode(prediction);
        assertThat(bySeeds.objects()).isEqualTo(labels.objects()); // F alone would find one

        int[] byGrowth = plain.growth(ChannelRules.growth(both, automatic).toArray(new ThresholdRule[0]))
                .decode(prediction)
                .codes();
        int plane = labels.extent().voxels();
        for (int i = 0; i < plane; i++) {
            float least = Math.min(prediction.data()[plane + i], prediction.data()[2 * plane + i]);
            assertThat(byGrowth[i] != 0).isEqualTo(least > 0);
        }
    }

    @Test
    void channels_behind_affinities_are_read_from_their_own_planes_whatever_their_number() {
        for (int affinities = 1; affinities <= 5; affinities++) {
            PlaneLayout layout = PlaneLayout.of(
                    "p",
                    List.of(ChannelCode.FOREGROUND, ChannelCode.AFFINITIES, ChannelCode.CONTOUR),
                    false,
                    affinities + 2,
                    true);
            assertThat(layout.first(ChannelCode.CONTOUR)).isEqualTo(affinities + 1);
            assertThat(layout.used(ChannelCode.AFFINITIES)).isEqualTo(Math.min(2, affinities));
        }
        assertThatThrownBy(() ->
                        PlaneLayout.of("p", List.of(ChannelCode.FOREGROUND, ChannelCode.AFFINITIES), false, 1, true))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("take at least 2 planes, but it has 1");
    }
}
