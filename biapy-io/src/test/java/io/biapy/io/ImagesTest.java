package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    @TempDir
    Path folder;

    @Test
    void folder_lists_images_in_natural_order_and_leaves_other_files_out() throws IOException {
        for (String name :
                new String[] {"cell10.tif", "cell2.TIF", "Cell1.png", "cell2b.npy", ".hidden.png", "notes.txt"}) {
            image(folder.resolve(name.toLowerCase(java.util.Locale.ROOT)), 2, 3);
            Files.move(folder.resolve(name.toLowerCase(java.util.Locale.ROOT)), folder.resolve(name));
        }
        ImageFiles files = Images.folder(folder);
        assertThat(files.names()).containsExactly("Cell1", "cell2", "cell2b", "cell10");
        assertThat(files.get("cell2").open().size().toString()).isEqualTo("2 x 3");
        assertThat(files.toString()).contains("4 images");
        assertThatThrownBy(() -> files.get("cell3"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cell3");
    }

    @Test
    void folder_of_one_file_is_that_file() {
        Path file = image(folder.resolve("a.ome.tif"), 2, 3);
        assertThat(Images.folder(file).names()).containsExactly("a");
    }

    @Test
    void folder_without_images_says_what_it_holds_and_what_can_be_read() throws IOException {
        assertThatThrownBy(() -> Images.folder(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it is empty")
                .hasMessageContaining(
                        "HDF5, JPEG, MRC, N5, NIfTI, NPY, NPZ, NRRD, Neuroglancer precomputed, PNG, TIFF, Zarr");
        Files.writeString(folder.resolve("a.doc"), "x");
        assertThatThrownBy(() -> Images.folder(folder)).hasMessageContaining("1 .doc");
    }

    @Test
    void folder_with_one_name_twice_is_refused() {
        image(folder.resolve("a.tif"), 2, 3);
        image(folder.resolve("a.png"), 2, 3);
        assertThatThrownBy(() -> Images.folder(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("a.png")
                .hasMessageContaining("a.tif");
    }

    @Test
    void a_folder_of_slices_is_one_volume() {
        for (int z = 0; z < 12; z++) { // natural order: 2 before 10
            float[] data = {z, 2 * z, 3 * z, 4 * z, 5 * z, 6 * z};
            FloatImage slice = FloatImage.of("s", Extent.yx(2, 3), 1, data).withPixelType(PixelType.UINT8);
            Images.save(slice, folder.resolve("s" + z + (z % 2 == 0 ? ".tif" : ".png")));
        }
        FloatImage volume = Images.stack(folder).load();
        assertThat(volume.extent()).isEqualTo(Extent.zyx(12, 2, 3));
        assertThat(volume.value(0, 10, 1, 2)).isEqualTo(60);
        float[] part = new float[6];
        Images.stack(folder).read(0, new io.biapy.core.image.Block(3, 1, 1, Extent.zyx(3, 1, 2)), part);
        assertThat(part).containsExactly(15, 18, 20, 24, 25, 30);
        assertThat(Images.labelStack(folder).load().codes()[11 * 6 + 5]).isEqualTo(66);
        image(folder.resolve("s12.tif"), 2, 4);
        assertThatThrownBy(() -> Images.stack(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("s12.tif is 2 x 4");
        assertThatThrownBy(() -> Images.stack(folder.resolve("s1.png"))).hasMessageContaining("no folder");
    }

    @Test
    void colours_of_a_stack_stay_where_one_slice_has_some() {
        Images.save(
                FloatImage.of("a", Extent.yx(1, 1), 3, new float[] {7, 7, 7}).withPixelType(PixelType.UINT8),
                folder.resolve("a.png"));
        Images.save(
                FloatImage.of("b", Extent.yx(1, 1), 3, new float[] {1, 2, 3}).withPixelType(PixelType.UINT8),
                folder.resolve("b.png"));
        assertThat(Images.stack(folder).load().data()).containsExactly(7, 1, 7, 2, 7, 3);
    }

    @Test
    void pairs_match_by_name_whatever_the_extension() {
        image(folder.resolve("raw/b.png"), 2, 3);
        image(folder.resolve("raw/a.png"), 4, 5);
        labels(folder.resolve("label/a.tif"), 4, 5);
        labels(folder.resolve("label/b.npy"), 2, 3);
        ImageSet pairs = Images.pairs(
                folder.resolve("raw").toString(), folder.resolve("label").toString());
        assertThat(pairs.pairs()).extracting(ImageSet.Pair::name).containsExactly("a", "b");
        assertThat(pairs.get(0).openRaw().load().extent()).isEqualTo(Extent.yx(4, 5));
        assertThat(pairs.get(0).openLabels().load().maxId()).isEqualTo(1);
    }

    @Test
    void pairs_say_all_that_is_wrong_at_once() throws IOException {
        for (String name : new String[] {"fine", "alone", "small", "broken"}) {
            image(folder.resolve("raw/" + name + ".png"), 4, 5);
        }
        labels(folder.resolve("label/fine.tif"), 4, 5);
        labels(folder.resolve("label/small.tif"), 4, 4);
        labels(folder.resolve("label/orphan.tif"), 4, 5);
        Path broken = labels(folder.resolve("label/broken.tif"), 4, 5);
        Files.write(broken, java.util.Arrays.copyOf(Files.readAllBytes(broken), 40));
        assertThatThrownBy(() -> Images.pairs(folder.resolve("raw"), folder.resolve("label")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("4 problems")
                .hasMessageContaining("alone.png has no labels")
                .hasMessageContaining("orphan.tif has no image")
                .hasMessageContaining("small.tif is 4 x 4, but its image is 4 x 5")
                .hasMessageContaining("broken.tif: ");
    }

    @Test
    void pairs_refuse_label_files_with_channels() {
        image(folder.resolve("raw/a.png"), 4, 5);
        FloatImage two = FloatImage.of("a", Extent.yx(4, 5), 2, new float[40]);
        Images.save(two, folder.resolve("label/a.tif"));
        assertThatThrownBy(() -> Images.pairs(folder.resolve("raw"), folder.resolve("label")))
                .hasMessageContaining("a.tif")
                .hasMessageContaining("2 channels");
    }

    @Test
    void subset_takes_the_images_that_a_table_names() throws IOException {
        for (String name : new String[] {"a", "b", "c"}) {
            image(folder.resolve("raw/" + name + ".png"), 2, 2);
            labels(folder.resolve("label/" + name + ".tif"), 2, 2);
        }
        Path csv = Files.writeString(
                folder.resolve("split.csv"), "name,subset,note\n\"c\",train,\"x, y\"\r\na.png,train,\nb,test,\n");
        assertThat(Images.folder(folder.resolve("raw")).subset(csv, "train").names())
                .containsExactly("a", "c");
        ImageSet all = Images.pairs(folder.resolve("raw"), folder.resolve("label"));
        assertThat(all.subset(csv, "test").pairs())
                .extracting(ImageSet.Pair::name)
                .containsExactly("b");
        assertThatThrownBy(() -> all.subset(csv, "val"))
                .hasMessageContaining("val")
                .hasMessageContaining("train")
                .hasMessageContaining("test");
        Files.writeString(csv, "name,subset\nd,train\ne,train\n");
        assertThatThrownBy(() -> all.subset(csv, "train")).hasMessageContaining("d, e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tif", "a.png", "a.npy", "a.npz", "a.nii", "a.nii.gz", "a.nrrd", "a.mrc"})
    void saved_images_and_labels_open_again(String name) {
        Path file = folder.resolve("new/folder").resolve(name);
        FloatImage image = FloatImage.of("a", Extent.yx(2, 2), 1, new float[] {0, 1, 7, 255})
                .withPixelType(PixelType.UINT8);
        Images.save(image, file);
        assertThat(Images.open(file).load().data()).isEqualTo(image.data());
        assertThat(Images.info(file).toString()).contains("2 x 2").contains(name.endsWith(".mrc") ? "int16" : "uint8");
        assertThatThrownBy(() -> Images.save(image, file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists");
        LabelImage labels = LabelImage.of("a", Extent.yx(2, 2), new int[] {0, 65535, 300, 2});
        Images.save(labels, file, IfExists.REPLACE);
        assertThat(Images.labels(file).load().codes()).isEqualTo(labels.codes());
        assertThat(folder.resolve("new/folder")).isDirectoryContaining(p -> p.equals(file));
        assertThat(folder.resolve("new/folder").toFile().list()).hasSize(1);
    }

    @Test
    void unknown_formats_are_refused_with_a_list_of_known_ones() throws IOException {
        Path file = Files.writeString(folder.resolve("cells.xyz"), "not an image");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("cells.xyz")
                .hasMessageContaining("TIFF (.tif");
        FloatImage image = FloatImage.of("a", Extent.yx(1, 1), 1, new float[1]);
        assertThatThrownBy(() -> Images.save(image, folder.resolve("a.doc"))).hasMessageContaining("PNG (.png)");
        assertThatThrownBy(() -> Images.open(folder.resolve("none.tif"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Images.open(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void content_counts_before_the_extension() throws IOException {
        Path tiff = image(folder.resolve("a.tif"), 2, 3);
        Path misnamed = Files.move(tiff, folder.resolve("a.png"));
        assertThat(Images.open(misnamed).size().toString()).isEqualTo("2 x 3");
        assertThat(Images.info(misnamed).format()).isEqualTo("TIFF");
    }

    @Test
    void channels_are_found_by_name() {
        Path file = folder.resolve("rgb.png");
        float[] data = {1, 2, 3, 4, 5, 6};
        Images.save(FloatImage.of("rgb", Extent.yx(1, 2), 3, data).withPixelType(PixelType.UINT8), file);
        assertThat(Images.open(file).channel("green").load().data()).containsExactly(3, 4);
        assertThatThrownBy(() -> Images.open(file).channel("dna"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[red, green, blue]");
    }

    private static Path image(Path file, int y, int x) {
        String name = file.toString().endsWith(".txt") ? file + ".png" : file.toString();
        Path written = Path.of(name);
        Images.save(FloatImage.of("a", Extent.yx(y, x), 1, new float[y * x]).withPixelType(PixelType.UINT8), written);
        if (!written.equals(file)) {
            written.toFile().renameTo(file.toFile());
        }
        return file;
    }

    private static Path labels(Path file, int y, int x) {
        int[] codes = new int[y * x];
        codes[0] = 1;
        Images.save(LabelImage.of("a", Extent.yx(y, x), codes), file);
        return file;
    }

    @Test
    void a_file_of_a_microscope_comes_with_the_way_to_convert_it() throws IOException {
        Path file = Files.write(folder.resolve("embryo.CZI"), new byte[100]);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("add the dependencies io.biapy:biapy-bioformats and ome:bioformats_package")
                .hasMessageContaining("./biapy --with bioformats")
                .hasMessageContaining("bfconvert embryo.CZI embryo.ome.tif");
    }
}
