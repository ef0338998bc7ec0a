package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossKernelTest {
    private static final double RELATIVE = 1e-9;

    @Test
    void the_short_exponential_is_right_to_a_billionth_over_its_whole_range() {
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            double a = i == 0 ? 0 : random.nextDouble() * (i % 2 == 0 ? 700 : 20);
            worst = Math.max(worst, Math.abs(LossKernel.expOfMinus(a) / Math.exp(-a) - 1));
        }
        assertThat(worst).isLessThan(RELATIVE);
        assertThat(LossKernel.expOfMinus(Double.POSITIVE_INFINITY)).isBetween(0.0, 1e-300);
        assertThat(LossKernel.expOfMinus(Double.NaN)).isNaN();
    }

    @Test
    void the_short_logarithm_is_right_to_a_billionth_over_its_whole_range() {
        SplittableRandom random = new SplittableRandom(2);
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            double e = i == 0 ? 1 : random.nextDouble() * Math.pow(10, -random.nextInt(12));
            worst = Math.max(worst, Math.abs(LossKernel.log1p(e / (2 + e)) / Math.log1p(e) - 1));
        }
        assertThat(worst).isLessThan(RELATIVE);
        assertThat(LossKernel.log1p(0)).isZero();
    }

    @Test
    void a_logit_that_is_not_finite_is_not_hidden() {
        float[] g = new float[1];
        assertThat(LossKernel.binaryCrossEntropy(new float[] {Float.NaN}, new float[] {1}, new float[] {1}, 1, 1, g))
                .isNaN();
        assertThat(g[0]).isNaN();
    }
}
