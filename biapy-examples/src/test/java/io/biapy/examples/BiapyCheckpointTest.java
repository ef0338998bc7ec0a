package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.Segmentation;
import io.biapy.instance.Segmenter;
import io.biapy.io.ImageFile;
import io.biapy.io.Images;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A network that BiaPy trained, opened here: the same predictions, the same objects. */
class BiapyCheckpointTest {
    private static final Path GOLDEN = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
    private static final Path IMAGES =
            GoldenSuite.requireFolder("data.dir").resolve("dsb2018-stage1-train-subset/images");

    /** BiaPy's test settings: patches of 256 with 32 pixels of context, no overlap. */
    private static InstanceModel model() {
        return InstanceModel.load(GOLDEN.resolve("unet-FC.pth"))
                .withPrediction(new PredictionSettings(
                        Extent.yx(256, 256), 0, new Extent(0, 32, 32), 1, TestTimeAugmentation.NONE));
    }

    @Test
    void rawPredictions_areBiaPysToOneTenThousandth() {
        try (Segmenter segmenter = model().open()) {
            for (ImageFile file : Images.folder(GOLDEN.resolve("raw_predictions"))) {
                Npy expected = Npy.read(file.path());
                try (ImageSource image = Images.open(IMAGES.resolve(file.name() + ".png"))) {
                    FloatImage got = segmenter.predict(image);
                    int n = got.extent().voxels();
                    double worst = 0;
                    for (int i = 0; i < n; i++) {
                        for (int c = 0; c < 2; c++) {
                            worst = Math.max(worst, Math.abs(expected.doubleAt(2 * i + c) - got.data()[c * n + i]));
                        }
                    }
                    assertThat(worst).as(file.name()).isLessThanOrEqualTo(1e-4);
                }
            }
        }
    }

    @Test
    void objects_areBiaPysOnAllTestImages() {
        DataSetMatching all = new DataSetMatching();
        try (Segmenter segmenter = model().open()) {
            for (ImageFile file : Images.folder(GOLDEN.resolve("instances"))) {
                try (ImageSource image = Images.open(IMAGES.resolve(file.name() + ".png"));
                        LabelSource theirs = file.openLabels()) {
                    Segmentation found = segmenter.segment(image);
                    all.add(
                            file.name(),
                            Matching.of(
                                    theirs.load().codes(), found.labelImage().codes()));
                }
            }
        }
        assertThat(all.images(0.9)).hasSize(20);
        assertThat(all.pooled(0.9).f1()).isGreaterThanOrEqualTo(0.98);
    }
}
