package io.biapy.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in files of several data sets; pixels of single ones are compared by FixtureTest. */
class Hdf5ReadTest {
    @TempDir
    Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(Hdf5ReadTest.class.getResource("/hdf5/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tables_and_attributes_are_read_by_their_paths() {
        try (Hdf5File file = Hdf5File.open(fixture("cremi.hdf"))) {
            assertThat(file.dataset("/annotations/ids").longs()).containsExactly(3, 5, (1L << 60) + 1);
            Hdf5Dataset locations = file.dataset("annotations/locations");
            assertThat(locations.shape()).containsExactly(3, 3);
            assertThat(locations.type()).contains(PixelType.FLOAT64);
            assertThat(locations.doubles()).containsExactly(40.5, 8, 12, 80, 4.25, 0, 0, 0, 1);
            assertThat(file.dataset("/annotations/types").texts())
                    .containsExactly("presynaptic_site", "postsynaptic_site", "postsynaptic_site");
            assertThat(file.dataset("/annotations/presynaptic_site/partners").longs())
                    .containsExactly(3, 5, 3, (1L << 60) + 1);
            assertThat(file.attributes("/annotations").numbers("offset").orElseThrow())
                    .containsExactly(400, 40, 4);
            assertThat(file.attributes("/").text("file_format")).contains("0.2");
            assertThat(file.attributes("/").numbers("file_format")).isEmpty();
            assertThat(file.attributes("/volumes/labels/neuron_ids").names()).containsExactly("offset", "resolution");
            assertThat(file.dataset("/volumes/labels/clefts").longs()).containsOnly(-1);
            assertThat(file.contains("/volumes/labels")).isTrue();
            assertThat(file.contains("/volumes/none")).isFalse();
            assertThat(file.datasets())
                    .contains("/volumes/raw", "/annotations/ids")
                    .hasSize(7);
            assertThat(file.dataset("/volumes/raw").doubles()[12]).isEqualTo(7 * 1 + 13 * 1);
        }
    }

    @Test
    void an_image_and_its_labels_are_named_by_their_paths_in_two_ways() {
        Path cremi = fixture("cremi.hdf");
        try (ImageSource raw = Images.open(cremi + ":/volumes/raw");
                LabelSource ids = Images.labels(cremi.resolve("volumes/labels/neuron_ids"))) {
            assertThat(raw.name()).isEqualTo("cremi-volumes-raw");
            assertThat(raw.calibration()).isEqualTo(Calibration.of(40, 4, 4, "nm"));
            assertThat(raw.size()).isEqualTo(Size.zyx(3, 7, 11));
            assertThat(ids.load().codes()).hasSize(231);
        }
        assertThat(Images.info(Path.of(cremi + ":/volumes/raw")).storage())
                .contains("HDF5")
                .contains("/volumes/raw")
                .contains("chunks of (2, 4, 5)")
                .contains("zlib");
        assertThat(Images.open(fixture("holes.h5") + ":/link").size()).isEqualTo(Size.zyx(3, 7, 11));
        assertThat(Images.open(fixture("inside.h5") + ":/a/b").size()).isEqualTo(Size.zyx(3, 7, 11));
    }

    @Test
    void known_layouts_say_where_things_are_and_how_large_voxels_are() {
        try (ImageSource raw = Hdf5Layout.CREMI.image(fixture("cremi.hdf"));
                LabelSource ids = Hdf5Layout.CREMI.labels(fixture("cremi.hdf"))) {
            assertThat(raw.calibration()).isEqualTo(Calibration.of(40, 4, 4, "nm"));
            assertThat(ids.size()).isEqualTo(raw.size());
        }
        assertThatThrownBy(() -> Hdf5Layout.MITOEM.image(fixture("cremi.hdf")))
                .hasMessageContaining("has no data set /main")
                .hasMessageContaining("/volumes/raw");
    }

    @Test
    void what_was_never_written_is_the_fill_value() {
        float[] values = Images.open(fixture("holes.h5") + ":/data").load().data();
        for (int i = 0; i < values.length; i++) {
            boolean written = i / 77 == 1 && i % 77 / 11 >= 4 && i % 11 >= 5 && i % 11 < 10;
            assertThat(values[i]).isEqualTo(written ? 4 : 9);
        }
        assertThat(Images.open(fixture("holes.h5") + ":/never").load().data()).containsOnly(2.5f);
        try (Hdf5File file = Hdf5File.open(fixture("holes.h5"))) {
            assertThat(Arrays.stream(file.dataset("data").longs()).sum()).isEqualTo(9 * (231 - 15) + 4 * 15);
            assertThat(file.dataset("texts").texts()).containsExactly("a", "bc");
        }
    }

    @Test
    void many_links_and_attributes_are_all_found() {
        try (Hdf5File file = Hdf5File.open(fixture("many.h5"))) {
            assertThat(file.datasets()).hasSize(40);
            assertThat(file.attributes("group").names()).hasSize(40);
            assertThat(file.attributes("group").wholeNumbers("number39").orElseThrow())
                    .containsExactly(39);
            assertThat(file.dataset("group/set17").longs()).containsOnly(17);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cremi.hdf||name one of them",
                "cremi.hdf||the image is /volumes/raw",
                "cremi.hdf|:/volumes/rav|has no data set /volumes/rav",
                "cremi.hdf|:/volumes/rav|/volumes/raw",
                "cremi.hdf|:/annotations/types|texts",
                "cremi.hdf|:/annotations/ids|more than one way",
                "holes.h5|:/away|link into another file",
                "holes.h5|:/scaled|scaleoffset",
            })
    void what_cannot_be_an_image_is_refused_with_what_can(String name, String inside, String reason) {
        String path = fixture(name) + (inside == null ? "" : inside);
        assertThatThrownBy(() -> Images.open(path).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(fixture(name).toString())
                .hasMessageContaining(reason.equals("texts") ? "values of type" : reason);
    }

    @Test
    void links_in_a_circle_are_refused_and_what_is_beside_them_is_read() {
        assertThatThrownBy(() -> Images.open(fixture("circle.h5") + ":/b").load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(fixture("circle.h5").toString())
                .hasMessageContaining("run in a circle");
        assertThat(Images.open(fixture("circle.h5") + ":/data").size()).isEqualTo(Size.zyx(3, 7, 11));
    }

    @Test
    void a_name_with_a_nul_in_it_stops_nothing() throws IOException {
        byte[] changed = Files.readAllBytes(fixture("holes.h5"));
        int letter = 5252; // of the link "data" in the root group
        assertThat(changed[letter]).isEqualTo((byte) 'a');
        changed[letter] = 0;
        Path file = Files.write(folder.resolve("nul.h5"), changed);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("3 data sets that can be images");
    }

    @Test
    void no_hdf5_and_cut_files_are_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.h5"), "no image");
        assertThatThrownBy(() -> Images.open(text))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("signature");
        assertThatThrownBy(() -> Images.open(folder.resolve("none.h5") + ":/x"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no such file");
        byte[] whole = Files.readAllBytes(fixture("u2_gzip.h5"));
        Path cut = folder.resolve("cut.h5");
        for (int length = 8; length < whole.length; length += 97) {
            Rewritten.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Images.open(cut).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(cut.toString());
        }
    }
}
