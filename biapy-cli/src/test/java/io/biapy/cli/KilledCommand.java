package io.biapy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own that is killed (kill -9) at random moments and started again until its output is there. */
final class KilledCommand {
    private final Random random;
    private final int shortest;
    private int kills;

    /** @param shortest milliseconds that a process has at least */
    KilledCommand(long seed, int shortest) {
        this.random = new Random(seed);
        this.shortest = shortest;
    }

    /** How often a process was killed so far. */
    int kills() {
        return kills;
    }

    void until(Path out, Object... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.biapy.cli.Main"));
        Arrays.stream(args).map(String::valueOf).forEach(command::add);
        int longest = shortest;
        while (!Files.exists(out)) {
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!child.waitFor(shortest + random.nextInt(longest), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
                kills++;
                longest += shortest / 2;
            }
        }
    }
}
