package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command in a process of its own that is killed (kill -9) at random moments after it has begun to write, and started again until its output is there.
 * After each kill, and at the end, what lies in its folder is looked at: no finished tile is recorded twice, and only its results are left.
 */
final class KilledCommand {
    private static final int GROWTH =
            400; // milliseconds more for each process that was killed, so that there is an end

    private final Random random;
    private int kills;
    private long finishedBefore;

    KilledCommand(long seed) {
        this.random = new Random(seed);
    }

    /** How many kills a test asks for: {@code usual}, or what {@code -Dkills=} says. */
    static int asked(int usual) {
        return Integer.getInteger("kills", usual);
    }

    /** How often a process was killed so far. */
    int kills() {
        return kills;
    }

    /** How many tiles were found finished when a process had been killed, all passes and kills together. */
    long finishedBefore() {
        return finishedBefore;
    }

    /**
     * @param out a file that is there when all is done
     * @param folder where the command writes, and nothing else is
     */
    void until(Path out, Path folder, Object... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.biapy.cli.Main"));
        Arrays.stream(args).map(String::valueOf).forEach(command::add);
        int longest = GROWTH;
        boolean killedLast = false;
        while (!Files.exists(out)) {
            long began = System.currentTimeMillis();
            File log = Files.createTempFile("killed", ".log").toFile();
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            while (child.isAlive() && !wroteSince(folder, began)) {
                Thread.sleep(5);
            }
            killedLast = !child.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS);
            if (killedLast) {
                child.destroyForcibly().waitFor();
                kills++;
                longest += GROWTH;
                List<String> finished = WorkRecords.below(folder);
                assertThat(finished).as("finished tiles, each once").doesNotHaveDuplicates();
                finishedBefore += finished.size();
            } else if (child.exitValue() != 0) {
                throw new AssertionError(Arrays.toString(args) + ": " + Files.readString(log.toPath()));
            }
            Files.delete(log.toPath());
        }
        assertThat(hidden(out)).isEmpty();
        if (killedLast) {
            finish(command);
        }
        assertThat(hidden(out.getParent())).isEmpty();
    }

    /**
     * Follows a process that was killed when its results were there, and its own files perhaps too: the same command does what is left, or says that all is
     * there already where it was killed while it deleted its last files.
     */
    private static void finish(List<String> command) throws IOException, InterruptedException {
        List<String> again = new ArrayList<>(command);
        while (true) {
            File log = Files.createTempFile("killed", ".log").toFile();
            Process last = new ProcessBuilder(again)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            int code = last.waitFor();
            String said = Files.readString(log.toPath());
            Files.delete(log.toPath());
            if (code == 0) {
                return;
            }
            assertThat(said).contains("exists already");
            assertThat(again).doesNotContain("--overwrite");
            again.add("--overwrite");
        }
    }

    private static List<Path> hidden(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> {
                        String name = f.getFileName().toString();
                        return name.endsWith(".part")
                                || name.endsWith(".tmp")
                                || name.startsWith(".") && !name.startsWith(".z"); // .zarray, .zattrs, .zgroup
                    })
                    .toList();
        }
    }

    private static boolean wroteSince(Path folder, long millis) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toFile).anyMatch(f -> f.isFile() && f.lastModified() >= millis);
        } catch (UncheckedIOException e) { // what is being deleted
            return true;
        }
    }
}
