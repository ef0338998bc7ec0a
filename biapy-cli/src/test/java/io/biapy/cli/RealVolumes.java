package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.io.Images;
import io.biapy.testkit.GoldenSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Volumes as they were recorded and drawn: nuclei of plant ovules, cells of one, and nuclei of mouse embryos. */
final class RealVolumes {
    private RealVolumes() {}

    /** Nuclei of one ovule, 100 x 100 x 100. */
    static LabelImage ovule() {
        return ovule("1135_mini", Calibration.of(0.284, 0.127, 0.127, "um"));
    }

    /** All of them; what is no single piece in the drawing stays so. */
    static List<LabelImage> all() {
        List<LabelImage> all = new ArrayList<>();
        for (String name : new String[] {"1135_mini", "1136_mini", "1137_mini"}) {
            all.add(ovule(name, Calibration.of(0.284, 0.127, 0.127, "um")));
        }
        all.add(ovule("sample_ovule", Calibration.of(0.235, 0.15, 0.15, "um")));
        all.add(embryo("8_cell_stage"));
        all.add(embryo("16_cell_stage"));
        return all;
    }

    /** Connected pieces of the mask of an embryo's nuclei, 51 x 120 x 122. */
    static LabelImage embryo(String stage) {
        Path file = GoldenSuite.requireFolder("data.dir")
                .resolve("qcanet-example-3d/example_datasets/images_nsn/" + stage + ".tif");
        FloatImage mask = Images.open(file).load();
        boolean[] inside = new boolean[mask.data().length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = mask.data()[i] > 0;
        }
        return ConnectedComponents.of(inside, mask.extent(), Connectivity.FACES).toLabelImage(stage);
    }

    private static LabelImage ovule(String name, Calibration voxel) {
        Path file = GoldenSuite.requireFolder("data.dir").resolve("plantseg-mini-ovules/" + name + ".h5:/label");
        try (LabelSource labels = Images.labels(file)) {
            return labels.load().withName(name).withCalibration(voxel);
        }
    }

    static LabelImage part(LabelImage whole, long z, long y, long x, Extent extent) {
        long[] ids = new long[extent.voxels()];
        whole.read(new Block(z, y, x, extent), ids);
        return LabelImage.of(
                        whole.name(),
                        extent,
                        Arrays.stream(ids).mapToInt(id -> (int) id).toArray())
                .withCalibration(whole.calibration());
    }
}
