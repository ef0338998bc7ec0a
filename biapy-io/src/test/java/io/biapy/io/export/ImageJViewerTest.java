package io.biapy.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.LUT;
import io.biapy.io.Images;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ImageJ opens what was written for it. */
class ImageJViewerTest {
    @TempDir
    Path folder;

    @Test
    void a_label_tiff_has_its_colours_voxel_size_slices_and_range() {
        Images.save(ViewerFiles.labels(), folder.resolve("cells.tif"));
        ImagePlus image = new Opener().openImage(folder.resolve("cells.tif").toString());
        assertThat(image.getDimensions()).containsExactly(30, 20, 1, 6, 1);
        Calibration voxel = image.getCalibration();
        assertThat(new double[] {voxel.pixelDepth, voxel.pixelHeight, voxel.pixelWidth})
                .containsExactly(0.5, 0.1, 0.2);
        assertThat(voxel.getUnits()).isEqualTo("µm");
        LUT colours = image.getProcessor().getLut();
        for (int id = 0; id < 256; id++) {
            assertThat(colours.getRGB(id) & 0xFFFFFF).as("%d", id).isEqualTo(LabelColors.of(id));
        }
        assertThat(image.getDisplayRangeMin()).isZero();
        assertThat(image.getDisplayRangeMax()).isEqualTo(ViewerFiles.labels().maxId());
    }
}
