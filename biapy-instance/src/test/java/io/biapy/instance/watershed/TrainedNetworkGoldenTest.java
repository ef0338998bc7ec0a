package io.biapy.instance.watershed;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.refine.Refinement;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What BiaPy made of its own network's predictions (golden set e2e-dsb2018): thresholds, labels, refined labels. */
class TrainedNetworkGoldenTest {
    @TestFactory
    Stream<DynamicTest> raw_predictions_become_exactly_biapys_labels() throws IOException {
        Path folder = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
        List<Path> predictions;
        try (Stream<Path> files = Files.list(folder.resolve("raw_predictions"))) {
            predictions = files.sorted().toList();
        }
        assertThat(predictions).isNotEmpty();
        return predictions.stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(folder, p)));
    }

    private static void check(Path folder, Path file) throws IOException {
        String id = file.getFileName().toString().replace(".npy", "");
        FloatImage prediction = prediction(id, Npy.read(file));
        WatershedTrace trace =
                WatershedDecoder.forChannels("F,C").compatibleWithBiapy().trace(prediction);

        String row = Files.readAllLines(folder.resolve("thresholds.csv")).stream()
                .filter(l -> l.startsWith(id))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split(",");
        assertThat(trace.seedThresholds().get(0)).isCloseTo(Double.parseDouble(cells[3]), Offset.offset(1e-7));
        assertThat(trace.seedThresholds().get(1)).isCloseTo(Double.parseDouble(cells[4]), Offset.offset(1e-7));
        assertThat(trace.growthThresholds().get(0)).isCloseTo(Double.parseDouble(cells[5]), Offset.offset(1e-7));

        assertThat(trace.labels().codes()).isEqualTo(labels(folder.resolve("instances/" + id + ".tif")));
        LabelImage refined = Refinement.none().fillHoles().removeSmall(20).apply(trace.labels());
        assertThat(refined.codes()).isEqualTo(labels(folder.resolve("instances_post/" + id + ".tif")));
    }

    @Test
    void the_default_flooding_differs_from_biapys_in_less_than_half_a_percent_of_the_objects_voxels()
            throws IOException {
        Path folder = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018/raw_predictions");
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        WatershedDecoder decoder = WatershedDecoder.forChannels("F,C");
        long voxels = 0;
        long different = 0;
        for (Path file : files) {
            FloatImage prediction = prediction(file.getFileName().toString(), Npy.read(file));
            int[] found = decoder.decode(prediction).codes();
            int[] expected = decoder.compatibleWithBiapy().decode(prediction).codes();
            for (int i = 0; i < found.length; i++) {
                voxels += expected[i] != 0 ? 1 : 0;
                different += found[i] != expected[i] ? 1 : 0;
            }
        }
        assertThat(different).isLessThan(voxels / 200);
    }

    private static FloatImage prediction(String id, Npy array) {
        int[] shape = array.shape();
        int plane = shape[0] * shape[1];
        float[] data = new float[2 * plane];
        for (int i = 0; i < plane; i++) {
            data[i] = (float) array.doubleAt(2 * i);
            data[plane + i] = (float) array.doubleAt(2 * i + 1);
        }
        return FloatImage.of(id, Extent.yx(shape[0], shape[1]), 2, data);
    }

    private static int[] labels(Path file) throws IOException {
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    }
}
