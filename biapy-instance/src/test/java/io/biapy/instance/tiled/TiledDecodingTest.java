package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.testkit.LongRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's decoding, smoothing and numbering included, and medians before it, by tiles. */
class TiledDecodingTest {
    private static final TargetChannels CHANNELS = TargetChannels.parse("F,C");

    @TempDir
    Path folder;

    private static int times(int few) {
        return LongRuns.times(few, 20);
    }

    private static Decoding decoding(RandomPrediction p) {
        Decoding decoding = p.random.nextBoolean() ? Decoding.automatic(CHANNELS) : Decoding.standard(CHANNELS);
        if (p.random.nextBoolean()) {
            decoding = decoding.withSeeds(List.of(
                            ThresholdRule.above(ChannelCode.FOREGROUND, 0.4 + p.random.nextDouble() / 5),
                            ThresholdRule.below(ChannelCode.CONTOUR, 0.5)))
                    .withGrowth(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, 0.3)));
        }
        decoding = p.random.nextBoolean() ? decoding.smoothed(0.3 + 2 * p.random.nextDouble()) : decoding;
        return decoding.withSmallestSeed(p.random.nextInt(4))
                .refined(
                        p.random.nextBoolean()
                                ? Refinement.none().removeSmall(3).fillHoles()
                                : Refinement.none().dilate(2).removeBig(50));
    }

    private static List<MedianFilter> medians(RandomPrediction p) {
        List<MedianFilter> medians = new ArrayList<>();
        String[] axes = p.image.extent().z() == 1 ? new String[] {"xy"} : new String[] {"xy", "zy", "zx", "z"};
        for (int k = p.random.nextInt(3); k > 0; k--) {
            medians.add(MedianFilter.of(axes[p.random.nextInt(axes.length)], 1 + 2 * p.random.nextInt(3)));
        }
        return medians;
    }

    @Test
    void equals_the_decoding_in_memory() {
        int changed = 0;
        for (int seed = 0; seed < times(40); seed++) {
            RandomPrediction p = new RandomPrediction(seed, 11);
            Decoding decoding = decoding(p);
            List<MedianFilter> medians = medians(p);
            Refinement refinement = p.refinement();
            FloatImage smooth = p.image;
            for (MedianFilter median : medians) {
                smooth = median.apply(smooth, Workers.callerOnly());
            }
            LabelImage decoded = decoding.decode(smooth);
            int[] expected = refinement
                    .apply(decoded, VoronoiGrowth.over(smooth, CHANNELS.codes()))
                    .codes();

            MemoryOutput out = new MemoryOutput(p.image.extent());
            TiledDecoding.of(decoding)
                    .medians(medians)
                    .refined(refinement)
                    .tile(p.tile())
                    .run(p.image, out, TiledRun.in(folder.resolve("work"), "x"));

            assertThat(out.labels)
                    .as("seed %d, %s, %s", seed, decoding, medians)
                    .isEqualTo(expected);
            changed += decoded.objects() > 1 ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(10);
    }

    @Test
    void a_model_that_decodes_otherwise_is_refused_with_its_reach() {
        assertThatThrownBy(() -> TiledDecoding.of(Decoding.automatic(TargetChannels.parse("A"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("looks at")
                .hasMessageContaining("without tiles");
        assertThatThrownBy(() -> TiledDecoding.of(Decoding.automatic(CHANNELS).withSummits(0.1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without tiles");
    }
}
