package io.biapy.instance.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.metrics.matching.Matching;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NucleiVolumeTest {
    private static final Size SIZE = Size.zyx(61, 90, 83);

    @Test
    void every_block_holds_what_the_whole_volume_holds_there() {
        NucleiVolume volume = NucleiVolume.of(SIZE, 3);
        LabelImage whole = volume.labels().load();
        FloatImage prediction = volume.prediction().load();
        int plane = (int) SIZE.voxels();
        Random random = new Random(1);
        for (int n = 0; n < 40; n++) {
            Extent e = Extent.zyx(1 + random.nextInt(30), 1 + random.nextInt(40), 1 + random.nextInt(40));
            Block block =
                    new Block(random.nextInt(62 - e.z()), random.nextInt(91 - e.y()), random.nextInt(84 - e.x()), e);
            long[] ids = new long[e.voxels()];
            float[] contours = new float[e.voxels()];
            volume.labels().read(block, ids);
            volume.prediction().read(1, block, contours);
            for (int i = 0; i < ids.length; i++) {
                int at = (int) (((block.z() + i / (e.x() * e.y())) * 90 + block.y() + i / e.x() % e.y()) * 83
                        + block.x()
                        + i % e.x());
                assertThat(ids[i]).isEqualTo(whole.codes()[at]);
                assertThat(contours[i]).isEqualTo(prediction.data()[plane + at]);
            }
        }
    }

    @Test
    void its_nuclei_are_all_there_and_the_watershed_of_its_prediction_finds_nearly_all() {
        NucleiVolume volume = NucleiVolume.of(Size.zyx(104, 104, 104), 5);
        LabelImage truth = volume.labels().load();
        assertThat(volume.nuclei()).isEqualTo(64);
        assertThat(Arrays.stream(truth.codes()).filter(id -> id > 0).distinct().count())
                .isEqualTo(64);
        LabelImage found =
                WatershedDecoder.forChannels("F,C").decode(volume.prediction().load());
        assertThat(Matching.of(truth.codes(), found.codes()).at(0.5).f1()).isGreaterThan(0.9);
    }

    @Test
    void another_seed_gives_another_volume_and_a_flat_one_is_refused() {
        assertThat(NucleiVolume.of(SIZE, 3).labels().load().codes())
                .isNotEqualTo(NucleiVolume.of(SIZE, 4).labels().load().codes());
        assertThatThrownBy(() -> NucleiVolume.of(Size.yx(90, 90), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 26");
    }
}
