package io.biapy.cli.evaluate;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.metrics.overlap.OverlapCounter;
import io.biapy.metrics.partition.BorderTolerance;
import io.biapy.metrics.partition.CremiScore;
import java.util.Map;

/** The CREMI score of two label images, section by section, with the challenge's tolerance of 25 nm at borders of true objects. */
final class CremiEvaluation {
    private static final Map<String, Double> NANOMETRES = Map.of(
            "nm",
            1.0,
            "nanometer",
            1.0,
            "nanometre",
            1.0,
            "um",
            1e3,
            "\u00b5m",
            1e3,
            "\u03bcm",
            1e3,
            "micrometer",
            1e3,
            "micron",
            1e3,
            "mm",
            1e6);

    private CremiEvaluation() {}

    static CremiScore of(LabelSource truth, LabelSource found, Calibration voxel, Cancellation cancellation) {
        double unit = nanometres(truth.name(), voxel);
        BorderTolerance tolerance = BorderTolerance.of(BorderTolerance.CREMI_NANOMETRES)
                .voxelSize(voxel.z() * unit, voxel.y() * unit, voxel.x() * unit);
        int y = Math.toIntExact(truth.size().y());
        int x = Math.toIntExact(truth.size().x());
        OverlapCounter counter = new OverlapCounter();
        for (long z = 0; z < truth.size().z(); z++) {
            cancellation.check();
            Block section = new Block(z, 0, 0, Extent.zyx(1, y, x));
            counter.add(tolerance.mask(LabelScan.read(truth, section), 1, y, x), LabelScan.read(found, section));
        }
        return CremiScore.of(counter.table());
    }

    private static double nanometres(String image, Calibration voxel) {
        Double unit = NANOMETRES.get(voxel.unit());
        if (unit == null) {
            throw new InputException(
                    "The CREMI score forgives 25 nm at borders and so needs the voxel size, but that of "
                            + image + " is " + (voxel.isKnown() ? "in " + voxel.unit() : "unknown")
                            + ". Give it, for example --voxel-size \"40,4,4 nm\".");
        }
        return unit;
    }
}
