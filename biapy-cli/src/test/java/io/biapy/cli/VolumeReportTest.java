package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeReportTest {
    @TempDir
    Path folder;

    private Path made;
    private Path report;

    @BeforeEach
    void make_a_volume() {
        made = folder.resolve("made");
        report = folder.resolve("report.html");
        JsonNode result =
                Cli.run("demo", "--volume", "60,80,90", "--out", made, "--json").json();
        assertThat(result.get("nuclei").asInt()).isEqualTo(18);
    }

    private Cli decode(Object... more) {
        Object[] args = new Object[9 + more.length];
        Object[] first = {
            "decode",
            "--channels",
            "F,C",
            "--in",
            made.resolve("prediction.zarr"),
            "--out",
            made.resolve("found.zarr"),
            "--report",
            report
        };
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return Cli.run(args);
    }

    @Test
    void a_volume_of_nuclei_has_both_channels_in_8_bits_and_its_labels() {
        try (ImageSource prediction = Images.open(made.resolve("prediction.zarr"))) {
            assertThat(prediction.pixelType()).isEqualTo(PixelType.UINT8);
            assertThat(prediction.channelNames()).containsExactly("F", "C");
        }
        assertThat(Images.labels(made.resolve("labels.zarr")).load().objects()).isEqualTo(18);
    }

    @Test
    void the_report_shows_sections_scores_sizes_and_the_time_of_each_pass() throws Exception {
        JsonNode result = decode(
                        "--tile",
                        "32",
                        "--fill-holes",
                        "--truth",
                        made.resolve("labels.zarr"),
                        "--voxel-size",
                        "2,1,1",
                        "--json")
                .json();
        String page = Files.readString(report);
        assertThat(page.split("data:image/png;base64,")).hasSize(4);
        assertThat(page)
                .contains(result.get("objects").asInt() + " objects", "xz, y = 40 of 80", "panoptic quality", "um^3")
                .contains("<td>flood</td>", "<td>write</td>", "<td>all</td>", "18 tiles of 32 x 32 x 32")
                .contains("VOI");
    }

    @Test
    void it_is_refused_before_any_work_where_it_cannot_be_written() throws Exception {
        assertThat(decode().failure()).contains("--report", "--tile auto");
        assertThat(decode("--tile", "32", "--truth", made.resolve("none.zarr")).failure())
                .contains("none.zarr");
        Files.writeString(report, "mine");
        assertThat(decode("--tile", "32").failure()).contains("report.html", "exists already");
        assertThat(made.resolve("found.zarr")).doesNotExist();
    }

    @Test
    void a_volume_that_is_no_size_or_too_flat_is_refused() {
        assertThat(Cli.run("demo", "--volume", "60,80", "--out", folder.resolve("a"))
                        .failure())
                .contains("z,y,x");
        assertThat(Cli.run("demo", "--volume", "6,80,80", "--out", folder.resolve("a"))
                        .failure())
                .contains("at least 26");
    }
}
