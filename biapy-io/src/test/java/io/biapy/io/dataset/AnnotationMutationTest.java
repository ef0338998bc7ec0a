package io.biapy.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Rewritten;
import io.biapy.testkit.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid tables of run lengths and COCO files, changed at random: reading succeeds or throws {@link FileException}, and nothing else. */
class AnnotationMutationTest {
    @TempDir
    Path folder;

    @Test
    void changed_annotations_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 400);
    }

    @Test
    @Tag("deep")
    void tens_of_thousands_of_changed_annotations_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 20_000);
    }

    private void mutate(long seed, int each) throws IOException {
        LabelImage labels = labels();
        Path table = folder.resolve("cells.csv");
        RunLengthTable.write(table, List.of(labels, labels.withName("b, \"c\"")));
        mutate(table, seed, each, file -> {
            RunLengthTable read = RunLengthTable.read(file);
            read.images().forEach(read::labels);
        });
        for (CocoWriter.Shapes shapes : CocoWriter.Shapes.values()) {
            Path coco = folder.resolve(shapes + ".json");
            CocoWriter.write(coco, List.of(Map.entry("a/cells.png", labels), Map.entry("b.png", labels)), shapes);
            mutate(coco, seed, each, file -> {
                CocoFile read = CocoFile.read(file);
                read.images().forEach(read::labels);
            });
        }
    }

    private static LabelImage labels() {
        int[] codes = new int[12 * 17];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % 17 / 5 * (i / 17 / 4 % 2) * (i / 34 + 1);
        }
        return LabelImage.of("cells", Extent.yx(12, 17), codes);
    }

    private static void mutate(Path file, long seed, int times, Consumer<Path> reading) throws IOException {
        byte[] valid = Files.readAllBytes(file);
        reading.accept(file);
        SplittableRandom random = new SplittableRandom(seed + file.getFileName().hashCode());
        int refused = 0;
        for (int i = 0; i < times; i++) {
            byte[] changed = i % 4 > 0 ? Mutations.words(valid, random) : Mutations.bytes(valid, random);
            Rewritten.write(file, changed);
            try {
                reading.accept(file);
            } catch (FileException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
                refused++;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                fail("%s: %s", file, new String(changed, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertThat(refused).as("%s", file).isBetween(times / 10, times - times / 20);
    }
}
