package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.engine.Predictor;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.checkpoint.Safetensors;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** BiaPy's trained network predicts here what it predicts there: nuclei, patches of 256 with a padding of 32. */
class CheckpointPredictionTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void the_checkpoint_reproduces_biapy_s_raw_predictions() throws IOException {
        Path folder = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
        Path images = GoldenSuite.requireFolder("data.dir").resolve("dsb2018-stage1-train-subset/images");
        NetworkGraph graph =
                Architectures.unet().featureMaps(16, 32, 64, 128).head("F+C", 2).build();
        PatchPlan plan = new PatchPlan(
                Extent.yx(256, 256),
                0,
                Extent.yx(32, 32),
                4,
                List.of(Activation.SIGMOID, Activation.SIGMOID),
                TestTimeAugmentation.NONE);
        List<Path> expected;
        try (Stream<Path> files = Files.list(folder.resolve("raw_predictions"))) {
            expected = files.sorted().toList();
        }
        assertThat(expected).hasSize(3);
        try (Predictor predictor = new Dl4jEngine()
                .predictor(
                        graph,
                        Safetensors.read(folder.resolve("unet-FC.safetensors")).weights(),
                        2)) {
            for (Path file : expected) {
                String id = file.getFileName().toString().replace(".npy", "");
                FloatImage image = normalized(images.resolve(id + ".png"));
                float[] found = predictor
                        .predict(image, plan, Progress.none(), Cancellation.never())
                        .data();
                Npy biapy = Npy.read(file); // y, x, channel
                int voxels = image.extent().voxels();
                double worst = 0;
                for (int i = 0; i < found.length; i++) {
                    worst = Math.max(worst, Math.abs(found[i] - biapy.doubleAt(i % voxels * 2 + i / voxels)));
                }
                assertThat(worst).as(id).isLessThan(TOLERANCE);
            }
        }
    }

    /** The red plane, zero mean and unit variance (BiaPy's zero_mean_unit_variance of the whole image). */
    private static FloatImage normalized(Path file) throws IOException {
        BufferedImage png = ImageIO.read(file.toFile());
        int w = png.getWidth();
        int h = png.getHeight();
        double[] values = new double[w * h];
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = png.getRaster().getSample(i % w, i / w, 0);
            mean += values[i] / values.length;
        }
        double variance = 0;
        for (double v : values) {
            variance += (v - mean) * (v - mean) / values.length;
        }
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) ((values[i] - mean) / Math.max(Math.sqrt(variance), 1e-6));
        }
        return FloatImage.of(file.getFileName().toString(), Extent.yx(h, w), 1, out);
    }
}
