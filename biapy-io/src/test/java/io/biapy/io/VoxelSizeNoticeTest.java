package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoxelSizeNoticeTest {
    @Test
    void a_missing_voxel_size_is_told_where_nobody_gives_one(@TempDir Path folder) {
        Path file = folder.resolve("volume.npy");
        Images.save(FloatImage.of("volume", Extent.zyx(2, 3, 4), 1, new float[24]), file);
        boolean before = VoxelSizeNotice.SAID.getAndSet(false);
        try {
            Calibration voxel = Calibration.of(2, 1, 1, "um");
            try (ImageSource plain = Images.open(file, voxel);
                    ImageSource named = Images.open(file, Axes.of("ZYX"), voxel)) {
                assertThat(plain.calibration()).isEqualTo(voxel);
                assertThat(named.calibration()).isEqualTo(voxel);
            }
            assertThat(VoxelSizeNotice.SAID).isFalse();
            Images.open(file).close();
            assertThat(VoxelSizeNotice.SAID).isTrue();
        } finally {
            VoxelSizeNotice.SAID.set(before || VoxelSizeNotice.SAID.get());
        }
    }
}
