package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertZarrTest {
    @TempDir
    Path folder;

    @Test
    void an_image_and_its_labels_become_one_store_of_several_resolutions() throws IOException {
        Path store = folder.resolve("cells.zarr");
        Path labels = folder.resolve("cells.zarr:/labels/nuclei");
        Images.save(image(), folder.resolve("in.tif"));
        Images.save(labels(), folder.resolve("in.npy"));
        Cli.run("convert", folder.resolve("in.tif"), store, "--json").json();
        Cli.run("convert", "--labels", folder.resolve("in.npy"), labels, "--voxel-size", "0.25,0.25", "--json")
                .json();

        JsonNode scales = ome(store).path("multiscales").path(0);
        assertThat(scales.path("datasets").findValuesAsText("path")).containsExactly("0", "1");
        assertThat(scales.path("axes").findValuesAsText("name")).containsExactly("y", "x");
        assertThat(scales.path("axes").findValuesAsText("unit")).containsExactly("micrometer", "micrometer");
        assertThat(ome(store.resolve("labels")).path("labels").path(0).asText()).isEqualTo("nuclei");
        JsonNode image = ome(store.resolve("labels/nuclei"));
        assertThat(image.has("image-label")).isTrue();
        assertThat(image.path("multiscales").path(0).path("datasets")).hasSize(2);

        assertThat(Images.open(store).load().data()).isEqualTo(image().data());
        assertThat(Images.open(store.resolve("1")).size()).isEqualTo(Size.yx(150, 200));
        assertThat(Images.labels(labels).load().codes()).isEqualTo(labels().codes());
        assertThat(Images.labels(labels).calibration().x()).isEqualTo(0.25);
        assertThat(Images.labels(store.resolve("labels/nuclei/1")).size()).isEqualTo(Size.yx(150, 200));
        JsonNode info = Cli.run("info", labels, "--json").json();
        assertThat(info.path("storage").asText()).contains("labels", "2 resolutions");
    }

    @Test
    void a_store_goes_back_to_a_file() {
        Path store = folder.resolve("cells.zarr");
        Images.save(image(), store);
        Images.save(labels(), folder.resolve("cells.zarr:/labels/nuclei"));
        Path tiff = folder.resolve("labels.tif");
        Cli.run("convert", "--labels", store + ":/labels/nuclei", tiff, "--json")
                .json();
        assertThat(Images.labels(tiff).load().codes()).isEqualTo(labels().codes());
        Path small = folder.resolve("small.tif");
        Cli.run("convert", store.resolve("1"), small, "--json").json();
        assertThat(Images.open(small).calibration()).isEqualTo(Calibration.of(1, 0.5, 0.5, "um"));
    }

    @Test
    void what_exists_in_a_store_is_refused_and_the_rest_of_it_stays() throws IOException {
        Path store = folder.resolve("cells.zarr");
        Path labels = folder.resolve("cells.zarr:/labels/nuclei");
        Images.save(image(), store);
        Images.save(labels(), labels);
        Images.save(labels(), folder.resolve("in.npy"));
        assertThat(Cli.run("convert", "--labels", folder.resolve("in.npy"), labels)
                        .failure())
                .contains("nuclei")
                .contains("exists already");
        Cli.run("convert", "--labels", folder.resolve("in.npy"), labels, "--overwrite", "--json")
                .json();
        assertThat(Images.open(store).load().data()).isEqualTo(image().data());
        assertThat(ome(store.resolve("labels")).path("labels")).hasSize(1);
    }

    @Test
    void an_input_with_a_damaged_strip_leaves_the_store_that_it_was_to_replace() throws IOException {
        Path store = folder.resolve("cells.zarr");
        Images.save(image(), store);
        Path damaged = folder.resolve("damaged.tif");
        Images.save(image(), damaged);
        byte[] bytes = Files.readAllBytes(damaged);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0xFF);
        Files.write(damaged, bytes);
        assertThat(Cli.run("convert", damaged, store, "--overwrite").failure()).contains("damaged.tif");
        assertThat(Images.open(store).load().data()).isEqualTo(image().data());
        assertThat(Cli.run("convert", damaged, folder.resolve("new.zarr")).failure())
                .contains("damaged.tif");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("cells.zarr", "damaged.tif");
    }

    @Test
    void n5_is_written_beside_what_its_container_has_and_goes_back() throws IOException {
        Path raw = folder.resolve("volume.n5/volumes/raw");
        Path labels = folder.resolve("volume.n5:/volumes/nuclei");
        Images.save(image(), folder.resolve("in.tif"));
        Images.save(labels(), folder.resolve("in.npy"));
        Cli.run("convert", folder.resolve("in.tif"), raw, "--json").json();
        Cli.run("convert", "--labels", folder.resolve("in.npy"), labels, "--json")
                .json();
        assertThat(Images.open(raw).load().data()).isEqualTo(image().data());
        assertThat(Images.open(raw).calibration()).isEqualTo(image().calibration());
        assertThat(Images.labels(labels).load().codes()).isEqualTo(labels().codes());
        JsonNode info = Cli.run("info", raw, "--json").json();
        assertThat(info.path("format").asText()).isEqualTo("N5");
        assertThat(info.path("storage").asText()).contains("2 resolutions", "gzip");
        assertThat(Cli.run("convert", folder.resolve("in.tif"), raw).failure()).contains("exists already");
        assertThat(Cli.run("convert", folder.resolve("in.tif"), folder.resolve("volume.n5"), "--overwrite")
                        .failure())
                .contains("more than one image", "volumes");
        Cli.run("convert", labels, folder.resolve("back.tif"), "--labels", "--json")
                .json();
        assertThat(Images.labels(folder.resolve("back.tif")).load().codes()).isEqualTo(labels().codes());
    }

    @Test
    void what_is_only_read_is_not_offered_for_writing() {
        Images.save(labels(), folder.resolve("in.npy"));
        assertThat(Cli.run("convert", folder.resolve("in.npy"), folder.resolve("out.zarr.zip"))
                        .failure())
                .contains("only read");
        assertThat(Cli.run("convert", folder.resolve("in.npy"), folder.resolve("out.xyz"))
                        .failure())
                .contains("Can be written:", ".zarr", ".n5")
                .doesNotContain(".zarr.zip");
    }

    private static JsonNode ome(Path group) throws IOException {
        return new ObjectMapper()
                .readTree(group.resolve("zarr.json").toFile())
                .path("attributes")
                .path("ome");
    }

    private static FloatImage image() {
        float[] values = new float[300 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7919L % 4001;
        }
        return FloatImage.of("i", Extent.yx(300, 400), 1, values)
                .withPixelType(PixelType.UINT16)
                .withCalibration(Calibration.of(1, 0.25, 0.25, "um"));
    }

    private static LabelImage labels() {
        int[] codes = new int[300 * 400];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i / 400 / 50 * 8 + i % 400 / 50;
        }
        return LabelImage.of("l", Extent.yx(300, 400), codes);
    }
}
