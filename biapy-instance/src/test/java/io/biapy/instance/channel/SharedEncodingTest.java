package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every channel has the same bits for every number of threads, and fills its planes and nothing else. */
class SharedEncodingTest {
    private static final float JUNK = -77;
    private static final int BEFORE = 5;
    private static final int BEHIND = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F",
                "F[erosion=1]",
                "F[dilation=2]",
                "B",
                "B[erosion=1]",
                "B[dilation=1]",
                "C",
                "C[mode=inner]",
                "C[mode=outer]",
                "C[mode=dense]",
                "Db",
                "Db[val_type=raw]",
                "Db[val_type=discretize]",
                "Db[val_type=omnipose]",
                "Dc",
                "Dc[norm=false]",
                "Dc[type=skeleton]",
                "Dn",
                "Dn[norm=false]",
                "Dn[closing_size=4,decline_power=1]",
                "D",
                "H",
                "V",
                "Z",
                "H[norm=false]",
                "P",
                "P[erosion=1,dilation=2]",
                "P[type=skeleton]",
                "P[type=skeleton,skeleton_mode=main]",
                "R[nrays=9]",
                "A[offsets=0x0x1/0x1x0]",
                "T",
                "T[thickness=5]",
                "M",
                "We",
                "I",
                "Gv",
                "Gh",
                "Gz",
                "Gv[gradient_type=omnipose]",
                "E_offset"
            })
    void a_channel_does_not_depend_on_the_number_of_threads(String code) {
        try (Workers two = Workers.of(2);
                Workers three = Workers.of(3);
                Workers eight = Workers.of(8)) {
            forEachImage(labels -> {
                TargetChannel channel =
                        TargetChannel.parse(code).in(labels.extent().z() == 1 ? 2 : 3);
                int length = channel.planes() * labels.extent().voxels();
                float[] expected = new float[length];
                channel.encode(labels, expected);
                for (Workers workers : new Workers[] {two, three, eight}) {
                    float[] found = new float[BEFORE + length + BEHIND];
                    Arrays.fill(found, JUNK);
                    channel.encode(labels, found, BEFORE, workers);
                    assertThat(Arrays.copyOfRange(found, BEFORE, BEFORE + length))
                            .as(code + ", " + workers.threads() + " threads")
                            .isEqualTo(expected);
                    assertThat(Arrays.copyOf(found, BEFORE)).containsOnly(JUNK);
                    assertThat(Arrays.copyOfRange(found, BEFORE + length, found.length))
                            .containsOnly(JUNK);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"F,Db,V,C,H", "Gv,D,Gh", "B,P,V,H,I"})
    void a_list_gives_each_channel_as_it_is_alone(String codes) {
        try (Workers workers = Workers.of(3)) {
            forEachImage(labels -> {
                TargetChannels list = TargetChannels.parse(codes);
                int voxels = labels.extent().voxels();
                float[] together = new float[list.planes() * voxels];
                list.encode(labels, together, workers);
                int at = 0;
                for (TargetChannel channel : list) {
                    float[] alone = new float[voxels];
                    channel.encode(labels, alone);
                    assertThat(Arrays.copyOfRange(together, at, at + voxels))
                            .as(channel.code())
                            .isEqualTo(alone);
                    at += voxels;
                }
            });
        }
    }

    /** Random images in blocks and in single voxels, then one object alone, none, and ids that no float holds. */
    private static void forEachImage(Consumer<LabelImage> test) {
        RandomVolumes.check(25, 12, v -> {
            int[] codes = v.labels(v.random().nextInt(1, 12));
            if (v.extent.x() > 1 && v.extent.y() > 1) { // affinities need both
                test.accept(
                        LabelImage.of("random", v.extent, codes).withCalibration(Calibration.of(2.5, 1, 0.75, "um")));
            }
        });
        Extent extent = Extent.zyx(5, 6, 7);
        int n = extent.voxels();
        test.accept(LabelImage.of(
                "one", extent, IntStream.range(0, n).map(i -> i % 7 < 4 ? 3 : 0).toArray()));
        test.accept(LabelImage.of("none", extent, new int[n]));
        test.accept(LabelImage.ofLongs(
                "far",
                extent,
                IntStream.range(0, n).mapToLong(i -> i % 3 * ((1L << 33) + 1)).toArray()));
    }
}
