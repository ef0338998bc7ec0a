package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small valid files, changed at random: reading one succeeds or throws {@link FileException}, and nothing else. What opens is read
 * in blocks of bounded size, as a workflow would.
 */
class MutationTest {
    private static final int MOST_VOXELS = 1 << 16;

    @TempDir
    Path folder;

    @Test
    void a_few_thousand_changed_files_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 40);
    }

    @Test
    @Tag("deep")
    void a_hundred_thousand_changed_files_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 1300);
    }

    private void mutate(long seed, int each) throws IOException {
        Fixture.copyParts(folder);
        int refused = 0;
        int read = 0;
        for (Path valid : validFiles()) {
            String name = valid.getFileName().toString();
            byte[] bytes = Files.readAllBytes(valid);
            SplittableRandom random = new SplittableRandom(seed + name.hashCode());
            Path file = folder.resolve(name);
            for (int i = 0; i < each; i++) {
                byte[] changed = change(bytes, random);
                if (name.endsWith(".png") && random.nextInt(4) > 0) {
                    PngCheckSums.mend(changed);
                }
                Rewritten.write(file, changed);
                if (reads(file, changed, i % 2 == 0)) {
                    read++;
                } else {
                    refused++;
                }
            }
            Files.write(file, bytes); // others may be parts of the same image
        }
        assertThat(refused).as("changed files that were refused").isGreaterThan(each);
        assertThat(read).as("changed files that could still be read").isGreaterThan(each);
    }

    /** All files that this module's tests read, of every format. */
    private static List<Path> validFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("fixtures", "pictures", "volumes", "hdf5", "sets")) {
            try (Stream<Path> all = Files.list(Fixture.folder().resolveSibling(name))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().matches(".*\\.(csv|raw|raw\\.gz)"))
                        .filter(file ->
                                !Files.exists(Path.of(file.toString().replaceFirst("\\.npy$", ""))) // what others read
                                        || !file.toString().endsWith(".npy"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean reads(Path file, byte[] changed, boolean labels) {
        try {
            if (labels) {
                try (LabelSource source = Images.labels(file)) {
                    Block block = corner(source.size());
                    source.read(block, new long[block.extent().voxels()]);
                }
            } else {
                try (ImageSource source = Images.open(file)) {
                    Block block = corner(source.size());
                    source.read(
                            source.channels() - 1,
                            block,
                            new float[block.extent().voxels()]);
                    assertThat(source.toString()).isNotEmpty();
                }
            }
            return true;
        } catch (FileException e) {
            boolean detached = isPart(file); // or has its voxels in others
            assertThat(e).hasMessageStartingWith((detached ? file.getParent() : file).toString());
            return false;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return fail(
                    "%s as Base64: %s", file.getFileName(), Base64.getEncoder().encodeToString(changed), e);
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".nhdr")
                || Files.exists(Fixture.folder().resolveSibling("sets").resolve(name));
    }

    /** The far corner, as much as a small block holds. */
    private static Block corner(Size size) {
        long x = Math.min(size.x(), MOST_VOXELS);
        long y = Math.min(size.y(), MOST_VOXELS / x);
        long z = Math.min(size.z(), MOST_VOXELS / x / y);
        return new Block(size.z() - z, size.y() - y, size.x() - x, Extent.zyx((int) z, (int) y, (int) x));
    }

    private static byte[] change(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at =
                    random.nextInt(3) == 0 ? random.nextInt(Math.min(bytes.length, 200)) : random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> {
                    for (int b = at; b < Math.min(at + 4, bytes.length); b++) {
                        bytes[b] = (byte) random.nextInt();
                    }
                }
                case 4 -> {
                    int length = Math.min(1 + random.nextInt(16), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
                default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, random.nextInt(bytes.length + 1)));
            }
        }
        return bytes;
    }
}
