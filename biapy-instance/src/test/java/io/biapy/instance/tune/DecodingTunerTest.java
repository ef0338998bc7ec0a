package io.biapy.instance.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.synthetic.SyntheticNuclei;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecodingTunerTest {
    private static final TargetChannels FC = TargetChannels.parse("F,C");
    private static final Decoding START = Decoding.standard(FC);

    /** Targets pressed into 0.3 to 0.45 with noise: nothing is above one half, so the starting thresholds find nothing. */
    private static Example timid(int index) {
        LabelImage truth =
                SyntheticNuclei.seed(9).size(96, 96).image(index).openLabels().load();
        float[] planes = new float[2 * truth.extent().voxels()];
        FC.encode(truth, planes);
        SplittableRandom random = new SplittableRandom(index);
        for (int i = 0; i < planes.length; i++) {
            planes[i] = 0.3f + 0.15f * planes[i] + 0.01f * (float) random.nextGaussian();
        }
        return new Example(FloatImage.of("timid", truth.extent(), 2, planes), truth);
    }

    private static final List<Example> EXAMPLES = List.of(timid(0), timid(1));

    @Test
    void tuned_isBetterThanTheStart() {
        try (Workers workers = Workers.of(2)) {
            DecodingTuner tuner = new DecodingTuner(workers);
            Decoding tuned = tuner.tune(START, EXAMPLES, Progress.none(), Cancellation.never());
            assertThat(tuner.score(START, EXAMPLES)).isLessThan(0.05);
            assertThat(tuner.score(tuned, EXAMPLES)).isGreaterThan(0.3);
        }
    }

    @Test
    void choice_doesNotDependOnThreads() {
        try (Workers one = Workers.of(1);
                Workers three = Workers.of(3)) {
            Decoding a = new DecodingTuner(one).tune(START, EXAMPLES, Progress.none(), Cancellation.never());
            Decoding b = new DecodingTuner(three).tune(START, EXAMPLES, Progress.none(), Cancellation.never());
            assertThat(a.toMap()).isEqualTo(b.toMap());
        }
    }

    @Test
    void channelsWithoutThresholdsToChoose_keepTheStart() {
        Decoding other = Decoding.standard(TargetChannels.parse("F"));
        try (Workers workers = Workers.of(1)) {
            Decoding got = new DecodingTuner(workers).tune(other, EXAMPLES, Progress.none(), Cancellation.never());
            assertThat(got).isSameAs(other);
        }
    }
}
