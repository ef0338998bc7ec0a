package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.io.Images;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code decode --tile} and {@code segment --tile} in processes of their own, beside others, on full disks, with files lost and damaged. */
class TroubledRunTest {
    private static final Extent EXTENT = Extent.zyx(24, 50, 50);

    @TempDir
    Path folder;

    private static float[] smooth(Random random, Extent extent) {
        float[] values = new float[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return GaussianFilter.of(1.5, 3).apply(values, extent);
    }

    /** A command without its output: it decodes a prediction, or segments an image with a model that nobody has trained. */
    private Object[] command(String kind) {
        Random random = new Random(7);
        Path in = folder.resolve("in.npy");
        if (kind.equals("decode")) {
            int n = EXTENT.voxels();
            float[] planes = Arrays.copyOf(smooth(random, EXTENT), 2 * n);
            System.arraycopy(smooth(random, EXTENT), 0, planes, n, n);
            Images.save(FloatImage.of("in", EXTENT, 2, planes), in);
            return new Object[] {
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--remove-small",
                "3",
                "--voxel-size",
                "1,1,1",
                "--quiet",
                "--out"
            };
        }
        Images.save(FloatImage.of("in", EXTENT, 1, smooth(random, EXTENT)), in);
        Path model = folder.resolve("model");
        TinyModel.of(Extent.zyx(8, 16, 16)).save(model);
        return new Object[] {"segment", "--model", model, "--in", in, "--voxel-size", "1,1,1", "--quiet", "--out"};
    }

    private static Object[] with(Object[] start, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(start));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private int[] whole(Object[] command) {
        Path out = folder.resolve("whole.npy");
        Cli run = Cli.run(with(command, out));
        assertThat(run.code()).as(run.err()).isZero();
        return labels(out);
    }

    private static int[] labels(Path file) {
        return Images.labels(file).load().codes();
    }

    private static Path work(Path out, String kind) {
        return out.resolveSibling("." + out.getFileName() + (kind.equals("decode") ? ".work" : ".prediction"));
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int value = open.read();
            open.seek(at);
            open.write(value ^ 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"decode", "segment"})
    void a_second_process_on_one_output_is_told_so_and_the_first_one_goes_on(String kind) throws Exception {
        Object[] command = command(kind);
        int[] expected = whole(command);
        Path out = folder.resolve("out").resolve("labels.npy");
        Object[] tiled = with(command, out, "--tile", "8");
        try (BiapyProcess first = BiapyProcess.start(tiled)) {
            first.pauseWhen(out.getParent(), 2);
            String said = BiapyProcess.run(1, tiled);
            assertThat(said.lines().filter(line -> line.startsWith("biapy"))).hasSize(1);
            assertThat(said).contains(work(out, kind).toString(), "another process");
            assertThat(BiapyProcess.run(1, with(tiled, "--overwrite"))).contains("another process");
            first.goOn();
            first.end(0);
        }
        assertThat(labels(out)).isEqualTo(expected);
        assertThat(BiapyProcess.files(out.getParent())).containsExactly(out);
    }

    @Test
    void processes_that_begin_at_once_keep_each_other_away_and_leave_one_right_output() throws Exception {
        Object[] command = command("decode");
        int[] expected = whole(command);
        Path out = folder.resolve("out").resolve("labels.npy");
        Object[] tiled = with(command, out, "--tile", "8");
        int done = 0;
        try (BiapyProcess a = BiapyProcess.start(tiled);
                BiapyProcess b = BiapyProcess.start(tiled)) {
            for (BiapyProcess one : List.of(a, b)) {
                while (one.isAlive()) {
                    one.endsWithin(1000);
                }
                done += one.exitCode() == 0 ? 1 : 0;
                assertThat(one.said())
                        .matches(text -> one.exitCode() == 0
                                || text.contains("another process")
                                || text.contains("exists already")
                                || text.contains("cannot be locked"));
            }
        }
        assertThat(done).isPositive();
        assertThat(labels(out)).isEqualTo(expected);
    }

    @Test
    void damaged_and_deleted_chunks_of_a_killed_process_are_named_and_made_again() throws Exception {
        Object[] command = command("decode");
        int[] expected = whole(command);
        Path out = folder.resolve("out").resolve("labels.npy");
        Object[] tiled = with(command, out, "--tile", "8");
        List<Path> files;
        try (BiapyProcess first = BiapyProcess.start(tiled)) {
            first.pauseWhen(out.getParent(), 40);
            files = BiapyProcess.files(work(out, "decode").resolve("seeds"));
            first.kill();
        }
        Path damaged = files.get(0);
        Path deleted = files.get(1);
        flip(damaged, Files.size(damaged) / 2);
        Files.delete(deleted);
        String said = BiapyProcess.run(0, tiled);
        assertThat(said).contains(damaged + ": is damaged").contains(deleted + ": is gone");
        assertThat(labels(out)).isEqualTo(expected);
    }

    @Test
    void planes_that_were_damaged_or_cut_off_after_a_kill_are_predicted_again() throws Exception {
        Object[] command = command("segment");
        int[] expected = whole(command);
        for (boolean cut : new boolean[] {false, true}) {
            Path out = folder.resolve("out" + cut).resolve("labels.npy");
            Object[] tiled = with(command, out, "--tile", "8");
            Path planes = work(out, "segment").resolve("prediction.npy");
            try (BiapyProcess first = BiapyProcess.start(tiled)) {
                first.pauseWhen(out.getParent(), 5); // it decodes: all planes are there
                first.kill();
            }
            flip(planes, 128 + 5000);
            if (cut) {
                Files.write(planes, Arrays.copyOf(Files.readAllBytes(planes), 100_000));
            }
            assertThat(BiapyProcess.run(0, tiled)).contains(planes + ": planes from");
            assertThat(labels(out)).isEqualTo(expected);
        }
    }

    @Test
    void planes_that_are_damaged_while_they_are_decoded_give_no_labels_but_are_named_and_made_anew() throws Exception {
        Object[] command = command("segment");
        int[] expected = whole(command);
        Path out = folder.resolve("out").resolve("labels.npy");
        Object[] tiled = with(command, out, "--tile", "8");
        Path planes = work(out, "segment").resolve("prediction.npy");
        try (BiapyProcess first = BiapyProcess.start(tiled)) {
            first.pauseWhen(out.getParent(), 5);
            byte[] all = Files.readAllBytes(planes);
            for (int i = 128; i < all.length; i += 64) {
                all[i + 3] ^= 1; // exponents: other labels
            }
            try (RandomAccessFile open = new RandomAccessFile(planes.toFile(), "rw")) {
                open.write(all);
            }
            first.goOn();
            assertThat(first.end(1)).contains(planes.toString(), "damaged", "start the same command again");
        }
        assertThat(Files.exists(out)).isFalse();
        assertThat(BiapyProcess.run(0, tiled)).contains(planes + ": planes from 0 on");
        assertThat(labels(out)).isEqualTo(expected);
    }

    @Test
    void a_full_disk_is_named_and_with_more_room_the_same_command_goes_on() throws Exception {
        fullDisk("decode", "labels.npy", 2.5);
    }

    /** A disk that grows until all is done. */
    private void fullDisk(String kind, String name, double growth) throws Exception {
        Object[] command = command(kind);
        int[] expected = whole(command);
        long size = 60;
        try (SmallDisk disk = SmallDisk.of(folder.resolve("disk"), size)) {
            Path out = disk.folder().resolve(name);
            Object[] tiled = with(command, out, "--tile", "8");
            int full = 0;
            while (true) {
                try (BiapyProcess run = BiapyProcess.start(tiled)) {
                    while (run.isAlive()) {
                        run.endsWithin(1000);
                    }
                    if (run.exitCode() == 0) {
                        break;
                    }
                    assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
                    assertThat(run.said()
                                    .lines()
                                    .toList()
                                    .get(run.said().lines().toList().size() - 1))
                            .contains(disk.folder().toString())
                            .containsIgnoringCase("no space left");
                    assertThat(Files.exists(out)).isFalse();
                    full++;
                }
                size = (long) (size * growth) + 1;
                disk.grow(size);
            }
            assertThat(full).isGreaterThan(1);
            assertThat(labels(out)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"decode,labels.zarr", "segment,labels.npy", "segment,labels.zarr"})
    @Tag("deep")
    void a_disk_that_grows_a_little_at_a_time_is_full_in_many_places(String kind, String name) throws Exception {
        fullDisk(kind, name, 1.15);
    }

    private static void damage(Path folder, Random random) throws IOException {
        damage(folder, random, file -> true);
    }

    /** Changes, cuts or deletes a few files; never the lock, which a living process holds. */
    private static void damage(Path folder, Random random, Predicate<Path> which) throws IOException {
        List<Path> files = BiapyProcess.files(folder).stream()
                .filter(file -> !file.endsWith("lock") && which.test(file))
                .toList();
        for (int k = 0; k < 3 && !files.isEmpty(); k++) {
            Path file = files.get(random.nextInt(files.size()));
            if (!Files.exists(file)) {
                continue;
            }
            long size = Files.size(file);
            int how = random.nextInt(3);
            if (how == 0 && size > 0) {
                flip(file, (long) (random.nextDouble() * size));
            } else if (how == 1) {
                Files.delete(file);
            } else {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) (random.nextDouble() * size)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"decode,labels.npy", "decode,labels.zarr", "segment,labels.npy"})
    @Tag("deep")
    void killed_again_and_again_with_any_files_lost_and_damaged_it_ends_with_the_labels_of_memory(
            String kind, String name) throws Exception {
        Object[] command = command(kind);
        int[] expected = whole(command);
        Random random = new Random(11);
        StringBuilder said = new StringBuilder();
        int kills = 0;
        for (int round = 0; kills < 12; round++) {
            Path out = folder.resolve("tiled" + round).resolve(name);
            int patience = 400;
            while (!Files.exists(out)) {
                try (BiapyProcess run = BiapyProcess.start(with(command, out, "--tile", "8"))) {
                    while (run.isAlive() && BiapyProcess.files(out.getParent()).isEmpty()) {
                        run.endsWithin(5);
                    }
                    if (run.endsWithin(800 + random.nextInt(patience))) {
                        said.append(run.end(0));
                    } else {
                        run.kill();
                        kills++;
                        patience += 400;
                        if (!Files.exists(out)) { // else it is complete and nobody's work any more
                            damage(out.getParent(), random);
                        }
                        said.append(run.said());
                    }
                }
            }
            assertThat(labels(out)).as("after " + kills + " kills").isEqualTo(expected);
        }
        assertThat(said).contains("is damaged", "is gone");
    }

    @ParameterizedTest
    @CsvSource({"decode,labels.npy", "segment,labels.zarr"})
    @Tag("deep")
    void files_that_are_damaged_under_a_running_process_are_named_or_do_no_harm(String kind, String name)
            throws Exception {
        Object[] command = command(kind);
        int[] expected = whole(command);
        Random random = new Random(5);
        int named = 0;
        for (int round = 0; round < 12; round++) {
            Path out = folder.resolve("live" + round).resolve(name);
            Object[] tiled = with(command, out, "--tile", "8");
            try (BiapyProcess run = BiapyProcess.start(tiled)) {
                run.pauseWhen(out.getParent(), 3 + random.nextInt(60));
                damage(out.getParent(), random, file -> !file.toString().contains("work/labels.")); // no output
                run.goOn();
                while (run.isAlive()) {
                    run.endsWithin(1000);
                }
                if (run.exitCode() != 0) {
                    named++;
                    assertThat(run.said()).contains(out.getParent().toString());
                }
            }
            if (!Files.exists(out)) {
                BiapyProcess.run(0, tiled);
            }
            assertThat(labels(out)).as("round " + round).isEqualTo(expected);
        }
        assertThat(named).isPositive();
    }
}
