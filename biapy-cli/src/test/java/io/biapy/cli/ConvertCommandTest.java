package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {
    private static final List<String> VOLUMES = List.of(
            "tif", "ome.tif", "npy", "npz", "nii", "nii.gz", "nrrd", "nhdr", "mrc", "zarr", "h5", "precomputed");

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return VOLUMES.stream().flatMap(from -> VOLUMES.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void values_type_and_voxel_size_go_from_every_format_to_every_other(String from, String to) {
        FloatImage image = volume();
        Path in = folder.resolve("in." + from);
        Path out = folder.resolve("out." + to);
        Images.save(image, in);
        JsonNode result = Cli.run("convert", in, out, "--json", "--threads", 2)
                .json()
                .path("files")
                .path(0);
        assertThat(result.path("size").toString()).isEqualTo("[5,20,30]");
        assertThat(result.path("type").asText()).isEqualTo("uint16");
        try (ImageSource back = Images.open(out)) {
            assertThat(back.load().data()).isEqualTo(image.data());
            boolean lost = from.startsWith("np") || to.startsWith("np");
            assertThat(back.calibration().isKnown()).isEqualTo(!lost);
            boolean told = result.path("notes").toString().contains("voxel size");
            assertThat(told).isEqualTo(!from.startsWith("np") && to.startsWith("np"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tif", "npy", "npz", "nii.gz", "nrrd", "zarr", "h5", "precomputed", "png"})
    void labels_keep_every_id(String to) {
        long most = to.equals("png") ? 65535 : to.equals("tif") ? (1L << 32) - 1 : 1L << 40;
        LabelImage labels = LabelImage.ofLongs("l", Extent.yx(1, 4), new long[] {0, 1, most, 77});
        Path in = folder.resolve("in.npy");
        Images.save(labels, in);
        Path out = folder.resolve("out." + to);
        Cli.run("convert", "--labels", in, out, "--json").json();
        LabelImage back = Images.labels(out).load();
        assertThat(Arrays.stream(back.codes()).mapToLong(back::id).toArray()).containsExactly(0, 1, most, 77);
    }

    @Test
    void a_folder_goes_into_a_folder() {
        for (String name : new String[] {"a", "b"}) {
            Images.save(volume(), folder.resolve("in/" + name + ".tif"));
        }
        Cli.run("convert", folder.resolve("in"), folder.resolve("out"), "--format", "nrrd", "--json")
                .json();
        assertThat(Images.open(folder.resolve("out/b.nrrd")).load().data()).isEqualTo(volume().data());
        String failure = Cli.run("convert", folder.resolve("in"), folder.resolve("out"), "--format", "nrrd")
                .failure();
        assertThat(failure).contains("exists already").contains("a.nrrd");
    }

    @Test
    void a_folder_of_slices_becomes_a_volume() {
        for (int z = 0; z < 3; z++) {
            Images.save(
                    FloatImage.of("s", Extent.yx(2, 2), 1, new float[] {z, z, z, z})
                            .withPixelType(PixelType.UINT8),
                    folder.resolve("slices/s" + z + ".png"));
        }
        Path out = folder.resolve("volume.nii.gz");
        Cli.run("convert", folder.resolve("slices"), out, "--voxel-size", "2,0.5,0.5", "--json")
                .json();
        ImageSource back = Images.open(out);
        assertThat(back.size()).isEqualTo(Size.zyx(3, 2, 2));
        assertThat(back.calibration()).isEqualTo(Calibration.of(2, 0.5, 0.5, "um"));
        Path labels = folder.resolve("labels.tif");
        Cli.run("convert", "--labels", folder.resolve("slices"), labels, "--json")
                .json();
        assertThat(Images.labels(labels).load().maxId()).isEqualTo(2);
    }

    @Test
    void annotations_go_in_and_out() throws IOException {
        Path labels = Cli.labels(folder.resolve("labels/a.png"), "1102", "1002", "0000");
        for (String table : new String[] {"a.json", "a.csv"}) {
            Path file = folder.resolve(table);
            Cli.run("convert", labels.getParent(), file, "--json").json();
            Path back = folder.resolve("back-" + table);
            Files.createDirectory(back);
            Cli.run("convert", file, back, "--json").json();
            assertThat(Images.labels(back.resolve("a.tif")).load().codes())
                    .isEqualTo(Images.labels(labels).load().codes());
        }
        Cli.run("convert", "--labels", labels.getParent(), folder.resolve("split"), "--format", "masks", "--json")
                .json();
        assertThat(folder.resolve("split/a").toFile().list()).containsExactlyInAnyOrder("1.png", "2.png");
    }

    @Test
    void the_layout_of_the_data_science_bowl_goes_in() {
        Images.save(volumeSlice(), folder.resolve("dsb/x/images/x.png"));
        Cli.labels(folder.resolve("dsb/x/masks/1.png"), "110", "000");
        Cli.labels(folder.resolve("dsb/x/masks/2.png"), "000", "011");
        Cli.run("convert", folder.resolve("dsb"), folder.resolve("labels"), "--labels", "--json")
                .json();
        assertThat(Images.labels(folder.resolve("labels/x.tif")).load().codes()).containsExactly(1, 1, 0, 0, 2, 2);
        Cli.run("convert", folder.resolve("dsb"), folder.resolve("images"), "--json")
                .json();
        assertThat(Images.open(folder.resolve("images/x.tif")).size()).isEqualTo(Size.yx(2, 3));
    }

    @Test
    void what_is_not_kept_is_said_on_stderr() {
        Images.save(volume(), folder.resolve("a.tif"));
        Cli run = Cli.run("convert", folder.resolve("a.tif"), folder.resolve("a.npy"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("a.npy: NPY, 5 x 20 x 30, uint16");
        assertThat(run.err()).contains("keeps no voxel size (2.0 x 0.5 x 0.25 um)");
    }

    @Test
    void failures_leave_no_file_and_name_what_is_wrong() throws IOException {
        Path text = Files.writeString(folder.resolve("a.tif"), "no image");
        Path out = folder.resolve("out.zarr");
        assertThat(Cli.run("convert", text, out).failure()).contains("a.tif").contains("not a TIFF");
        assertThat(out).doesNotExist();
        Images.save(volume(), folder.resolve("v.tif"));
        assertThat(Cli.run("convert", folder.resolve("v.tif"), folder.resolve("v.png"))
                        .failure())
                .contains("PNG");
        assertThat(Cli.run("convert", folder.resolve("v.tif"), folder.resolve("v.xyz"))
                        .failure())
                .contains("its extension names no image format");
        assertThat(Cli.run("convert", folder.resolve("v.tif"), folder.resolve("v.tif"), "--overwrite")
                        .failure())
                .contains("is the input itself");
        assertThat(Cli.run("convert", folder.resolve("v.tif"), folder.resolve("w.tif"), "--time", -1)
                        .wrongUsage())
                .contains("--time");
        assertThat(Cli.run("convert", folder.resolve("v.tif"), folder.resolve("w.tif"), "--time", 4)
                        .failure())
                .contains("no point of time 4");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.tif", "v.tif");
    }

    private static FloatImage volume() {
        float[] data = new float[3000];
        for (int i = 0; i < data.length; i++) {
            data[i] = i * 21 % 32768;
        }
        return FloatImage.of("v", Extent.zyx(5, 20, 30), 1, data)
                .withPixelType(PixelType.UINT16)
                .withCalibration(Calibration.of(2, 0.5, 0.25, "um"));
    }

    private static FloatImage volumeSlice() {
        return FloatImage.of("s", Extent.yx(2, 3), 1, new float[] {1, 2, 3, 4, 5, 6})
                .withPixelType(PixelType.UINT8);
    }
}
