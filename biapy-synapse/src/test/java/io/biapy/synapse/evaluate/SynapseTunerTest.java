package io.biapy.synapse.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.synthetic.SyntheticTissue;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseTargets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SynapseTunerTest {
    private static final Workers ONE = Workers.callerOnly();

    /** True planes scaled down by another factor each, with false summits lower than them. */
    private static ThresholdSweep.Example example(int volume, float preTop, float postTop, float noise) {
        SyntheticTissue.Volume tissue = SyntheticTissue.seed(11).volume(volume);
        SynapsePairs truth = SynapsePairs.in(tissue.raw().size(), tissue.sites());
        FloatImage planes = SynapseTargets.of(Representation.SIMPSYN).soft(true).encode(truth, null);
        SplittableRandom random = new SplittableRandom(volume);
        int n = planes.extent().voxels();
        for (int i = 0; i < 2 * n; i++) {
            float top = i < n ? preTop : postTop;
            planes.data()[i] *= top;
            if (random.nextInt(400) == 0) {
                planes.data()[i] = Math.max(planes.data()[i], noise * top);
            }
        }
        return new ThresholdSweep.Example(planes, truth);
    }

    @Test
    void eachKind_getsAThresholdBetweenItsNoiseAndItsSites() {
        List<ThresholdSweep.Example> examples = List.of(example(0, 0.9f, 0.4f, 0.6f), example(1, 0.9f, 0.4f, 0.6f));
        SynapseDecoding start = SynapseDecoding.of(Representation.SIMPSYN);
        SynapseTuner tuner = SynapseTuner.of(start, examples, 100, ONE);
        assertThat(tuner.decoding().preThreshold().value()).isBetween(0.54, 0.9);
        assertThat(tuner.decoding().postThreshold().value()).isBetween(0.24, 0.4);
        assertThat(tuner.judged()).isGreaterThan(0.93);
        assertThat(tuner.decoding().distance()).isBetween(40.0, 100.0);
        SynapseEvaluation again = SynapseEvaluation.of(
                examples.get(0).truth(), tuner.decoding().decode(examples.get(0).prediction(), ONE), 100);
        assertThat(again.partners().f1()).isGreaterThan(0.9);
        assertThat(ThresholdSweep.of(start, examples, 100, ONE).best().judged()).isLessThanOrEqualTo(tuner.judged());
    }

    @Test
    void nothingRight_leavesTheDecodingAsItIs() {
        ThresholdSweep.Example empty = example(2, 0, 0, 0);
        SynapseDecoding start = SynapseDecoding.of(Representation.SIMPSYN);
        SynapseTuner tuner = SynapseTuner.of(start, List.of(empty), 100, ONE);
        assertThat(tuner.judged()).isZero();
        assertThat(tuner.decoding().toMap()).isEqualTo(start.toMap());
    }
}
