package io.biapy.instance.tiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What may happen to the files of unfinished work. */
final class Damage {
    private Damage() {}

    /** Deletes, cuts or changes a file at random, sometimes. */
    static void atRandom(Path work, SplittableRandom random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(work)) {
            files = all.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("lock"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            switch (random.nextInt(12)) {
                case 0 -> Files.delete(file);
                case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                case 2 -> {
                    if (bytes.length > 0) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                        Files.write(file, bytes);
                    }
                }
                default -> {}
            }
        }
    }
}
