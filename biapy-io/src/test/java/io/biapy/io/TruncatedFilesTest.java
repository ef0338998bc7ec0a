package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small valid files that end too early: what can still be read has the values of the whole file, all else is a {@link FileException}. */
class TruncatedFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_file_cut_short_is_refused_or_read_as_the_whole_one() throws IOException {
        cut(1, 12);
    }

    @Test
    @Tag("deep")
    void a_file_cut_short_anywhere_is_refused_or_read_as_the_whole_one() throws IOException {
        cut(2, 400);
    }

    private void cut(long seed, int each) throws IOException {
        Fixture.copyParts(folder);
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        for (Path valid : files()) {
            byte[] bytes = Files.readAllBytes(valid);
            Path file = folder.resolve(valid.getFileName().toString());
            SplittableRandom random =
                    new SplittableRandom(seed + file.getFileName().hashCode());
            float[][] whole = read(Rewritten.write(file, bytes));
            for (int i = 0; i < each && i < bytes.length; i++) {
                int length = i < 4 ? bytes.length - 1 - i : random.nextInt(bytes.length);
                Rewritten.write(file, Arrays.copyOf(bytes, length));
                try {
                    if (!Arrays.deepEquals(read(file), whole)) {
                        wrong.add(file.getFileName() + " cut to " + length + " of " + bytes.length + " bytes");
                    }
                } catch (FileException e) {
                    refused++;
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    fail("%s cut to %s of %s bytes", file.getFileName(), length, bytes.length, e);
                }
            }
            Files.write(file, bytes); // others may be parts of the same image
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isGreaterThan(each);
    }

    /** Of every format; those that open as they are. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("fixtures", "pictures", "volumes", "hdf5", "sets")) {
            try (Stream<Path> all = Files.list(Fixture.folder().resolveSibling(name))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().matches(".*\\.(csv|raw|raw\\.gz)"))
                        .filter(TruncatedFilesTest::opens)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean opens(Path file) {
        try (ImageSource image = Images.open(file)) {
            return image.channels() > 0;
        } catch (FileException e) {
            return false; // needs axes or a name within
        }
    }

    private static float[][] read(Path file) {
        try (ImageSource image = Images.open(file)) {
            float[][] channels = new float[image.channels()][];
            for (int c = 0; c < channels.length; c++) {
                channels[c] = image.channel(c).load().data();
            }
            return channels;
        }
    }
}
