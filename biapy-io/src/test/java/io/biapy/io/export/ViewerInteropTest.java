package io.biapy.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.io.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for viewers is read by tifffile, ome-zarr-models, CloudVolume, Neuroglancer, Shapely, roifile and trimesh. */
@Tag("interop")
class ViewerInteropTest {
    private static List<JsonNode> found;
    private static double sum;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeAndRead() throws IOException {
        String link = ViewerFiles.write(folder);
        found = Python.withPackages().json("interop_viewers.py", folder, link);
        int[] codes = ViewerFiles.labels().codes();
        for (int i = 0; i < codes.length; i++) {
            sum += ViewerFiles.labels().id(codes[i]) * (double) (1 + i % 97);
        }
    }

    private static List<JsonNode> all(String name) {
        return found.stream()
                .filter(node -> node.path("name").asText().equals(name))
                .toList();
    }

    private static JsonNode one(String name) {
        assertThat(all(name)).as("%s in %s", name, found).hasSize(1);
        return all(name).get(0);
    }

    @Test
    void label_tiff_in_tifffile() {
        JsonNode tif = one("tif");
        assertThat(tif.path("axes").asText()).isEqualTo("ZYX");
        assertThat(tif.path("sum").asDouble()).isEqualTo(sum);
        assertThat(tif.path("spacing").asDouble()).isEqualTo(0.5);
        assertThat(tif.path("x")).hasToString("[5,1]");
        assertThat(tif.path("lut")).hasToString("[[0,0,0],[0,255,0],[204,0,255]]");
    }

    @Test
    void ome_zarr_labels_in_ome_zarr_models() {
        assertThat(one("two.zarr").path("kind").asText()).contains("v04").endsWith("ImageLabel");
        assertThat(one("three.zarr").path("kind").asText()).contains("v05").endsWith("ImageLabel");
        assertThat(one("image.zarr/labels/cells").path("kind").asText()).endsWith("ImageLabel");
        for (String name : List.of("two.zarr", "three.zarr", "image.zarr/labels/cells")) {
            assertThat(one(name).path("sum").asDouble()).as(name).isEqualTo(sum);
        }
    }

    @Test
    void precomputed_in_cloudvolume_and_the_link_in_neuroglancer() {
        JsonNode volume = one("precomputed");
        assertThat(volume.path("kind").asText()).isEqualTo("segmentation");
        assertThat(volume.path("encoding").asText()).isEqualTo("compressed_segmentation");
        assertThat(volume.path("resolution")).hasToString("[200.0,100.0,500.0]");
        assertThat(volume.path("sum").asDouble()).isEqualTo(sum);
        JsonNode link = one("link");
        assertThat(link.path("layers")).hasToString("[\"raw\",\"cells of 1 & 2 #3\"]");
        assertThat(link.path("types")).hasToString("[\"image\",\"segmentation\"]");
        assertThat(link.path("sources").get(1).asText())
                .isEqualTo("precomputed://http://localhost:8000/a%20b.precomputed");
        assertThat(link.path("scales").get(0).asDouble()).isCloseTo(8e-9, within(1e-20));
        assertThat(link.path("units")).hasToString("[\"m\",\"m\",\"m\"]");
    }

    @Test
    void outlines_in_shapely_and_roifile() {
        assertThat(all("geojson")).hasSize(2).allSatisfy(shape -> {
            assertThat(shape.path("valid").asBoolean()).isTrue();
            assertThat(shape.path("ccw").asBoolean()).isTrue();
        });
        assertThat(all("geojson"))
                .extracting(shape -> shape.path("area").asDouble())
                .containsExactly(25.0, 21.5);
        assertThat(all("roi")).extracting(roi -> roi.path("position").asInt()).containsExactly(1, 3);
        assertThat(all("roi")).extracting(roi -> roi.path("paths").asInt()).containsExactly(1, 3);
        assertThat(all("roi")).extracting(roi -> roi.path("area").asDouble()).containsExactly(25.0, 29.5);
    }

    @Test
    void surfaces_in_trimesh() {
        for (String name : List.of("cells.stl", "cells.obj")) {
            JsonNode mesh = one(name);
            assertThat(mesh.path("closed").asBoolean()).as(name).isTrue();
            assertThat(mesh.path("volume").asDouble()).as(name).isCloseTo(0.1, within(1e-6));
        }
    }
}
