package io.biapy.io.cremi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CremiFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_goldenFile_equalsItsArrays() {
        GoldenCase golden = GoldenSuite.cases("synapse_targets").stream()
                .filter(c -> c.input("cremi").has("file"))
                .findFirst()
                .orElseThrow();
        SiteAnnotations read = CremiFile.read(golden.file("cremi.h5"));
        long[] ids = golden.inputArray("ids").longs();
        assertThat(read.size()).isEqualTo(ids.length);
        for (int i = 0; i < ids.length; i++) {
            assertThat(read.id(i)).isEqualTo(ids[i]);
            for (int a = 0; a < 3; a++) {
                assertThat(read.location(i, a))
                        .isEqualTo(golden.inputArray("locations").doubleAt(3 * i + a));
            }
        }
        assertThat(read.pairs()).isEqualTo(golden.inputArray("partners").length() / 2);
        assertThat(read.preId(0)).isEqualTo(golden.inputArray("partners").longAt(0));
        assertThat(read.voxelSize()).isEqualTo(Calibration.of(40, 4, 4, "nm"));
    }

    @Test
    void write_thenRead_isTheSame() {
        Path file = folder.resolve("out.h5");
        SiteAnnotations sites = SiteAnnotations.of(
                        new long[] {5, 6, 1L << 40},
                        new double[][] {{1, 2, 3}, {4, 5.5, 6}, {7, 8, 9}},
                        new long[][] {{5, 6}, {5, 1L << 40}})
                .withTypes(List.of(SiteAnnotations.PRE, SiteAnnotations.POST, SiteAnnotations.POST))
                .withVoxelSize(Calibration.of(40, 4, 4, "nm"))
                .withOffset(40, 0, 8);
        CremiFile.write(file, sites);
        SiteAnnotations read = CremiFile.read(file);
        assertThat(read.voxelSize()).isEqualTo(sites.voxelSize());
        for (int i = 0; i < 3; i++) {
            assertThat(read.id(i)).isEqualTo(sites.id(i));
            assertThat(read.type(i)).isEqualTo(sites.type(i));
            assertThat(read.position(i, 0)).isEqualTo(sites.position(i, 0));
            assertThat(read.position(i, 2)).isEqualTo(sites.position(i, 2));
        }
        assertThat(read.postId(1)).isEqualTo(1L << 40);
    }

    @Test
    void missingDataset_isNamed() {
        Path file = folder.resolve("half.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putGroup("annotations").putDataset("ids", new long[] {1, 2});
        }
        assertThatThrownBy(() -> CremiFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("/annotations/locations")
                .hasMessageContaining("half.h5");
    }

    @Test
    void wrongShape_isNamed() {
        Path file = folder.resolve("wide.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            var group = hdf.putGroup("annotations");
            group.putDataset("ids", new long[] {1, 2});
            group.putDataset("locations", new double[2][2]);
            group.putGroup("presynaptic_site").putDataset("partners", new long[][] {{1, 2}});
        }
        assertThatThrownBy(() -> CremiFile.read(file)).hasMessageContaining("3 columns");
    }

    @Test
    void noSites_areWrittenAndRead() {
        Path file = folder.resolve("none.h5");
        CremiFile.write(file, SiteAnnotations.of(new long[0], new double[0][], new long[0][]));
        assertThat(CremiFile.read(file).size()).isZero();
        assertThat(CremiFile.read(file).pairs()).isZero();
    }

    @Test
    void volumeAndAnnotations_standInOneFile() {
        Path file = folder.resolve("both.h5");
        float[] grey = new float[3 * 4 * 5];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = i;
        }
        FloatImage raw = FloatImage.of("raw", Extent.zyx(3, 4, 5), 1, grey).withPixelType(PixelType.UINT8);
        SiteAnnotations sites = SiteAnnotations.of(
                        new long[] {1, 2}, new double[][] {{40, 4, 4}, {40, 8, 8}}, new long[][] {{1, 2}})
                .withVoxelSize(Calibration.of(40, 4, 4, "nm"));
        CremiFile.write(file, sites, raw, Workers.callerOnly());
        assertThat(CremiFile.read(file).voxelSize()).isEqualTo(sites.voxelSize());
        try (ImageSource read = Images.open(file + ":/volumes/raw")) {
            assertThat(read.load().data()).isEqualTo(grey);
        }
    }
}
