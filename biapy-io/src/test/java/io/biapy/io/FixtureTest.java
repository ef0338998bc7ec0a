package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that tifffile, NumPy, Pillow and zarr-python wrote are read exactly, with size, type, voxel size and channel names. */
class FixtureTest {

    static Stream<Fixture> files() {
        return Stream.of(Fixture.all(), Fixture.zarr(), Fixture.volumes(), Fixture.hdf5(), Fixture.sets())
                .flatMap(all -> all);
    }

    @Test
    void fixtures_cover_all_formats() {
        assertThat(files().map(f -> f.toString().replaceFirst(".*\\.", "")).distinct())
                .containsExactlyInAnyOrder(
                        "tif", "npy", "png", "zip", "nii", "gz", "mrc", "rec", "nrrd", "nhdr", "npz", "h5", "ome",
                        "hdr", "img");
        assertThat(files().count()).isGreaterThan(140);
    }

    @ParameterizedTest
    @MethodSource("files")
    void pixels_are_read_exactly(Fixture fixture) {
        FloatImage image = open(fixture).load();
        assertThat(image.extent()).isEqualTo(fixture.extent());
        assertThat(image.channels()).isEqualTo(fixture.channels());
        forEach(fixture, Block.all(image.size()), (c, z, y, x, at) -> assertThat(image.value(c, z, y, x))
                .as("c %d, z %d, y %d, x %d", c, z, y, x)
                .isEqualTo(Float.valueOf((float) fixture.value(c, z, y, x))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void blocks_equal_the_same_part_of_the_whole(Fixture fixture) {
        SplittableRandom random = new SplittableRandom(7);
        ImageSource source = open(fixture);
        FloatImage whole = open(fixture).load();
        for (int i = 0; i < 20; i++) {
            Block block = randomBlock(random, fixture.extent());
            int c = random.nextInt(fixture.channels());
            float[] part = new float[block.extent().voxels()];
            float[] expected = new float[part.length];
            source.read(c, block, part);
            whole.read(c, block, expected);
            assertThat(part).as("%s", block).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void metadata_travels_with_the_image(Fixture fixture) {
        ImageSource image = open(fixture);
        assertThat(image.pixelType()).isEqualTo(fixture.type());
        assertThat(image.calibration()).isEqualTo(fixture.calibration());
        if (fixture.channelNames().isEmpty()) {
            assertThat(image.channelNames())
                    .isEqualTo(IntStream.range(0, fixture.channels())
                            .mapToObj(Integer::toString)
                            .toList());
        } else {
            assertThat(image.channelNames()).isEqualTo(fixture.channelNames());
        }
        assertThat(image.toString())
                .contains(image.name())
                .contains(image.size().toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void labels_are_the_exact_integers_or_refused(Fixture fixture) {
        boolean palette = fixture.toString().contains("palette");
        boolean negative = fixture.offset() < 0;
        boolean broken = fixture.scale() != Math.rint(fixture.scale()) || Double.isNaN(fixture.offset());
        if (fixture.channels() > 1 || negative || broken) {
            assertThatThrownBy(() -> labels(fixture).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining(fixture.toString());
            return;
        }
        LabelSource labels = labels(fixture);
        long[] ids = new long[fixture.extent().voxels()];
        labels.read(Block.all(labels.size()), ids);
        if (!palette) { // there ids are palette indices, in an order that the writer chose
            forEach(fixture, Block.all(labels.size()), (c, z, y, x, at) -> assertThat(ids[at])
                    .isEqualTo(fixture.index(c, z, y, x) * (long) fixture.scale() + (long) fixture.offset()));
        }
        assertThat(labels.size()).isEqualTo(fixture.extent().toSize());
    }

    private static ImageSource open(Fixture fixture) {
        return fixture.axes().isEmpty() ? Images.open(fixture.file()) : Images.open(fixture.file(), fixture.axes());
    }

    private static LabelSource labels(Fixture fixture) {
        return fixture.axes().isEmpty() ? Images.labels(fixture.file()) : Images.labels(fixture.file(), fixture.axes());
    }

    private static Block randomBlock(SplittableRandom random, Extent extent) {
        int z = random.nextInt(extent.z());
        int y = random.nextInt(extent.y());
        int x = random.nextInt(extent.x());
        return new Block(
                z,
                y,
                x,
                Extent.zyx(
                        1 + random.nextInt(extent.z() - z),
                        1 + random.nextInt(extent.y() - y),
                        1 + random.nextInt(extent.x() - x)));
    }

    private interface Voxel {
        void check(int c, int z, int y, int x, int at);
    }

    private static void forEach(Fixture fixture, Block block, Voxel voxel) {
        Extent e = block.extent();
        for (int c = 0; c < fixture.channels(); c++) {
            for (int z = 0; z < e.z(); z++) {
                for (int y = 0; y < e.y(); y++) {
                    for (int x = 0; x < e.x(); x++) {
                        voxel.check(c, z, y, x, (z * e.y() + y) * e.x() + x);
                    }
                }
            }
        }
    }
}
