package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    private static final int N = 24;

    @TempDir
    Path folder;

    @Test
    void file_gives_the_labels_of_the_librarys_decoder() {
        FloatImage prediction = prediction(1);
        Path in = save(prediction, "cells.npy");
        Path out = folder.resolve("new/labels.tif");

        JsonNode result = Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out, "--json")
                .json();

        LabelImage expected = WatershedDecoder.forChannels("F,C").decode(prediction);
        assertThat(labels(out)).isEqualTo(expected.codes());
        assertThat(result.get("objects").asInt()).isEqualTo(expected.objects()).isPositive();
    }

    @Test
    void folder_gives_a_folder_with_the_same_names_whatever_the_threads() {
        for (int i = 0; i < 5; i++) {
            save(prediction(i), "in/p" + i + (i % 2 == 0 ? ".npy" : ".tif"));
        }

        for (int threads : new int[] {1, 3}) {
            Path out = folder.resolve("out" + threads);
            Cli run = Cli.run(
                    "decode", "--channels", "F,C", "--in", folder.resolve("in"), "--out", out, "--threads", threads);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(out)
                    .isDirectoryNotContaining(
                            file -> !file.getFileName().toString().endsWith(".tif"));
            for (int i = 0; i < 5; i++) {
                assertThat(labels(out.resolve("p" + i + ".tif")))
                        .isEqualTo(WatershedDecoder.forChannels("F,C")
                                .decode(prediction(i))
                                .codes());
            }
        }
    }

    @Test
    void thresholds_by_channel_are_the_librarys_rules() {
        FloatImage prediction = prediction(2);
        Path in = save(prediction, "cells.npy");
        Path out = folder.resolve("labels.tif");

        Cli run = Cli.run(
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--out",
                out,
                "--seed-threshold",
                "F=0.7,C=0.4",
                "--growth-threshold",
                "0.3");

        assertThat(run.code()).as(run.err()).isZero();
        LabelImage expected = WatershedDecoder.forChannels("F,C")
                .seeds(ThresholdRule.above(ChannelCode.FOREGROUND, 0.7), ThresholdRule.below(ChannelCode.CONTOUR, 0.4))
                .growth(ThresholdRule.above(ChannelCode.FOREGROUND, 0.3))
                .decode(prediction);
        assertThat(labels(out)).isEqualTo(expected.codes());
    }

    @Test
    void seeds_growth_and_surface_together_need_no_automatic_settings() {
        FloatImage prediction = prediction(3);
        Path in = save(prediction, "cells.npy");
        Path out = folder.resolve("labels.tif");

        Cli run = Cli.run(
                "decode",
                "--channels",
                "C,F",
                "--in",
                in,
                "--out",
                out,
                "--seeds",
                "F",
                "--growth",
                "F",
                "--surface",
                "C",
                "--seed-threshold",
                "0.6",
                "--growth-threshold",
                "0.2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Arrays.stream(labels(out)).max().orElseThrow()).isPositive();
    }

    @Test
    void small_objects_go_and_holes_close() {
        float[] f = new float[N * N];
        float[] c = new float[N * N];
        for (int y = 4; y < 12; y++) {
            for (int x = 4; x < 12; x++) {
                f[y * N + x] = y == 7 && x == 7 ? 0 : 1;
            }
        }
        f[20 * N + 20] = 1;
        Path in = save(FloatImage.of("one", Extent.yx(N, N), 2, joined(f, c)), "one.npy");

        Cli.run(
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--out",
                folder.resolve("plain.tif"),
                "--seed-threshold",
                0.5);
        Cli run = Cli.run(
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--out",
                folder.resolve("clean.tif"),
                "--seed-threshold",
                0.5,
                "--fill-holes",
                "--remove-small",
                1);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Arrays.stream(labels(folder.resolve("plain.tif")))
                        .filter(v -> v > 0)
                        .count())
                .isEqualTo(64);
        assertThat(Arrays.stream(labels(folder.resolve("clean.tif")))
                        .filter(v -> v > 0)
                        .count())
                .isEqualTo(64);
        assertThat(labels(folder.resolve("plain.tif"))[20 * N + 20]).isPositive();
        assertThat(labels(folder.resolve("clean.tif"))[20 * N + 20]).isZero();
        assertThat(labels(folder.resolve("clean.tif"))[7 * N + 7]).isPositive();
    }

    @Test
    void axes_say_what_a_shape_cannot() {
        FloatImage prediction = FloatImage.of("volume", Extent.zyx(4, 5, 6), 2, values(new Random(4), 2 * 120));
        Path in = folder.resolve("volume.npy");
        writeChannelsFirst(prediction, in);
        Path out = folder.resolve("labels.tif");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out)
                        .failure())
                .contains("volume.npy")
                .contains("axes");
        Cli run = Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out, "--axes", "CZYX");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(labels(out))
                .isEqualTo(
                        WatershedDecoder.forChannels("F,C").decode(prediction).codes());
    }

    @Test
    void wrong_number_of_channels_is_named_before_any_file_is_written() {
        save(prediction(1), "in/a.npy");
        save(FloatImage.of("b", Extent.yx(N, N), 3, new float[3 * N * N]), "in/b.npy");
        Path out = folder.resolve("out");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", folder.resolve("in"), "--out", out)
                        .failure())
                .contains("b.npy")
                .contains("3 channels")
                .contains("--axes");
        assertThat(out).doesNotExist();
    }

    @Test
    void value_that_is_no_number_is_an_error_that_names_the_file() {
        float[] values = new float[2 * N * N];
        values[7] = Float.NaN;
        Path in = save(FloatImage.of("bad", Extent.yx(N, N), 2, values), "bad.npy");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", folder.resolve("out.tif"))
                        .failure())
                .contains("bad.npy")
                .contains("NaN");
        assertThat(folder.resolve("out.tif")).doesNotExist();
    }

    @Test
    void truncated_prediction_is_named_and_nothing_is_left() throws IOException {
        Path in = save(prediction(1), "cut.npy");
        byte[] bytes = Files.readAllBytes(in);
        Files.write(in, Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", folder.resolve("out/l.tif"))
                        .failure())
                .contains("cut.npy");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void existing_output_is_refused_before_any_work_unless_overwriting() throws IOException {
        Path in = save(prediction(1), "cells.npy");
        Path out = Files.writeString(folder.resolve("labels.tif"), "mine");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out)
                        .failure())
                .contains("labels.tif")
                .contains("--overwrite");
        assertThat(out).hasContent("mine");
        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out, "--overwrite")
                        .code())
                .isZero();
        assertThat(labels(out)).hasSize(N * N);
    }

    @Test
    void one_existing_file_of_an_output_folder_refuses_them_all() throws IOException {
        save(prediction(1), "in/a.npy");
        save(prediction(2), "in/b.npy");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("b.tif"), "mine");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", folder.resolve("in"), "--out", out)
                        .failure())
                .contains("b.tif");
        assertThat(out.resolve("a.tif")).doesNotExist();
    }

    @Test
    void output_that_cannot_be_written_is_one_line_that_names_it() throws IOException {
        Path in = save(prediction(1), "cells.npy");
        Files.writeString(folder.resolve("file"), "no folder");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", folder.resolve("file/labels.tif"))
                        .failure())
                .contains("labels.tif");
    }

    @Test
    void unknown_extension_is_refused_before_any_work() {
        Path in = save(prediction(1), "cells.npy");

        assertThat(Cli.run("decode", "--channels", "F,C", "--in", in, "--out", folder.resolve("labels.xyz"))
                        .failure())
                .contains("labels.xyz")
                .contains("TIFF");
    }

    @Test
    void unknown_channel_is_wrong_usage_with_a_suggestion() {
        assertThat(Cli.run("decode", "--channels", "F,Dd", "--in", "a.npy", "--out", "b.tif")
                        .wrongUsage())
                .contains("Dd")
                .contains("Db");
    }

    @Test
    void threshold_of_an_unused_channel_is_wrong_usage() {
        assertThat(Cli.run(
                                "decode",
                                "--channels",
                                "F,C",
                                "--in",
                                "a.npy",
                                "--out",
                                "b.tif",
                                "--growth-threshold",
                                "C=0.5")
                        .wrongUsage())
                .contains("C=0.5");
    }

    @Test
    void refinement_named_twice_is_wrong_usage() {
        assertThat(Cli.run(
                                "decode",
                                "--channels",
                                "F,C",
                                "--in",
                                "a.npy",
                                "--out",
                                "b.tif",
                                "--refine",
                                "fill_holes",
                                "--remove-small",
                                3)
                        .wrongUsage())
                .contains("--refine");
    }

    private Path save(FloatImage image, String name) {
        Path file = folder.resolve(name);
        Images.save(image, file);
        return file;
    }

    private static int[] labels(Path file) {
        return Images.labels(file).load().codes();
    }

    /** Blobs of foreground with dark contours. */
    private static FloatImage prediction(int seed) {
        Random random = new Random(seed);
        float[] f = new float[N * N];
        float[] c = new float[N * N];
        for (int k = 0; k < 5; k++) {
            int cy = 3 + random.nextInt(N - 6);
            int cx = 3 + random.nextInt(N - 6);
            for (int i = 0; i < f.length; i++) {
                double r = Math.hypot(i / N - cy, i % N - cx);
                f[i] = Math.max(f[i], (float) Math.max(0, 1 - r / 6));
                c[i] = Math.max(c[i], (float) Math.max(0, 1 - Math.abs(r - 4)));
            }
        }
        return FloatImage.of("p" + seed, Extent.yx(N, N), 2, joined(f, c));
    }

    private static float[] joined(float[] a, float[] b) {
        float[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static float[] values(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** An array of shape (2, 4, 5, 6), whose axes nobody can guess. */
    private static void writeChannelsFirst(FloatImage image, Path file) {
        String header = String.format(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d, %d, %d), }",
                image.channels(),
                image.extent().z(),
                image.extent().y(),
                image.extent().x());
        header += " ".repeat(117 - header.length()) + "\n";
        java.nio.ByteBuffer bytes =
                java.nio.ByteBuffer.allocate(128 + 4 * image.data().length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) 118);
        bytes.put(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (float value : image.data()) {
            bytes.putFloat(value);
        }
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
