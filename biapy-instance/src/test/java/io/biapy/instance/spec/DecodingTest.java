package io.biapy.instance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.synthetic.SyntheticNuclei;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.metrics.matching.Matching;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    private static final TargetChannels FC = TargetChannels.parse("F,C");

    private static FloatImage targetsOf(LabelImage labels) {
        float[] planes = new float[2 * labels.extent().voxels()];
        FC.encode(labels, planes);
        return FloatImage.of("targets", labels.extent(), 2, planes);
    }

    @Test
    void map_holdsEverySetting() {
        Decoding decoding = Decoding.standard(FC)
                .withSeeds(List.of(
                        ThresholdRule.above(ChannelCode.FOREGROUND, 0.7),
                        ThresholdRule.below(ChannelCode.CONTOUR, 0.25)))
                .withGrowth(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, 0.4)))
                .smoothed(0.75)
                .withSmallestSeed(8)
                .withSummits(0.25)
                .refined(Refinement.none().fillHoles().removeSmall(30));
        assertThat(Decoding.of(decoding.toMap()).toMap()).isEqualTo(decoding.toMap());
        assertThat(Decoding.of(Decoding.automatic(FC).toMap()).toMap())
                .isEqualTo(Decoding.automatic(FC).toMap());
    }

    @Test
    void perfectTargets_becomeTheObjects_withConsecutiveIds() {
        LabelImage truth = SyntheticNuclei.seed(8).image(0).openLabels().load();
        LabelImage found =
                Decoding.standard(FC).refined(Refinement.none().removeSmall(20)).decode(targetsOf(truth));
        assertThat(Matching.of(truth.codes(), found.codes()).at(0.5).f1()).isGreaterThan(0.97);
        assertThat(found.maxId()).isEqualTo(found.objects());
    }

    @ParameterizedTest
    @ValueSource(strings = {"F,C", "F,Gv,Gh", "Db,R[nrays=16]"})
    void labels_areTheSame_forAnyNumberOfThreads(String codes) {
        LabelImage truth = SyntheticNuclei.seed(3).image(1).openLabels().load();
        TargetChannels channels = TargetChannels.parse(codes);
        Decoding decoding =
                codes.equals("F,C") ? Decoding.standard(channels).smoothed(0.8) : Decoding.automatic(channels);
        FloatImage prediction = channels.encode(truth);
        float[] data = prediction.data();
        for (int i = 0; codes.contains("G") && i < data.length; i++) {
            data[i] *= 5; // as networks learn flows
        }
        LabelImage expected = decoding.decode(prediction);
        assertThat(expected.objects()).isGreaterThan(5);
        for (int threads = 2; threads <= 8; threads += 3) {
            try (Workers workers = Workers.of(threads)) {
                assertThat(decoding.withWorkers(workers).decode(prediction).codes())
                        .isEqualTo(expected.codes());
            }
        }
    }

    @Test
    void summits_separateObjectsThatAFaintContourTells() {
        Extent extent = Extent.yx(9, 31);
        float[] planes = new float[2 * extent.voxels()];
        for (int y = 1; y < 8; y++) {
            for (int x = 1; x < 30; x++) {
                planes[y * 31 + x] = 0.9f;
                planes[extent.voxels() + y * 31 + x] = Math.abs(x - 15) < 2 ? 0.35f : 0.02f;
            }
        }
        FloatImage touching = FloatImage.of("two", extent, 2, planes);
        assertThat(Decoding.standard(FC).decode(touching).objects()).isEqualTo(1);
        assertThat(Decoding.standard(FC).withSummits(0.2).decode(touching).objects())
                .isEqualTo(2);
        assertThat(Decoding.standard(FC).withSummits(0.4).decode(touching).objects())
                .isEqualTo(1);
        assertThat(Decoding.standard(FC).withSummits(0.2).reach()).isEqualTo(Reach.wholeImage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Db,R[nrays=32]",
                "F,Gv,Gh",
                "A[offsets=0x1x0/0x0x1/0x9x0/0x0x9]",
                "F,H,V",
                "F,C,Db",
                "Db",
                "F,P",
                "F,Dc"
            })
    void everyRepresentation_findsTheObjectsOfItsOwnTargets(String text) {
        TargetChannels channels = TargetChannels.parse(text);
        LabelImage truth = SyntheticNuclei.seed(8).image(1).openLabels().load();
        FloatImage target = channels.encode(truth);
        float[] predicted = target.data().clone();
        int n = truth.extent().voxels();
        int plane = 0;
        for (TargetChannel channel : channels) { // as a network predicts it
            for (int i = plane * n; i < (plane + channel.planes()) * n; i++) {
                predicted[i] *= channel.targetScale();
            }
            plane += channel.planes();
        }
        LabelImage found =
                Decoding.standard(channels).decode(FloatImage.of("targets", truth.extent(), plane, predicted));
        assertThat(Matching.of(truth.codes(), found.codes()).at(0.5).f1())
                .as(Decoding.standard(channels).toString())
                .isGreaterThan(0.9);
    }

    @Test
    void summits_needForegroundAndContour() {
        assertThatThrownBy(() -> Decoding.automatic(TargetChannels.parse("F")).withSummits(0.3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("F and C");
    }

    @Test
    void reach_includesTheSmoothing() {
        assertThat(Decoding.standard(FC).reach()).isEqualTo(Reach.chained(Extent.zyx(2, 2, 2)));
        assertThat(Decoding.standard(FC).smoothed(1.5).reach()).isEqualTo(Reach.chained(Extent.zyx(7, 7, 7)));
        assertThat(Decoding.automatic(FC).smoothed(1.5).reach()).isEqualTo(Reach.wholeImage());
    }

    @Test
    void smallestSeed_dropsSmallerOnesOnly() {
        Extent extent = Extent.yx(20, 20);
        float[] planes = new float[800];
        for (int y = 2; y < 5; y++) {
            for (int x = 2; x < 5; x++) {
                planes[y * 20 + x] = 1; // 9 voxels
                planes[(y + 10) * 20 + x + 10] = y < 4 ? 1 : 0; // 6 voxels
            }
        }
        FloatImage prediction = FloatImage.of("two", extent, 2, planes);
        assertThat(Decoding.standard(FC).withSmallestSeed(6).decode(prediction).objects())
                .isEqualTo(2);
        assertThat(Decoding.standard(FC).withSmallestSeed(7).decode(prediction).objects())
                .isEqualTo(1);
    }

    @Test
    void automaticThreshold_cannotBeKept() {
        assertThatThrownBy(() -> Decoding.standard(FC)
                        .withSeeds(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, Threshold.otsu()))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("F>0.5");
    }

    @Test
    void brokenRule_isQuoted() {
        assertThatThrownBy(() -> Decoding.of(Map.of("channels", "F,C", "seeds", "F=0.5")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("F=0.5");
        assertThatThrownBy(() -> Decoding.of(Map.of("channels", "F,C", "smoothing", "much")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("much");
    }
}
