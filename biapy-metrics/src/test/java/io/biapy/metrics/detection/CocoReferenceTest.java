package io.biapy.metrics.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The twelve numbers of COCO for the images of {@link SyntheticDetections}, as pycocotools 2.0.11 printed them for the same rectangles
 * as masks (its -1 is an absent value here).
 */
class CocoReferenceTest {
    private static final Offset<Double> TIGHT = within(1e-12);
    private static final List<SizeRange> SIZES = SizeRange.coco();

    @ParameterizedTest
    @CsvSource({
        "false, false, 0.2428585444238909, 0.5196088708729042, 0.21031769283038465, 0.20144505945792676, 0.6613154172560113,"
                + " 0.02619047619047619, 0.15833333333333333, 0.3821428571428572, 0.34324324324324323, 0.67",
        "false, true, 0.24353650154669684, 0.5252523751569951, 0.20919186962106046, 0.20124584910117327, 0.6613154172560113,"
                + " 0.02682926829268293, 0.16219512195121952, 0.3829268292682927, 0.34305555555555556, 0.67",
        "true, false, 0.2469524490044901, 0.5038598825557613, 0.22233243707460348, 0.2066551060799809, 0.6931930693069307,"
                + " 0.04741917186613727, 0.2763754963131027, 0.3752127056154283, 0.3364864864864865, 0.7",
        "true, true, 0.24777185976246854, 0.5072040093665942, 0.22181170544227286, 0.20591385423895237, 0.6931930693069307,"
                + " 0.04878048780487805, 0.28414634146341466, 0.37682926829268293, 0.3377606177606177, 0.7"
    })
    void values_equal_those_of_pycocotools(
            boolean classes,
            boolean crowds,
            double ap,
            double ap50,
            double ap75,
            double small,
            double medium,
            double recall1,
            double recall10,
            double recall100,
            double recallSmall,
            double recallMedium) {
        AveragePrecisionScore score = AveragePrecision.coco().of(SyntheticDetections.images(classes, crowds));

        assertThat(score.ap()).hasValueCloseTo(ap, TIGHT);
        assertThat(score.ap(0.5)).hasValueCloseTo(ap50, TIGHT);
        assertThat(score.ap(0.75)).hasValueCloseTo(ap75, TIGHT);
        assertThat(score.ap(SIZES.get(1))).hasValueCloseTo(small, TIGHT);
        assertThat(score.ap(SIZES.get(2))).hasValueCloseTo(medium, TIGHT);
        assertThat(score.ap(SIZES.get(3))).isEmpty();
        assertThat(score.recall(1)).hasValueCloseTo(recall1, TIGHT);
        assertThat(score.recall(10)).hasValueCloseTo(recall10, TIGHT);
        assertThat(score.recall()).hasValueCloseTo(recall100, TIGHT);
        assertThat(score.recall(SIZES.get(1))).hasValueCloseTo(recallSmall, TIGHT);
        assertThat(score.recall(SIZES.get(2))).hasValueCloseTo(recallMedium, TIGHT);
        assertThat(score.recall(SIZES.get(3))).isEmpty();
    }

    @Test
    void each_threshold_equals_pycocotools() {
        AveragePrecisionScore score = AveragePrecision.coco().of(SyntheticDetections.images(true, true));

        double[] expected = {
            0.5072040093665942,
            0.47046225654875995,
            0.3805877016273056,
            0.34703803976211484,
            0.28506155140239986,
            0.22181170544227286,
            0.13967607061234355,
            0.08339741337418614,
            0.04169819237562853,
            0.000781657113079729
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(score.ap((50 + 5 * i) / 100.0)).hasValueCloseTo(expected[i], TIGHT);
        }
        assertThat(score.byClass().get(1)).hasValueCloseTo(0.2076882129383432, TIGHT);
        assertThat(score.byClass().get(2)).hasValueCloseTo(0.28785550658659387, TIGHT);
    }

    @Test
    void precision_over_recall_equals_pycocotools() {
        double[] precisions = AveragePrecision.allObjects()
                .of(SyntheticDetections.images(false, false))
                .precisions(0.75);

        double[] expected = {1, 0.631578947368421, 0.4772727272727273, 0.4246575342465753, 0, 0, 0, 0, 0, 0, 0};
        assertThat(precisions).hasSize(101);
        for (int i = 0; i < expected.length; i++) {
            assertThat(precisions[10 * i]).isCloseTo(expected[i], TIGHT);
        }
    }
}
