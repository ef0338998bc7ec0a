package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
    @TempDir
    Path folder;

    @Test
    void labels_show_how_many_objects_they_hold() {
        Path file = Cli.labels(folder.resolve("a.tif"), "0123", "0122");

        JsonNode info = Cli.run("info", file, "--json").json();

        assertThat(info.get("kind").asText()).isEqualTo("image");
        assertThat(info.get("format").asText()).isEqualTo("TIFF");
        assertThat(info.get("size").toString()).isEqualTo("[1,2,4]");
        assertThat(info.get("type").asText()).isEqualTo("uint8");
        assertThat(info.get("objects_as_labels").asInt()).isEqualTo(3);
        assertThat(info.get("greatest").asDouble()).isEqualTo(3);
        assertThat(Cli.run("info", file).out())
                .containsPattern("channels +1 \\(0\\)")
                .containsPattern("objects_as_labels +3");
    }

    @Test
    void array_shows_channels_range_and_what_is_no_number() {
        Images.save(
                FloatImage.of("f", Extent.yx(3, 4), 2, new float[] {
                    Float.NaN, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                }),
                folder.resolve("f.npy"));

        Cli run = Cli.run("info", folder.resolve("f.npy"));

        assertThat(run.out()).contains("float32", "-2.0", "7.0").containsPattern("not_a_number\\s+1");
    }

    @Test
    void folder_shows_what_sorts_of_images_it_holds() {
        Cli.labels(folder.resolve("a.tif"), "01");
        Cli.labels(folder.resolve("b.tif"), "01");
        Cli.labels(folder.resolve("c.png"), "012");

        JsonNode info = Cli.run("info", folder, "--json").json();

        assertThat(info.get("images").asInt()).isEqualTo(3);
        assertThat(info.at("/sorts/1 x 2, uint8, TIFF").asInt()).isEqualTo(2);
    }

    @Test
    void checkpoint_of_biapy_tells_its_network_and_channels() {
        Path golden = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");

        JsonNode info = Cli.run("info", golden.resolve("unet-FC.pth"), "--json").json();

        assertThat(info.get("version").asText()).isEqualTo("3.7.1");
        assertThat(info.get("architecture").asText()).isEqualTo("unet");
        assertThat(info.get("channels").toString()).isEqualTo("[\"F\",\"C\"]");
        assertThat(info.get("parameters").asLong()).isEqualTo(483_394);
        assertThat(Cli.run("info", golden.resolve("unet-FC.safetensors"), "--json")
                        .json()
                        .get("parameters")
                        .asLong())
                .isEqualTo(483_394);
    }

    @Test
    void model_tells_channels_network_thresholds_training_and_origin() {
        TinyModel.of(Extent.yx(64, 96)).save(folder.resolve("nuclei"));

        JsonNode info = Cli.run("info", folder.resolve("nuclei"), "--json").json();

        assertThat(info.get("kind").asText()).isEqualTo("model");
        assertThat(info.get("channels").asText()).isEqualTo("F,C");
        assertThat(info.get("network").asText()).contains("unet");
        assertThat(info.at("/prediction/patch").toString()).isEqualTo("[1,64,96]");
        assertThat(info.at("/decoding/seeds").asText()).isEqualTo("F>0.5 C<0.5");
        assertThat(info.at("/training/epochs").asInt()).isZero();
        assertThat(info.at("/provenance/made by").asText()).isEqualTo("a test");
        assertThat(Cli.run("info", folder.resolve("nuclei")).out())
                .contains("F,C", "seeds: F>0.5 C<0.5", "made by: a test");
    }

    @Test
    void damaged_model_is_named() throws IOException {
        TinyModel.of(Extent.yx(64, 96)).save(folder.resolve("nuclei"));
        Path json = folder.resolve("nuclei").resolve("model.json");
        Path weights = folder.resolve("nuclei").resolve("weights.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length / 2));
        assertThat(Cli.run("info", folder.resolve("nuclei")).failure()).contains("weights.safetensors");
        Files.delete(weights);
        assertThat(Cli.run("info", folder.resolve("nuclei")).failure()).contains("weights.safetensors");
        Files.writeString(json, "null");
        assertThat(Cli.run("info", folder.resolve("nuclei")).failure()).contains("model.json");
    }

    @Test
    void unknown_missing_and_damaged_files_are_named() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "hello");
        Path damaged = Files.writeString(folder.resolve("b.pth"), "hello");

        assertThat(Cli.run("info", text).failure()).contains("a.txt");
        assertThat(Cli.run("info", damaged).failure()).contains("b.pth");
        assertThat(Cli.run("info", folder.resolve("none.tif")).failure()).contains("none.tif");
    }

    @Test
    void axes_that_a_file_does_not_tell_are_asked_for_and_can_be_told() {
        Path file = folder.resolve("four.npy");
        Images.save(FloatImage.of("f", Extent.zyx(3, 20, 21), 4, new float[4 * 3 * 20 * 21]), file);
        Path renamed = folder.resolve("renamed.npy"); // axes ZYXC of 20 channels look like nothing
        Images.save(FloatImage.of("f", Extent.zyx(2, 3, 21), 20, new float[20 * 2 * 3 * 21]), renamed);

        assertThat(Cli.run("info", renamed).failure()).contains("renamed.npy", "--axes CZYX");

        JsonNode info = Cli.run("info", renamed, "--axes", "CZYX", "--json").json();
        assertThat(info.get("size").toString()).isEqualTo("[3,21,20]");
        assertThat(info.get("channels")).hasSize(2);
        info = Cli.run("info", renamed, "--axes", "TZYX", "--time", "1", "--json")
                .json();
        assertThat(info.get("channels")).hasSize(1);
        assertThat(Cli.run("info", renamed, "--axes", "TZYX", "--time", "2").failure())
                .contains("time");
        assertThat(Cli.run("info", renamed, "--axes", "XY").failure()).contains("renamed.npy", "4 dimensions");
        assertThat(Cli.run("info", file).out()).contains("--voxel-size");
    }

    @Test
    void an_image_of_terabytes_is_told_without_reading_it() {
        Path store = folder.resolve("large.zarr");
        Images.create(store, ImageSpec.of(Size.zyx(100_000, 100_000, 100_000), PixelType.UINT8))
                .close();
        JsonNode info = Cli.run("info", store, "--json").json();
        assertThat(info.get("size").toString()).isEqualTo("[100000,100000,100000]");
        assertThat(info.get("values").asText()).contains("--values");
        assertThat(info.has("least")).isFalse();
        Path small = Cli.labels(folder.resolve("a.tif"), "0123");
        assertThat(Cli.run("info", small, "--values", "--json")
                        .json()
                        .get("greatest")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void stores_take_axes_too() {
        Path store = folder.resolve("a.n5");
        io.biapy.io.zarr.ZarrFiles.create(
                        io.biapy.core.image.ImageSpec.of(
                                io.biapy.core.image.Size.zyx(3, 4, 5), io.biapy.core.image.PixelType.UINT8),
                        store,
                        io.biapy.io.zarr.ZarrLayout.n5())
                .close();
        JsonNode info = Cli.run("info", store, "--axes", "CYX", "--json").json();
        assertThat(info.get("channels")).hasSize(3);
        assertThat(info.get("storage").asText()).contains("axes CYX");
    }
}
