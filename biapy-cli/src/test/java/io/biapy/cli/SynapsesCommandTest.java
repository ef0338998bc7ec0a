package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.NamedFiles;
import io.biapy.io.Images;
import io.biapy.io.cremi.CremiFile;
import io.biapy.synapse.synthetic.SyntheticTissue;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynapsesCommandTest {
    @TempDir
    private Path folder;

    private Path truth() {
        Path file = folder.resolve("truth.h5");
        CremiFile.write(
                file,
                SiteAnnotations.of(
                                new long[] {1, 2, 3, 4},
                                new double[][] {{80, 40, 40}, {80, 400, 40}, {80, 40, 100}, {80, 400, 100}},
                                new long[][] {{1, 3}, {2, 4}})
                        .withVoxelSize(Calibration.of(40, 4, 4, "nm")));
        return file;
    }

    @Test
    void evaluate_aMissedPair_countsSitesAndPartners() throws IOException {
        Path found = Files.writeString(
                folder.resolve("found.csv"), "pre_z,pre_y,pre_x,post_z,post_y,post_x\n80,44,40,80,40,110\n");
        Cli run = Cli.run("synapses", "evaluate", "--truth", truth(), "--found", found, "--tolerance", "20", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("pre").path("tp").asInt()).isEqualTo(1);
        assertThat(run.json().path("pre").path("fn").asInt()).isEqualTo(1);
        assertThat(run.json().path("partners").path("tp").asInt()).isEqualTo(1);
        assertThat(run.json().path("partners").path("fn").asInt()).isEqualTo(1);
        assertThat(run.json().path("partners").path("precision").asDouble()).isEqualTo(1);
    }

    /** Annotations of the same cut-outs at two times, counted by the data set's own description. */
    @ParameterizedTest
    @CsvSource({"1, 129, 0, 4", "3, 175, 2, 7", "4, 42, 6, 113", "5, 89, 11, 15"})
    void evaluate_catmaidsExports_countAsTheirDescriptionSays(int cutout, int tp, int fp, int fn) {
        Path data = GoldenSuite.requireFolder("data.dir").resolve("cb2-synapse-partners");
        String name = "synapse_cutout" + cutout + "_skeleton.json";
        Cli run = Cli.run(
                "synapses",
                "evaluate",
                "--truth",
                data.resolve("snapshot_a").resolve(name),
                "--found",
                data.resolve("snapshot_b").resolve(name),
                "--tolerance",
                "400",
                "--json");
        JsonNode partners = run.json().path("partners");
        assertThat(List.of(
                        partners.path("tp").asInt(),
                        partners.path("fp").asInt(),
                        partners.path("fn").asInt()))
                .containsExactly(tp, fp, fn);
    }

    @Test
    void evaluate_withAssociations_writesBiapysTables() {
        Path tables = folder.resolve("tables");
        Cli run = Cli.run(
                "synapses",
                "evaluate",
                "--truth",
                truth(),
                "--found",
                truth(),
                "--tolerance",
                "1",
                "--associations",
                tables);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(tables.resolve("truth_pred_pre_locations_gt_assoc.csv")).exists();
        assertThat(tables.resolve("truth_pred_post_locations_fp.csv")).exists();
    }

    @Test
    void badInput_isOneClearLine() throws IOException {
        Path csv = Files.writeString(folder.resolve("bad.csv"), "z,y,x\n1,2,3\n");
        Cli columns = Cli.run("synapses", "evaluate", "--truth", truth(), "--found", csv, "--tolerance", "20");
        assertThat(columns.code()).isEqualTo(1);
        assertThat(columns.err()).contains("pre_z").doesNotContain("\tat ");
        Cli kind = Cli.run(
                "synapses", "evaluate", "--truth", folder.resolve("x.xyz"), "--found", csv, "--tolerance", "20");
        assertThat(kind.err()).contains("CREMI");
        Cli nothing = Cli.run("synapses");
        assertThat(nothing.code()).isEqualTo(2);
        Cli channels = Cli.run(
                "synapses",
                "train",
                "--raw",
                csv,
                "--annotations",
                csv,
                "--channels",
                "simsyn",
                "--out",
                folder.resolve("m"));
        assertThat(channels.code()).isEqualTo(2);
        assertThat(channels.err()).contains("simpsyn");
    }

    @Test
    void trainThenDetect_leavesAllFiles() throws IOException {
        SyntheticTissue.Volume volume =
                SyntheticTissue.seed(3).with(Extent.zyx(16, 64, 64), 6).volume(0);
        Path raw = folder.resolve("tissue.tif");
        Images.save(volume.raw(), raw);
        Path sites = folder.resolve("tissue.h5");
        CremiFile.write(sites, volume.sites());
        Path model = folder.resolve("model");
        train(raw, sites, model);
        Path out = folder.resolve("found");
        Cli detect = detect(model, raw, out, "relative:0.9");
        for (String file : new String[] {
            "tissue_pred_pre_locations.csv",
            "tissue_pred_post_locations.csv",
            "tissue_pre_post_mapping.csv",
            "tissue_synapses.csv",
            "tissue.h5",
            "tissue.json",
            "tissue_neuroglancer.json",
            "tissue_annotations/info",
            "tissue_pre.tif",
            "tissue_post.tif"
        }) {
            assertThat(out.resolve(file)).exists();
        }
        assertThat(CremiFile.read(out.resolve("tissue.h5")).voxelSize()).isEqualTo(SyntheticTissue.VOXEL);
        assertThat(CremiFile.read(out.resolve("tissue.h5")).pairs())
                .isEqualTo(detect.json().path("synapses").asInt());
        Cli again = Cli.run("synapses", "detect", "--model", model, "--in", raw, "--out", out);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("--overwrite");
        tileByTile(model, raw, out);
        everyOption(model, raw, sites);
    }

    /** Files and bits are those of the volume in memory, whatever the tile; an end in between leaves work that is gone on with. */
    private void tileByTile(Path model, Path raw, Path memory) throws IOException {
        for (String tile : new String[] {"5,20,33", "auto"}) {
            Path out = folder.resolve("tiled-" + tile);
            detect(model, raw, out, "relative:0.9", "--tile", tile, "--raw-prediction");
            assertThat(out.resolve("tissue_prediction.npy")).exists();
            try (Stream<Path> files = Files.walk(memory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(out.resolve(memory.relativize(file))).hasSameBinaryContentAs(file);
                }
            }
            assertThat(folder.resolve(".tiled-" + tile + ".prediction")).doesNotExist();
        }
        Path interrupted = folder.resolve("interrupted");
        Path work = folder.resolve(".interrupted.prediction");
        Path left = folder.resolve(".interrupted.files");
        Files.createDirectories(left.resolve("rest"));
        Files.writeString(left.resolve("rest").resolve("half a file"), "x");
        Files.createDirectories(work);
        detect(model, raw, interrupted, "relative:0.9", "--tile", "auto");
        assertThat(left).doesNotExist();
        assertThat(interrupted.resolve("tissue_synapses.csv"))
                .hasSameBinaryContentAs(memory.resolve("tissue_synapses.csv"));
        Files.createDirectories(work); // as a process leaves it that was killed while it deleted its work
        Files.write(work.resolve("prediction.npy"), new byte[9]);
        NamedFiles.note(work, interrupted, interrupted);
        Cli again =
                Cli.run("synapses", "detect", "--model", model, "--in", raw, "--out", interrupted, "--tile", "auto");
        assertThat(again.failure()).contains("exists already");
        assertThat(work).doesNotExist();
        Cli plan =
                Cli.run("synapses", "detect", "--model", model, "--in", raw, "--out", folder.resolve("plan"), "--plan");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("of disk");
        assertThat(folder.resolve("plan")).doesNotExist();
        Cli small = Cli.run(
                "synapses",
                "detect",
                "--model",
                model,
                "--in",
                raw,
                "--out",
                folder.resolve("small"),
                "--max-memory",
                "1KB");
        assertThat(small.code()).isEqualTo(1);
        assertThat(small.err()).contains("--max-memory");
    }

    private void everyOption(Path model, Path raw, Path sites) throws IOException {
        Path none = folder.resolve("none");
        Cli neurons = Cli.run(
                "synapses",
                "detect",
                "--model",
                model,
                "--in",
                raw,
                "--out",
                none,
                "--neurons",
                folder.resolve("no.tif"));
        assertThat(neurons.failure()).contains("no.tif");
        Cli otherSize = Cli.run(
                "synapses",
                "detect",
                "--model",
                model,
                "--in",
                raw,
                "--out",
                none,
                "--voxel-size",
                "40,4,4 nm",
                "--plan");
        assertThat(otherSize.err()).contains("40.0 x 4.0 x 4.0 nm", "40.0 x 8.0 x 8.0 nm");
        Path out = folder.resolve("options");
        Cli run = detect(
                model,
                raw,
                out,
                "relative:0.5:8,32,32",
                "--post-threshold",
                "auto",
                "--blobs",
                "0.5,1.5,1.5:1,3,3:2",
                "--distance",
                "60",
                "--exclude-border",
                "1,4,4",
                "--remove-close",
                "80,50",
                "--remove-close-by-mask",
                "--partner-within",
                "200",
                "--sub-voxel",
                "--truth",
                sites,
                "--tolerance",
                "150");
        assertThat(run.json().path("scores").path("partners").has("f1")).isTrue();
        assertThat(run.json().path("best_threshold").isNumber()).isTrue();
        assertThat(Files.readString(out.resolve("tissue_sweep.csv"))).startsWith("threshold,pre_f1,post_f1");
        assertThat(Files.readString(out.resolve("tissue_sweep.svg"))).contains("<svg");
        for (String[] wrong : new String[][] {
            {"--blobs", "3:6"},
            {"--distance", "-1"},
            {"--exclude-border", "1,2"},
            {"--remove-close", "1,2,3"},
            {"--remove-close-by-mask"},
            {"--threshold", "relative:1:2"},
            {"--tolerance", "-2"}
        }) {
            Object[] call = {"synapses", "detect", "--model", model, "--in", raw, "--out", folder.resolve("wrong")};
            Cli refused = Cli.run(
                    Stream.concat(Arrays.stream(call), Arrays.stream(wrong)).toArray());
            assertThat(refused.code()).as(Arrays.toString(wrong)).isEqualTo(2);
            assertThat(folder.resolve("wrong")).doesNotExist();
        }
    }

    @Test
    void train_onAnnotationsThatCannotBeLearnt_saysWhyBeforeAnyWork() throws IOException {
        SyntheticTissue.Volume volume =
                SyntheticTissue.seed(3).with(Extent.zyx(16, 64, 64), 6).volume(0);
        Path raw = folder.resolve("tissue.tif");
        Images.save(volume.raw(), raw);
        String head = "pre_z,pre_y,pre_x,post_z,post_y,post_x\n";
        String[][] wrong = {
            {"pre_z,pre_y\n1,2\n", "pre_x"},
            {head, "no annotated site"},
            {head + "90000,90000,90000,90040,90000,90000\n", "None of the 2 sites"},
            {head + "100,100,100,90040,90000,90000\n", "partners cannot be learnt"},
            {head + "500,100,100,480,120,100\n490,100,100,470,140,100\n", "--axes xyz"},
            {head + "100,100,x,100,120,480\n", "bad5.csv"}
        };
        for (int k = 0; k < wrong.length; k++) {
            Path csv = Files.writeString(folder.resolve("bad" + k + ".csv"), wrong[k][0]);
            Path model = folder.resolve("model-" + k);
            Object[] call = {"synapses", "train", "--raw", raw, "--annotations", csv, "--out", model};
            Object[] turned = k == 4 ? new Object[] {"--voxel-size", "8,8,40 nm"} : new Object[0];
            Cli run = Cli.run(
                    Stream.concat(Arrays.stream(call), Arrays.stream(turned)).toArray());
            assertThat(run.code()).as(wrong[k][1]).isEqualTo(1);
            assertThat(run.err()).contains(wrong[k][1]).doesNotContain("\tat ");
            assertThat(model.resolve("model.json")).doesNotExist();
        }
        Path unknown = folder.resolve("unknown.h5");
        CremiFile.write(
                unknown,
                SiteAnnotations.of(new long[] {1}, new double[][] {{80, 40, 40}}, new long[][] {{1, 7}})
                        .withVoxelSize(Calibration.of(40, 8, 8, "nm")));
        Cli partner = Cli.run("synapses", "evaluate", "--truth", unknown, "--found", truth(), "--tolerance", "20");
        assertThat(partner.err()).contains("unknown.h5", "7 (row 0)");
        Path json = Files.writeString(
                folder.resolve("voxels.json"),
                "{\"data\": [{\"T-bar\": {\"location\": [1, 2, 3]}, \"partners\": [{\"location\": [4, 5, 6]}]}]}");
        Cli voxels = Cli.run("synapses", "evaluate", "--truth", json, "--found", json, "--tolerance", "20");
        assertThat(voxels.code()).isEqualTo(1);
        assertThat(voxels.err()).contains("voxels.json", "--voxel-size");
    }

    @Test
    void everyRepresentation_isTrainedAndDetected() {
        SyntheticTissue.Volume volume =
                SyntheticTissue.seed(4).with(Extent.zyx(12, 48, 48), 4).volume(0);
        Path both = folder.resolve("tissue.h5");
        CremiFile.write(both, volume.sites(), volume.raw(), Workers.callerOnly());
        String raw = both + ":/volumes/raw";
        for (String channels : new String[] {"synful", "cleft", "F_post"}) {
            Path model = folder.resolve("model-" + channels);
            train(raw, both, model, "--channels", channels);
            Path out = folder.resolve("found-" + channels);
            Cli detect = detect(model, raw, out, "auto");
            String kind = channels.equals("cleft") ? "cleft" : "post";
            assertThat(out.resolve("tissue-volumes-raw_pred_" + kind + "_locations.csv"))
                    .exists();
            assertThat(detect.json().path(kind).isInt()).isTrue();
        }
    }

    /** One epoch of a small network. */
    private static void train(Object raw, Path sites, Path model, Object... more) {
        Object[] all = {
            "synapses",
            "train",
            "--raw",
            raw,
            "--annotations",
            sites,
            "--out",
            model,
            "--epochs",
            "1",
            "--patch",
            "8,32,32",
            "--feature-maps",
            "4,8",
            "--quiet"
        };
        Cli run = Cli.run(Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray());
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static Cli detect(Path model, Object raw, Path out, String threshold, Object... more) {
        Object[] all = {
            "synapses",
            "detect",
            "--model",
            model,
            "--in",
            raw,
            "--out",
            out,
            "--threshold",
            threshold,
            "--quiet",
            "--json"
        };
        Cli run = Cli.run(Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }
}
