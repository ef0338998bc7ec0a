package io.biapy.instance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.ThresholdRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpredictedPartsTest {
    private static final int EDGE = 24;

    private static void require(Decoding decoding) {
        UnpredictedParts.requireEmpty(decoding, Refinement.none());
    }

    private static boolean isInside(int i) {
        int y = i / EDGE;
        int x = i % EDGE;
        return y >= 8 && y < 16 && x >= 6 && x < 20;
    }

    /** Random values in a box, 0 around it. */
    private static FloatImage prediction(TargetChannels channels, SplittableRandom random) {
        int n = EDGE * EDGE;
        float[] data = new float[channels.planes() * n];
        List<ChannelCode> codes = channels.codes();
        for (int c = 0; c < codes.size(); c++) {
            boolean signed =
                    codes.get(c) == ChannelCode.SIGNED_DISTANCE || codes.get(c).isCentreOffset();
            for (int i = 0; i < n; i++) {
                double value = signed ? 2 * random.nextDouble() - 1 : random.nextDouble();
                data[c * n + i] = isInside(i) ? (float) value : 0;
            }
        }
        return FloatImage.of("part", Extent.yx(EDGE, EDGE), channels.planes(), data);
    }

    private static List<ThresholdRule> rules(TargetChannels channels, SplittableRandom random) {
        List<ThresholdRule> rules = new ArrayList<>();
        for (ChannelCode code : channels.codes()) {
            double threshold = random.nextInt(5) / 4.0 - 0.25;
            if (!code.isCentreOffset() && (rules.isEmpty() || random.nextBoolean())) {
                rules.add(
                        random.nextBoolean()
                                ? ThresholdRule.above(code, threshold)
                                : ThresholdRule.below(code, threshold));
            }
        }
        return rules;
    }

    @Test
    void where_a_decoding_is_accepted_no_object_reaches_what_was_left_out() {
        SplittableRandom random = new SplittableRandom(8);
        int accepted = 0;
        int found = 0;
        List<String> all =
                List.of("F", "C", "F,C", "Dc", "F,Dc", "Db", "Db,H,V", "Dc,H,V", "D,H,V", "F,H,V", "F,D", "F,P");
        for (int k = 0; k < 400; k++) {
            TargetChannels channels = TargetChannels.parse(all.get(k % all.size()));
            Decoding decoding = Decoding.automatic(channels);
            if (random.nextInt(3) > 0 && channels.codes().stream().noneMatch(ChannelCode::isCentreOffset)) {
                decoding = decoding.withSeeds(rules(channels, random)).withGrowth(rules(channels, random));
            }
            int[] codes;
            try {
                require(decoding);
                codes = decoding.decode(prediction(channels, random)).codes();
            } catch (InputException e) {
                assertThat(e).hasMessageContaining("predicted as 0 in all channels");
                continue;
            }
            accepted++;
            for (int i = 0; i < codes.length; i++) {
                assertThat(codes[i] == 0 || isInside(i))
                        .as(decoding + " at " + i)
                        .isTrue();
                found += codes[i] > 0 ? 1 : 0;
            }
        }
        assertThat(accepted).isGreaterThan(150);
        assertThat(found).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "F,C", "F,B", "F,Dc", "Db", "F,C,T", "Db,R", "F,Gv,Gh", "F,H,V", "F,P"})
    void usual_models_are_accepted(String channels) {
        assertThatCode(() -> require(Decoding.standard(TargetChannels.parse(channels))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "Dc", "Dc,H,V", "D,H,V"})
    void channels_in_which_0_may_mean_objects_are_refused_with_the_rules(String channels) {
        assertThatThrownBy(() -> require(Decoding.automatic(TargetChannels.parse(channels))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(channels.substring(0, 1))
                .hasMessageContaining("Predict everything");
    }

    @Test
    void growth_over_a_mask_of_background_alone_is_refused() {
        Decoding decoding = Decoding.automatic(TargetChannels.parse("Db,B"))
                .withSeeds(List.of(ThresholdRule.above(ChannelCode.BORDER_DISTANCE, 0.5)))
                .withGrowth(List.of(ThresholdRule.above(ChannelCode.BORDER_DISTANCE, 0.2)));
        assertThatCode(() -> require(decoding)).doesNotThrowAnyException();
        assertThatThrownBy(() -> UnpredictedParts.requireEmpty(
                        decoding, Refinement.none().growOverMask()))
                .hasMessageContaining("1 - B");
    }
}
