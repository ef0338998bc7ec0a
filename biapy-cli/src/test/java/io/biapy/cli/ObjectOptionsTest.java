package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectOptionsTest {
    private static final int N = 24;

    @TempDir
    Path folder;

    private Path in;

    /** Two squares of 6 x 6 pixels, F before C. */
    @BeforeEach
    void predict() {
        float[] values = new float[2 * N * N];
        for (int i = 0; i < N * N; i++) {
            int y = i / N;
            int x = i % N;
            boolean inside = y >= 4 && y < 10 && (x >= 3 && x < 9 || x >= 12 && x < 18);
            values[i] = inside ? 0.9f : 0.1f;
        }
        in = folder.resolve("cells.npy");
        Images.save(FloatImage.of("cells", Extent.yx(N, N), 2, values), in);
    }

    private Cli decode(Object... more) {
        List<Object> args = new java.util.ArrayList<>(List.of(
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--out",
                folder.resolve("out/labels.tif"),
                "--seeds",
                "F",
                "--seed-threshold",
                "0.5",
                "--growth",
                "F",
                "--growth-threshold",
                "0.5",
                "--surface",
                "F"));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    @Test
    void table_holds_the_chosen_properties() throws IOException {
        Path table = folder.resolve("tables/objects.csv");
        Cli run = decode("--objects", table, "--properties", "perimeter,solidity");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(0)).startsWith("image,label,npixels,area").contains(",perimeter,solidity,unit");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("cells,1,36,36.0,").endsWith(",20.0,1.0,px");
    }

    @Test
    void outlines_and_surfaces_lie_beside_the_labels() throws IOException {
        Cli run = decode("--contours", "geojson", "--surfaces", "stl");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode features = new ObjectMapper()
                .readTree(folder.resolve("out/labels.geojson").toFile())
                .path("features");
        assertThat(features).hasSize(2);
        assertThat(features.get(0).path("geometry").path("coordinates"))
                .hasToString("[[[3,4],[9,4],[9,10],[3,10],[3,4]]]");
        assertThat(folder.resolve("out/labels-surfaces/1.stl")).isNotEmptyFile();
        assertThat(folder.resolve("out/labels-surfaces/2.stl")).isNotEmptyFile();
        assertThat(decode("--contours", "zip", "--overwrite").code()).isZero();
        assertThat(folder.resolve("out/labels.zip")).isNotEmptyFile();
    }

    @Test
    void nothing_is_overwritten_unasked() throws IOException {
        Path table = Files.writeString(folder.resolve("objects.csv"), "mine");
        assertThat(decode("--objects", table).failure()).contains("objects.csv", "--overwrite");
        assertThat(table).hasContent("mine");
        assertThat(folder.resolve("out")).doesNotExist();

        Path out = Files.createDirectories(folder.resolve("found"));
        Path old = Files.writeString(out.resolve("objects.csv"), "mine");
        Path images = Files.createDirectories(folder.resolve("images"));
        Images.save(FloatImage.of("a", Extent.yx(4, 4), 1, new float[16]), images.resolve("a.tif"));
        assertThat(Cli.run("segment", "--model", folder.resolve("none"), "--in", images, "--out", out)
                        .failure())
                .contains("objects.csv", "--overwrite");
        assertThat(old).hasContent("mine");
    }

    @Test
    void properties_need_a_table_and_known_names() {
        assertThat(decode("--properties", "solidity").failure()).contains("--objects");
        assertThat(decode("--objects", folder.resolve("o.csv"), "--properties", "solidty")
                        .failure())
                .contains("solidity");
    }

    @Test
    void labels_grow_over_the_mask_of_the_channels_after_a_median() {
        Cli run = decode("--median", "xy=3", "--refine", "voronoi=0.5", "--json");
        assertThat(run.json().get("refinement").asText()).isEqualTo("voronoi=0.5");
    }
}
