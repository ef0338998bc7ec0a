package io.biapy.cli;

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
 */
final class KilledCommand {
    private static final int GROWTH =
            400; // milliseconds more for each process that was killed, so that there is an end

    private final Random random;
    private int kills;

    KilledCommand(long seed) {
        this.random = new Random(seed);
    }

    /** How often a process was killed so far. */
    int kills() {
        return kills;
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
            if (!child.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
                kills++;
                longest += GROWTH;
            } else if (child.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(log.toPath()));
            }
            Files.delete(log.toPath());
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
