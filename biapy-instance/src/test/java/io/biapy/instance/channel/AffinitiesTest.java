package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffinitiesTest {
    @Test
    void affinities_of_random_volumes_are_those_of_the_definition() {
        RandomVolumes.check(3000, 9, v -> {
            int[] labels = v.labels(4);
            AffinityOffset offset = new AffinityOffset(step(v, v.extent.z()), step(v, v.extent.y()), stepNotNone(v));
            if (Math.abs(offset.x()) >= v.extent.x()) {
                return;
            }
            int wide = v.random().nextInt(3);
            float[] found = new float[labels.length];
            TargetChannel.affinities()
                    .offsets(offset)
                    .widenBorders(wide)
                    .encode(LabelImage.of("a", v.extent, labels), found);
            assertThat(found).as(offset + " " + wide).isEqualTo(naive(v, labels, offset, wide));
        });
    }

    private static int step(RandomVolumes v, int n) {
        return v.random().nextInt(-n + 1, n);
    }

    private static int stepNotNone(RandomVolumes v) {
        int step = step(v, Math.max(2, v.extent.x()));
        return step == 0 ? 1 : step;
    }

    private static float[] naive(RandomVolumes v, int[] labels, AffinityOffset offset, int wide) {
        int[] widened = labels.clone();
        float[] expected = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            for (int dy = -wide; dy <= wide; dy++) {
                for (int dx = -wide; dx <= wide; dx++) {
                    if (v.isInside(v.z(i), v.y(i) + dy, v.x(i) + dx)) {
                        int other = labels[v.index(v.z(i), v.y(i) + dy, v.x(i) + dx)];
                        widened[i] = other != 0 && other != labels[i] ? 0 : widened[i];
                    }
                }
            }
        }
        for (int i = 0; i < labels.length; i++) {
            int z = clamp(v.z(i), offset.z(), v.extent.z());
            int y = clamp(v.y(i), offset.y(), v.extent.y());
            int x = clamp(v.x(i), offset.x(), v.extent.x());
            int here = widened[v.index(z, y, x)];
            expected[i] = here != 0 && here == widened[v.index(z - offset.z(), y - offset.y(), x - offset.x())] ? 1 : 0;
        }
        return expected;
    }

    /** The nearest coordinate whose partner, {@code d} before it, is inside. */
    private static int clamp(int i, int d, int n) {
        int c = i;
        while (c - d < 0) {
            c++;
        }
        while (c - d >= n) {
            c--;
        }
        return c;
    }

    @Test
    void a_2d_image_has_affinities_along_y_and_x() {
        LabelImage labels = LabelImage.of("a", Extent.yx(2, 4), new int[] {5, 5, 7, 7, 5, 5, 0, 7});
        float[] found = new float[16];
        TargetChannel channel = TargetChannel.affinities().widenBorders(0).in(2);
        assertThat(channel.width()).isEqualTo(2);
        channel.encode(labels, found);
        assertThat(found).containsExactly(1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0);
    }

    @Test
    void widening_borders_leaves_the_labels_as_they_are() {
        int[] codes = {1, 1, 2, 2};
        float[] found = new float[4];
        TargetChannels.parse("A[offsets=0x0x1,widen_borders=1]")
                .encode(LabelImage.of("a", Extent.yx(1, 4), codes), found);
        assertThat(codes).containsExactly(1, 1, 2, 2);
        assertThat(found).containsExactly(0, 0, 0, 0);
    }

    @Test
    void an_id_of_255_is_like_any_other() {
        float[] low = new float[9];
        float[] high = new float[9];
        int[] labels = {0, 3, 3, 0, 3, 3, 0, 0, 9};
        TargetChannel channel = TargetChannel.parse("A[offsets=0x1]");
        channel.encode(LabelImage.of("a", Extent.yx(3, 3), labels), low);
        int[] renamed = Arrays.stream(labels).map(l -> l == 9 ? 255 : l).toArray();
        channel.encode(LabelImage.of("a", Extent.yx(3, 3), renamed), high);
        assertThat(high).isEqualTo(low);
    }

    @Test
    void biapys_lists_give_triples_of_z_y_and_x() {
        Affinities channel = (Affinities) TargetChannel.parse("A[z_affinities=1x2,y_affinities=1x3,x_affinities=-1x9]");
        assertThat(channel.offsets()).hasToString("[1x0x0, 0x1x0, 0x0x-1, 2x0x0, 0x3x0, 0x0x9]");
        assertThat(channel.reach()).isEqualTo(10);
    }

    @Test
    void the_number_of_threads_changes_nothing() {
        RandomVolumes.check(40, 12, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(5));
            TargetChannels channels = TargetChannels.parse("A[offsets=0x0x1/0x1x1/0x2x-1]");
            if (v.extent.y() < 3 || v.extent.x() < 3) {
                return;
            }
            float[] one = new float[channels.planes() * v.extent.voxels()];
            channels.encode(labels, one);
            for (int threads : new int[] {2, 3, 8}) {
                try (Workers workers = Workers.of(threads)) {
                    float[] many = new float[one.length];
                    channels.encode(labels, many, workers);
                    assertThat(many).isEqualTo(one);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A[widen_borders=0]", "A[offsets=0x0x9/1x-1x0,widen_borders=2]"})
    void the_text_form_reads_back(String text) {
        assertThat(TargetChannel.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "A[offsets=0x0x0],two different voxels",
        "A[offsets=1],steps along z",
        "A[offsets=axb],whole number",
        "A[widen_border=1],did you mean \"widen_borders\"",
        "A[widen_borders=-1],whole number of at least 0"
    })
    void wrong_options_are_refused(String text, String message) {
        assertThatThrownBy(() -> TargetChannel.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_offset_longer_than_the_image_is_refused() {
        LabelImage labels = LabelImage.of("a", Extent.yx(2, 4), new int[8]);
        assertThatThrownBy(() -> TargetChannel.affinities().encode(labels, new float[24]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1x0x0")
                .hasMessageContaining("z = 0");
    }
}
