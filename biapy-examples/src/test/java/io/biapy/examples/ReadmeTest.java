package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every Java block and every biapy command of the README, then of other pages of docs/, in their order, in an empty folder; results are held to
 * what the pages say.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("biapy.root", ".."));

    @TempDir
    static Path folder;

    private static List<String> blocks(String page, String language) throws IOException {
        Matcher block = Pattern.compile("(?m)^```" + language + "\\n(.*?)^```$", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(page)));
        List<String> found = new ArrayList<>();
        while (block.find()) {
            found.add(block.group(1));
        }
        return found;
    }

    @Test
    @Order(1)
    void everyJavaBlock_runsInJShell() throws Exception {
        List<String> blocks = blocks("README.md", "java");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
        String output = shell(blocks);
        assertThat(output).contains("Objects of nuclei-020");
        assertThat(folder.resolve("cells-labels.tif")).isNotEmptyFile();
        assertThat(folder.resolve("nuclei-model/model.json")).isNotEmptyFile();
    }

    @Test
    @Order(2)
    void everyCommand_works_andTheDemoKeepsItsPromise() throws Exception {
        List<String> commands = commands("README.md");
        assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
        String demo = "";
        for (String command : commands) {
            String output = biapy(command);
            demo = command.equals("./biapy demo") ? output : demo;
        }
        assertThat(f1(demo, "trained network")).isGreaterThanOrEqualTo(0.9);
        assertThat(f1(demo, "Otsu \\+ distance watershed")).isLessThanOrEqualTo(0.85);
        assertThat(folder.resolve("biapy-demo/report.html")).content().contains("<svg", "data:image/png;base64,");
        assertThat(folder.resolve("biapy-demo/objects.csv")).isNotEmptyFile();
        assertThat(folder.resolve("biapy-demo/labels")).isDirectoryContaining("glob:**.tif");
        assertThat(folder.resolve("biapy-demo/overlays")).isDirectoryContaining("glob:**.png");
        assertThat(folder.resolve("found/overlays")).isDirectoryContaining("glob:**.png");
    }

    @Test
    @Order(3)
    void everyBlockOfThePageOfScores_runs() throws Exception {
        String output = shell(blocks("docs/metrics.md", "java"));
        assertThat(output).contains("Hausdorff", "VOI", "within 5.0: tp 1");
        assertThat(folder.resolve("f1-sides.svg")).content().contains("<svg");
        List<String> commands = commands("docs/metrics.md");
        assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
        StringBuilder all = new StringBuilder();
        for (String command : commands) {
            all.append(biapy(command));
        }
        assertThat(all.toString()).contains("Side by side", "Surfaces, mean over matched objects", "Worst objects of");
        assertThat(folder.resolve("f1.svg")).content().contains("two-epochs");
        assertThat(folder.resolve("colors")).isDirectoryContaining("glob:**.png");
        assertThat(folder.resolve("tables/test_results_metrics.csv")).isNotEmptyFile();
    }

    @Test
    @Order(4)
    void everyBlockOfThePagesOfFilesAndTiles_runs() throws Exception {
        String files = shell(blocks("docs/files.md", "java"));
        assertThat(files).contains("OME-NGFF 0.5", "true");
        assertThat(folder.resolve("nuclei.tif")).isNotEmptyFile();
        String tiles = shell(blocks("docs/tiled-decoding.md", "java"));
        assertThat(tiles).contains("tiles of", " objects", "tp ");
        assertThat(folder.resolve("labels.zarr")).isDirectory();
        assertThat(folder.resolve(".labels.zarr.work")).doesNotExist();
    }

    private static String shell(List<String> blocks) throws Exception {
        Path script = folder.resolve("page.jsh");
        Files.writeString(
                script, Files.readString(ROOT.resolve("biapy-examples/start.jsh")) + String.join("\n", blocks) + "\n");
        return Processes.run(
                folder,
                Processes.javaTool("java"),
                "-Xmx2g",
                "-Dorg.bytedeco.javacpp.maxbytes=6G",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                ReadmeShell.class.getName(),
                script.toString());
    }

    private static List<String> commands(String page) throws IOException {
        return blocks(page, "bash").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./biapy "))
                .toList();
    }

    private static String biapy(String command) throws Exception {
        List<String> call = new ArrayList<>(List.of(
                Processes.javaTool("java"),
                "-Xmx2g",
                "-Dorg.bytedeco.javacpp.maxbytes=6G",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "io.biapy.cli.Main"));
        call.addAll(Stream.of(command.split(" ")).skip(1).toList());
        return Processes.run(folder, call.toArray(String[]::new));
    }

    private static double f1(String output, String row) {
        Matcher number = Pattern.compile(row + "\\s+F1 ([0-9.]+)").matcher(output);
        assertThat(number.find()).as("a row \"%s\" in%n%s", row, output).isTrue();
        return Double.parseDouble(number.group(1));
    }
}
