package io.biapy.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, of few bytes and in memory; tests that want one are left out where mounting is not allowed. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk of(Path folder, long kilobytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()),
                "mounting a small disk is not allowed here");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    void grow(long kilobytes) throws IOException, InterruptedException {
        assumeTrue(run("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString()));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) { // no such command
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!run("umount", folder.toString())) {
                run("umount", "-l", folder.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
