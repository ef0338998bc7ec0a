package io.biapy.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.ImageInfo;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import loci.formats.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that Bio-Formats computes from a file's name: any size and type, against planes read by Bio-Formats as a whole. */
class SimulatedTest {
    @TempDir
    Path folder;

    private Path file(String options) throws IOException {
        return Files.createFile(folder.resolve("cells&" + options + ".fake"));
    }

    /** A plane as numbers, without any of our code. */
    private static double[] plane(Path file, PixelType type, int number) throws Exception {
        try (ImageReader reader = new ImageReader()) {
            reader.setId(file.toString());
            ByteBuffer bytes = ByteBuffer.wrap(reader.openBytes(number))
                    .order(reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            double[] values = new double[reader.getSizeX() * reader.getSizeY()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case UINT8 -> bytes.get() & 255;
                    case INT8, BIT -> bytes.get();
                    case UINT16 -> bytes.getShort() & 65535;
                    case INT16 -> bytes.getShort();
                    case UINT32 -> bytes.getInt() & 0xFFFFFFFFL;
                    case INT32 -> bytes.getInt();
                    case FLOAT32 -> bytes.getFloat();
                    default -> bytes.getDouble();
                };
            }
            return values;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "uint8,UINT8,true", "int8,INT8,false", "uint16,UINT16,true", "uint16,UINT16,false", "int16,INT16,true",
        "uint32,UINT32,false", "int32,INT32,true", "float,FLOAT32,true", "double,FLOAT64,false", "bit,BIT,true"
    })
    void every_type_has_its_values_in_every_plane(String name, PixelType type, boolean little) throws Exception {
        Path file = file("sizeX=61&sizeY=43&sizeZ=2&sizeC=3&dimOrder=XYZCT&pixelType=" + name + "&little=" + little);
        try (ImageSource image = Images.open(file)) {
            assertThat(image.pixelType()).isEqualTo(type);
            assertThat(image.size()).isEqualTo(Size.zyx(2, 43, 61));
            FloatImage all = image.load();
            for (int c = 0; c < 3; c++) {
                for (int z = 0; z < 2; z++) {
                    double[] expected = plane(file, type, c * 2 + z);
                    for (int i = 0; i < expected.length; i++) {
                        assertThat(all.data()[(c * 2 + z) * expected.length + i])
                                .isEqualTo((float) expected[i]);
                    }
                }
            }
        }
    }

    @Test
    void blocks_are_parts_of_the_whole_whatever_the_tiles_and_threads() throws Exception {
        for (String kind :
                new String[] {"sizeC=2", "sizeC=3&rgb=3&interleaved=true", "sizeC=6&rgb=3&interleaved=false"}) {
            Path file = file("sizeX=1500&sizeY=1000&sizeZ=2&" + kind + "&pixelType=uint16");
            try (ImageSource image = Images.open(file);
                    Workers workers = Workers.of(4)) {
                assertThat(image.chunk().y()).isBetween(100, 400); // Bio-Formats' choice of a megabyte
                FloatImage all = image.load();
                assertThat(image.load(workers).data()).isEqualTo(all.data());
                AtomicInteger wrong = new AtomicInteger();
                workers.forEach(100, i -> {
                    Random random = new Random(i);
                    Extent extent = Extent.zyx(1 + random.nextInt(2), 1 + random.nextInt(500), 1 + random.nextInt(90));
                    Block block = new Block(
                            random.nextInt(3 - extent.z()),
                            random.nextInt(1001 - extent.y()),
                            random.nextInt(1501 - extent.x()),
                            extent);
                    int channel = random.nextInt(all.channels());
                    float[] got = new float[extent.voxels()];
                    float[] expected = new float[extent.voxels()];
                    image.read(channel, block, got);
                    all.read(channel, block, expected);
                    wrong.addAndGet(Arrays.equals(got, expected) ? 0 : 1);
                });
                assertThat(wrong).hasValue(0);
            }
        }
    }

    @Test
    void opening_terabytes_reads_nothing_and_a_block_only_itself() throws IOException {
        Path file = file("sizeX=60000&sizeY=60000&sizeZ=500&pixelType=uint16");
        try (ImageSource image = Images.open(file)) {
            assertThat(image.size().voxels()).isEqualTo(500L * 60000 * 60000);
            float[] block = new float[2 * 100 * 100];
            image.read(0, new Block(498, 59900, 59900, Extent.zyx(2, 100, 100)), block);
            assertThat(block[1]).isNotEqualTo(block[0]);
        }
    }

    @Test
    void voxel_size_is_told_in_micrometres_and_grows_with_smaller_copies() throws IOException {
        Path file = file(
                "sizeX=400&sizeY=200&resolutions=3&resolutionScale=2&physicalSizeX=100nm&physicalSizeY=200nm&sizeZ=2"
                        + "&physicalSizeZ=1000nm");
        ImageInfo info = Images.info(file);
        assertThat(info.calibration()).isEqualTo(Calibration.of(1, .2, .1, "um"));
        assertThat(info.levels()).containsExactly(Size.zyx(2, 200, 400), Size.zyx(2, 100, 200), Size.zyx(2, 50, 100));
        assertThat(info.toString()).contains("Simulated data by Bio-Formats").contains("image 0 of 1");
        try (ImageSource image = Images.open(Path.of(file + ":/0/2"))) {
            assertThat(image.size()).isEqualTo(Size.zyx(2, 50, 100));
            assertThat(image.calibration()).isEqualTo(Calibration.of(1, .8, .4, "um"));
        }
        try (ImageSource image =
                Images.open(file("sizeX=40&sizeY=20&sizeZ=3&physicalSizeX=100nm&physicalSizeY=100nm"))) {
            assertThat(image.calibration()).isEqualTo(Calibration.unknown()); // a stack without a distance of slices
        }
    }

    @Test
    void our_own_formats_stay_ours_and_bio_formats_is_never_written() throws IOException {
        List<ImageFormat> all = ImageFormats.available();
        assertThat(all.get(all.size() - 1)).isInstanceOf(BioFormatsFormat.class);
        FloatImage image = FloatImage.of("a", Extent.yx(4, 5), 1, new float[20]).withPixelType(PixelType.UINT8);
        for (String name : new String[] {"a.tif", "a.ome.tif", "a.png", "a.h5", "a.nrrd", "a.mrc", "a.nii", "a.jpg"}) {
            Path file = folder.resolve(name);
            if (!name.endsWith("jpg")) {
                Images.save(image, file, io.biapy.io.IfExists.REFUSE);
            } else {
                Files.write(file, new byte[] {1, 2, 3});
            }
            assertThat(ImageFormats.of(file).isFallback()).isFalse();
        }
        assertThatThrownBy(() -> Images.save(image, folder.resolve("a.czi"), io.biapy.io.IfExists.REFUSE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("only reads");
        assertThat(folder.resolve("a.czi")).doesNotExist();
    }

    @Test
    void an_image_that_was_closed_says_so() throws IOException {
        ImageSource image = Images.open(file("sizeX=20&sizeY=20"));
        image.close();
        image.close();
        assertThatThrownBy(() -> image.load()).isInstanceOf(FileException.class).hasMessageContaining("was closed");
    }

    @Test
    void what_is_no_image_is_told_by_its_name() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.czi"), "nothing of that kind");
        assertThatThrownBy(() -> Images.open(text))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(text.toString())
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Images.open(folder.resolve("none.lif")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no such file");
        Files.createDirectory(folder.resolve("a.nd2"));
        assertThatThrownBy(() -> Images.open(folder.resolve("a.nd2"))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Images.open(Files.write(folder.resolve("empty.lif"), new byte[0])))
                .isInstanceOf(FileException.class);
    }

    @Test
    void a_folder_shows_the_files_of_microscopes_and_no_texts() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "1,2,3\n4,5,6\n");
        Files.writeString(folder.resolve("settings.xml"), "<a/>");
        file("sizeX=20&sizeY=20");
        List<String> names = new ArrayList<>(Images.folder(folder).names());
        assertThat(names).containsExactly("cells&sizeX=20&sizeY=20");
    }
}
