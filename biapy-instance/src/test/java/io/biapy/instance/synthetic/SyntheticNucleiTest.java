package io.biapy.instance.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import org.junit.jupiter.api.Test;

class SyntheticNucleiTest {
    @Test
    void image_isAlwaysTheSame_andDiffersFromItsNeighbours() {
        FloatImage once = SyntheticNuclei.seed(3).image(5).openRaw().load();
        FloatImage again = SyntheticNuclei.seed(3).images(4, 2).get(1).openRaw().load();
        assertThat(once.data()).containsExactly(again.data());
        assertThat(SyntheticNuclei.seed(3).image(6).openRaw().load().data()).isNotEqualTo(once.data());
        assertThat(SyntheticNuclei.seed(4).image(5).openRaw().load().data()).isNotEqualTo(once.data());
    }

    @Test
    void values_areWholeAndFitEightBits() {
        for (float v : SyntheticNuclei.seed(1).image(0).openRaw().load().data()) {
            assertThat(v).isBetween(0f, 255f).isEqualTo((float) Math.rint(v));
        }
    }

    @Test
    void manyNuclei_touchAnother() {
        LabelImage labels = SyntheticNuclei.seed(1).image(0).openLabels().load();
        int w = labels.extent().x();
        boolean[] touches = new boolean[labels.objects() + 2];
        int[] c = labels.codes();
        for (int i = 0; i < c.length - w; i++) {
            for (int j : new int[] {i + 1, i + w}) {
                if (c[i] != 0 && c[j] != 0 && c[i] != c[j]) {
                    touches[c[i]] = true;
                    touches[c[j]] = true;
                }
            }
        }
        int touching = 0;
        for (boolean t : touches) {
            touching += t ? 1 : 0;
        }
        assertThat(labels.objects()).isBetween(25, 70);
        assertThat(touching).isGreaterThan(labels.objects() / 4);
    }

    @Test
    void tinyPictures_areRefused() {
        assertThatThrownBy(() -> SyntheticNuclei.seed(1).size(32, 256)).isInstanceOf(InputException.class);
    }
}
