package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Block;
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
    void an_output_that_cannot_be_written_is_told_before_any_work() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        assertThat(decode("--objects", file.resolve("objects.csv")).failure())
                .contains(file + " is a file and no folder");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void properties_need_a_table_and_known_names() {
        assertThat(decode("--properties", "solidity").failure()).contains("--objects");
        assertThat(decode("--objects", folder.resolve("o.csv"), "--properties", "solidty")
                        .failure())
                .contains("solidity");
    }

    @Test
    void of_close_objects_the_first_stays_in_memory_and_tile_by_tile() {
        for (Object[] tiles : new Object[][] {{}, {"--tile", "8"}}) {
            assertThat(close("4.4", tiles)).isEqualTo(2);
            assertThat(close("4.5", tiles)).isEqualTo(1); // middles are 9 pixels of 0.5 apart
        }
        assertThat(decode("--overwrite", "--refine", "remove_close_points=-3").wrongUsage())
                .contains("at least 0");
    }

    private int close(String radius, Object... tiles) {
        List<Object> args = new java.util.ArrayList<>(List.of(tiles));
        args.addAll(
                List.of("--overwrite", "--json", "--voxel-size", "1,0.5", "--refine", "remove_close_points=" + radius));
        return decode(args.toArray()).json().get("objects").asInt();
    }

    @Test
    void labels_grow_over_the_mask_of_the_channels_after_a_median() {
        Cli run = decode("--median", "xy=3", "--refine", "voronoi=0.5", "--json");
        assertThat(run.json().get("refinement").asText()).isEqualTo("voronoi=0.5");
    }

    /** A square of 6 x 6 pixels, a line of 1 x 12. */
    private Path squareAndLine(String name) {
        float[] values = new float[2 * N * N];
        for (int i = 0; i < N * N; i++) {
            int y = i / N;
            int x = i % N;
            values[i] = y >= 4 && y < 10 && x >= 3 && x < 9 || y == 15 && x >= 3 && x < 15 ? 0.9f : 0.1f;
        }
        Path file = folder.resolve(name);
        Images.save(FloatImage.of("cells", Extent.yx(N, N), 2, values), file);
        return file;
    }

    private long[] labels() {
        long[] ids = new long[N * N];
        Images.labels(folder.resolve("out/labels.tif")).read(new Block(0, 0, 0, Extent.yx(N, N)), ids);
        return ids;
    }

    @Test
    void objects_go_where_one_group_of_conditions_holds_as_a_whole() throws IOException {
        in = squareAndLine("shapes.npy");
        Path table = folder.resolve("objects.csv");
        assertThat(decode("--remove-if", "eccentricity > 0.9 and npixels > 20", "--json")
                        .json()
                        .get("objects")
                        .asInt())
                .isEqualTo(2); // the line has 12 pixels
        assertThat(decode(
                                "--overwrite",
                                "--objects",
                                table,
                                "--remove-if",
                                "npixels > 100 or eccentricity > 0.9 and npixels < 20",
                                "--json")
                        .json()
                        .get("objects")
                        .asInt())
                .isEqualTo(1);
        assertThat(labels()).containsOnly(0, 1);
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains(",eccentricity,");
        assertThat(lines.get(1)).startsWith("shapes,1,36,36.0,");
    }

    @Test
    void sizes_are_physical_where_the_voxel_size_is_given() throws IOException {
        in = squareAndLine("shapes.npy");
        Path table = folder.resolve("objects.csv");
        Cli run = decode("--voxel-size", "2,0.5 um", "--objects", table, "--remove-if", "area < 13");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(table)).hasSize(2).element(1).asString().startsWith("shapes,1,36,36.0,");
        assertThat(Files.readString(table)).contains(",um");
        assertThat(Images.labels(folder.resolve("out/labels.tif")).calibration().y())
                .isEqualTo(2);
    }

    @Test
    void biapys_table_has_its_columns_and_keeps_removed_objects_with_a_comment() throws IOException {
        in = squareAndLine("shapes.npy");
        Path table = folder.resolve("objects.csv");
        Cli run = decode(
                "--objects", table, "--biapy-table", "--properties", "eccentricity", "--remove-if", "npixels < 20");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(0))
                .isEqualTo("image,label,axis-0,axis-1,npixels,area,circularity,diameter,perimeter,elongation,"
                        + "comment,conditions,eccentricity");
        assertThat(lines.get(1)).startsWith("shapes,1,7,6,36,36,").endsWith(",Correct,[False],0.0");
        assertThat(lines.get(2)).startsWith("shapes,2,15,9,12,12,").contains(",Removed,[True],");
        assertThat(labels()).containsOnly(0, 1);
        assertThat(decode("--overwrite", "--objects", table, "--biapy-table", "--remove-if", "solidity < 1")
                        .failure())
                .contains("BiaPy removes objects by npixels");
    }

    @Test
    void brightness_is_measured_in_the_image_of_the_same_name() throws IOException {
        in = squareAndLine("shapes.npy");
        float[] light = new float[2 * N * N];
        for (int i = 0; i < N * N; i++) {
            light[i] = 7;
            light[N * N + i] = i / N < 12 ? 3 : 5;
        }
        Path raw = folder.resolve("raw.tif");
        Images.save(FloatImage.of("raw", Extent.yx(N, N), 2, light), raw);
        Path table = folder.resolve("objects.csv");

        assertThat(decode("--remove-if", "intensity_mean > 4").failure()).contains("--image");
        assertThat(decode("--image", raw, "--remove-if", "intensity_mean > 4").failure())
                .contains("--intensity-channel");
        Cli run = decode(
                "--image", raw, "--intensity-channel", "1", "--objects", table, "--remove-if", "intensity_mean > 4");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(labels()).containsOnly(0, 1);
        assertThat(Files.readAllLines(table)).hasSize(2);
        Images.save(FloatImage.of("small", Extent.yx(N, 3), 1, new float[3 * N]), folder.resolve("small.tif"));
        assertThat(decode("--overwrite", "--image", folder.resolve("small.tif"), "--remove-if", "intensity_mean > 4")
                        .failure())
                .contains("small.tif", "24 x 3", "24 x 24");
    }

    @Test
    void conditions_that_cannot_be_read_are_refused_before_any_work() {
        assertThat(decode("--remove-if", "circularity less 0.5").failure()).contains("npixels <= 5");
        assertThat(decode("--remove-if", "circularty < 0.5").failure()).contains("circularity");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void tile_by_tile_takes_the_voxel_size_and_refuses_what_looks_at_whole_objects() throws IOException {
        in = squareAndLine("shapes.npy");
        Path table = folder.resolve("objects.csv");
        Cli run = decode("--tile", "8", "--voxel-size", "2,0.5", "--objects", table);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(table)).element(1).asString().startsWith("shapes,1,36,36.0,");
        for (String option : List.of("--contours=zip", "--biapy-table")) {
            assertThat(decode("--overwrite", "--tile", "8", "--objects", table, option)
                            .failure())
                    .contains("without tiles");
        }
    }
}
