package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.synthetic.SyntheticNuclei;
import io.biapy.io.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed and resumed ends with the same bits as one that was not, through the command line. */
class InterruptedTrainingTest {
    @TempDir
    Path folder;

    private void data() {
        for (ImageSet.Pair pair : SyntheticNuclei.seed(5).size(64, 64).images(0, 6)) {
            FloatImage raw = pair.openRaw().load();
            Images.save(raw, folder.resolve("raw").resolve(pair.name() + ".png"));
            Images.save(pair.openLabels().load(), folder.resolve("label").resolve(pair.name() + ".tif"));
        }
    }

    private String[] train(String out, String... more) {
        List<String> call = new ArrayList<>(List.of(
                Processes.javaTool("java"),
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxbytes=4G",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "io.biapy.cli.Main",
                "train",
                "--raw=raw",
                "--label=label",
                "--feature-maps=4,8",
                "--patch=32,32",
                "--epochs=30",
                "--threads=2",
                "--out=" + out));
        call.addAll(List.of(more));
        return call.toArray(String[]::new);
    }

    @Test
    void killedAndResumed_givesTheSameWeights() throws Exception {
        data();
        Processes.run(folder, train("whole"));
        Process process = new ProcessBuilder(train("killed"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        Path checkpoint = folder.resolve("killed/checkpoints/checkpoint.safetensors");
        while (process.isAlive() && !Files.exists(checkpoint)) {
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        assertThat(folder.resolve("killed/model.json"))
                .as("killed before its end")
                .doesNotExist();
        Processes.run(folder, train("killed", "--resume"));
        assertThat(Files.readAllBytes(folder.resolve("killed/weights.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/weights.safetensors")));
        InstanceModel whole = InstanceModel.load(folder.resolve("whole"));
        InstanceModel resumed = InstanceModel.load(folder.resolve("killed"));
        assertThat(resumed.decoding().toMap()).isEqualTo(whole.decoding().toMap());
        assertThat(resumed.log().epochs().stream().map(e -> e.trainLoss()).toList())
                .isEqualTo(whole.log().epochs().stream().map(e -> e.trainLoss()).toList());
    }

    @Test
    void outputThatExists_isRefusedBeforeTraining() throws Exception {
        data();
        Files.createDirectories(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/model.json"), "{}");
        Process process = new ProcessBuilder(train("taken"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("taken").contains("--overwrite").doesNotContain("at io.biapy");
    }
}
