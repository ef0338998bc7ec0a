package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own; killed when it is closed before it has ended. */
final class BiapyProcess implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final List<String> command;
    private final Process process;
    private final Path log;

    private BiapyProcess(List<String> command, Process process, Path log) {
        this.command = command;
        this.process = process;
        this.log = log;
    }

    static BiapyProcess start(Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.biapy.cli.Main"));
        Arrays.stream(args).map(String::valueOf).forEach(command::add);
        Path log = Files.createTempFile("command", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new BiapyProcess(command, process, log);
    }

    /** Runs one to its end; gives what it said, both streams in one. */
    static String run(int code, Object... args) throws IOException, InterruptedException {
        try (BiapyProcess one = start(args)) {
            return one.end(code);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended within so many milliseconds. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it in the middle of whatever it does, as soon as a folder holds so many files; it must not have ended before. */
    void pauseWhen(Path folder, int files) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs /bin/kill to stop a process for a while");
        while (isAlive() && files(folder).size() < files) {
            Thread.sleep(2);
        }
        signal("-STOP");
        assertThat(isAlive()).as("ended too early: " + said()).isTrue();
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end with this exit code; gives what it said. */
    String end(int code) throws IOException, InterruptedException {
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                .as("%s has ended", command)
                .isTrue();
        String said = said();
        assertThat(process.exitValue()).as("%s: %s", command, said).isEqualTo(code);
        return said;
    }

    int exitCode() {
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** All files below a folder, oldest first; while it is written to, those that can be seen. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(found::add);
        } catch (UncheckedIOException e) { // what is being moved or deleted
            return List.of();
        }
        Map<Path, Long> times = new HashMap<>(); // looked up once: they change while a process writes
        found.forEach(file -> times.put(file, file.toFile().lastModified()));
        found.sort(java.util.Comparator.comparing((Path file) -> times.getOrDefault(file, 0L))
                .thenComparing(java.util.Comparator.naturalOrder()));
        return found;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }
}
