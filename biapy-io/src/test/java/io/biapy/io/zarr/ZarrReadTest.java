package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.ImageFile;
import io.biapy.io.ImageFiles;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an image in a store is found, and how little of it is read. */
class ZarrReadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ome_0.4", "ome_0.5"})
    void image_and_labels_of_one_store_are_found_with_their_facts(String name) throws IOException {
        Path store = ZarrStores.unzip(name, folder);
        ImageSource image = Images.open(store);
        assertThat(image.channelNames()).containsExactly("dna", "actin");
        assertThat(image.calibration()).isEqualTo(Calibration.of(0.5, 0.2, 0.1, "um"));
        assertThat(Images.open(store.resolve("s0")).channelNames()).containsExactly("dna", "actin");
        ImageSource half = Images.open(store + ":/s1");
        assertThat(half.size()).isEqualTo(Size.zyx(3, 3, 5));
        assertThat(half.calibration()).isEqualTo(Calibration.of(0.5, 0.4, 0.2, "um"));
        LabelImage nuclei = Images.labels(store + ":/labels/nuclei").load();
        assertThat(nuclei.codes()[1]).isEqualTo(7);
        assertThat(nuclei.calibration()).isEqualTo(Calibration.of(0.5, 0.2, 0.1, "um"));
        assertThat(Images.info(store.resolve("labels/nuclei")).storage())
                .contains(name.replace("ome_", "OME-NGFF "))
                .contains("labels with 1 colours");
        assertThat(Images.info(store).storage()).contains("2 resolutions").contains("in chunks of (1, 2, 4, 5)");
    }

    @Test
    void a_block_reads_its_own_chunks_and_no_others() throws IOException {
        for (ZarrLayout layout : new ZarrLayout[] {
            ZarrLayout.version2(), ZarrLayout.standard(), ZarrLayout.standard().shards(Extent.zyx(1, 2, 2))
        }) {
            Path file = folder.resolve(layout.toString().replace(' ', '_'));
            Size size = Size.zyx(4, 16, 16);
            float[] ones = new float[4 * 16 * 16];
            java.util.Arrays.fill(ones, 1);
            ZarrFiles.create(ImageSpec.of(size, PixelType.UINT8).chunk(Extent.zyx(1, 4, 4)), file, layout)
                    .write(0, Block.all(size), ones);
            ZarrStores.spoilAllBut(file.resolve("0"), layout.version() == 2 ? "2/0/0" : "c/2/0/0");
            float[] part = new float[9];
            ImageSource image = Images.open(file);
            image.read(0, new Block(2, 0, 1, Extent.yx(3, 3)), part);
            assertThat(part).containsOnly(1);
            assertThatThrownBy(() -> image.read(0, new Block(2, 13, 13, Extent.yx(3, 3)), part))
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void a_store_of_a_petabyte_opens_at_once_and_reads_what_is_there() {
        Path file = folder.resolve("huge.zarr");
        Size size = Size.zyx(1L << 20, 1L << 20, 1L << 20);
        Images.createLabels(file, ImageSpec.of(size, PixelType.UINT16))
                .write(new Block(999_999, 888_888, 777_777, Extent.yx(1, 2)), new long[] {5, 6});
        long[] ids = new long[3];
        Images.labels(file).read(new Block(999_999, 888_888, 777_776, Extent.yx(1, 3)), ids);
        assertThat(ids).containsExactly(0, 5, 6);
        assertThatThrownBy(() -> Images.open(file).load()).hasMessageContaining("block by block");
    }

    @Test
    void stores_count_as_images_of_a_folder() throws IOException {
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 2), new int[] {1, 2});
        Images.save(labels, folder.resolve("set/b.zarr"));
        Images.save(labels, folder.resolve("set/a.tif"));
        Files.createDirectories(folder.resolve("set/notes"));
        ImageFiles files = Images.folder(folder.resolve("set"));
        assertThat(files.names()).containsExactly("a", "b");
        assertThat(files.stream().map(ImageFile::openLabels).map(source -> source.load()
                        .codes()[1]))
                .containsExactly(2, 2);
        assertThat(Images.folder(folder.resolve("set/b.zarr")).names()).containsExactly("b");
        assertThat(Images.pairs(folder.resolve("set"), folder.resolve("set")).size())
                .isEqualTo(2);
    }

    @Test
    void groups_without_an_image_name_their_arrays() throws IOException {
        Path store = folder.resolve("g.zarr");
        for (String name : new String[] {"volumes/raw", "volumes/labels/ids"}) {
            ZarrStores.array(store.resolve(name), "[2, 3]", "[2, 3]", "|u1");
            Files.write(store.resolve(name).resolve("0.0"), new byte[] {1, 2, 3, 4, 5, 6});
        }
        Files.writeString(store.resolve(".zgroup"), "{\"zarr_format\": 2}");
        Files.writeString(store.resolve("volumes/.zgroup"), "{\"zarr_format\": 2}");
        Files.writeString(store.resolve("volumes/labels/.zgroup"), "{\"zarr_format\": 2}");
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("volumes/raw")
                .hasMessageContaining("volumes/labels/ids");
        assertThat(Images.open(store + ":/volumes/raw").load().data()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Images.open(store.resolve("volumes/raw")).name()).isEqualTo("g-volumes-raw");
        assertThatThrownBy(() -> Images.open(store + ":/volumes/rah")).hasMessageContaining("volumes/raw");
        assertThat(Images.open(store + ":/volumes/labels").load().data())
                .as("the only array")
                .hasSize(6);
    }

    @Test
    void zipped_stores_may_lie_in_a_folder_of_the_zip() throws IOException {
        Path zip = folder.resolve("x.zarr.zip");
        zip(zip, "x.zarr/.zarray", ZarrStores.zarray("[1, 2]", "[1, 2]", "|u1"), "x.zarr/0.0", "ab");
        assertThat(Images.open(zip).load().data()).containsExactly('a', 'b');
        assertThat(Images.open(zip).name()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"../evil", "/etc/passwd", "a/../../b", "a\\b"})
    void zip_entries_that_lead_out_of_it_are_refused(String entry) throws IOException {
        Path zip = folder.resolve("x.zarr.zip");
        zip(zip, ".zarray", ZarrStores.zarray("[1, 2]", "[1, 2]", "|u1"), entry, "ab");
        assertThatThrownBy(() -> Images.open(zip))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no place inside");
    }

    @Test
    void zip_bombs_are_not_unpacked() throws IOException {
        Path zip = folder.resolve("x.zarr.zip");
        zip(zip, ".zarray", ZarrStores.zarray("[1, 2]", "[1, 2]", "|u1"), "0.0", "0".repeat(50_000_000));
        assertThatThrownBy(() -> Images.open(zip).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("bomb");
    }

    private static void zip(Path zip, String... namesAndTexts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
                out.closeEntry();
            }
        }
    }
}
