package io.biapy.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave is deleted when the output is written again; what living ones write is not touched. */
class LeftoversTest {
    @TempDir
    Path folder;

    /** Begins a file and a folder, says so, and waits until it is killed or told to finish. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try (AsideFile file = AsideFile.create(folder.resolve("out.bin"));
                    HiddenFolder hidden = HiddenFolder.create(folder, folder.resolve("out.zarr"));
                    Scratch scratch = Scratch.create()) {
                WriteAside.put(file.channel(), ByteBuffer.wrap(new byte[] {1, 2, 3}));
                Files.write(hidden.path().resolve("chunk"), new byte[10]);
                Files.write(scratch.newFile(".raw"), new byte[10]);
                System.out.println(scratch.folder());
                if (System.in.read() == 'f') {
                    file.keep(true, false);
                    Files.move(hidden.path(), folder.resolve("out.zarr"));
                }
            }
        }
    }

    private Process begin() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path scratch(Process process) throws IOException {
        return Path.of(process.inputReader().readLine());
    }

    private Stream<String> names() {
        return Stream.of(folder.toFile().list()).filter(name -> !name.equals("tmp"));
    }

    private void write() throws IOException {
        WriteAside.bytes(folder.resolve("out.bin"), new byte[] {9});
        try (HiddenFolder hidden = HiddenFolder.create(folder, folder.resolve("out.zarr"))) {
            assertThat(hidden.path()).isEmptyDirectory();
        }
    }

    @Test
    void what_a_killed_process_left_is_deleted() throws Exception {
        Process process = begin();
        Path scratch = scratch(process);
        process.destroyForcibly().waitFor();
        assertThat(names()).as("file, folder and its lock").hasSize(3);
        Files.writeString(folder.resolve(".other.0123456789abcdef.part"), "of another output");
        Files.writeString(folder.resolve(".out.bin.part"), "not a name of ours");
        write();
        assertThat(names()).containsExactlyInAnyOrder("out.bin", ".other.0123456789abcdef.part", ".out.bin.part");
        assertThat(scratch).isDirectory();
        Leftovers.sweepScratch(scratch.getParent(), java.util.regex.Pattern.compile("biapy-\\d+\\.lock"));
        assertThat(scratch.getParent()).isEmptyDirectory();
    }

    @Test
    void what_a_living_process_writes_stays_and_is_finished() throws Exception {
        Process process = begin();
        Path scratch = scratch(process);
        write();
        Leftovers.sweepScratch(scratch.getParent(), java.util.regex.Pattern.compile("biapy-\\d+\\.lock"));
        assertThat(scratch).isDirectory();
        process.outputWriter().append('f').close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("out.bin")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder.resolve("out.zarr/chunk")).exists();
        assertThat(names()).containsExactlyInAnyOrder("out.bin", "out.zarr");
        assertThat(scratch.getParent()).isEmptyDirectory();
    }

    @Test
    void what_this_process_writes_at_the_same_time_stays() throws IOException {
        try (AsideFile one = AsideFile.create(folder.resolve("out.bin"));
                AsideFile other = AsideFile.create(folder.resolve("out.bin"))) {
            WriteAside.put(other.channel(), ByteBuffer.wrap(new byte[] {2}));
            other.keep(true, false);
            WriteAside.put(one.channel(), ByteBuffer.wrap(new byte[] {1}));
            one.keep(true, false);
        }
        assertThat(folder.resolve("out.bin")).hasBinaryContent(new byte[] {1});
        assertThat(names()).containsExactly("out.bin");
    }

    @Test
    void a_folder_that_was_killed_while_it_was_replaced_gets_its_name_again() throws IOException {
        Path old = Files.createDirectories(folder.resolve(".out.zarr.0123456789abcdef.old"));
        Files.writeString(old.resolve("chunk"), "former");
        Files.createDirectories(folder.resolve(".out.zarr.0123456789abcdef.part"));
        HiddenFolder.create(folder, folder.resolve("out.zarr")).close();
        assertThat(folder.resolve("out.zarr/chunk")).hasContent("former");
        assertThat(names()).containsExactly("out.zarr");
    }
}
