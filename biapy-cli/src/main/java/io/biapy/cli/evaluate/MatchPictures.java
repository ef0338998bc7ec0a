package io.biapy.cli.evaluate;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.MatchColors;
import java.nio.file.Path;

/**
 * Saves what was found in colours, as BiaPy does: matched objects green, missed ones red, invented ones blue; {@code NAME_th_0.5.png}, of
 * volumes {@code .tif} with three channels.
 */
public final class MatchPictures {
    private static final int COLOURS = 3;

    private MatchPictures() {}

    /** One picture a threshold of one image; pictures that exist are replaced. */
    public static void save(Path folder, ImageEvaluation image, Evaluation evaluation) {
        try (LabelSource truth = image.pair().truth().openLabels();
                LabelSource found = image.pair().found().openLabels()) {
            int index = evaluation.images().indexOf(image);
            for (Level level : evaluation.levels()) {
                FloatImage picture = picture(truth, found, level.images().get(index))
                        .withName(image.name())
                        .withCalibration(image.voxel());
                String extension = picture.extent().z() == 1 ? ".png" : ".tif";
                Images.save(picture, folder.resolve(image.name() + "_th_" + level.key() + extension), IfExists.REPLACE);
            }
        }
    }

    private static FloatImage picture(LabelSource truth, LabelSource found, ImageScore score) {
        Extent extent = truth.size().toExtent();
        int slice = extent.y() * extent.x();
        float[] data = new float[Math.multiplyExact(COLOURS, extent.voxels())];
        for (int z = 0; z < extent.z(); z++) {
            Block block = new Block(z, 0, 0, Extent.zyx(1, extent.y(), extent.x()));
            byte[] rgb = MatchColors.rgb(LabelScan.read(truth, block), LabelScan.read(found, block), score);
            for (int c = 0; c < COLOURS; c++) {
                int at = (c * extent.z() + z) * slice;
                for (int i = 0; i < slice; i++) {
                    data[at + i] = rgb[3 * i + c] & 255;
                }
            }
        }
        return FloatImage.of("", extent, COLOURS, data).withPixelType(PixelType.UINT8);
    }
}
