package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingLabelsTest {
    private static final Extent EXTENT = Extent.zyx(2, 5, 6);

    @TempDir
    Path folder;

    private static long[] ids(int first) {
        long[] ids = new long[30];
        Arrays.setAll(ids, i -> first + i);
        return ids;
    }

    private static Path chunk(Path image) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            return files.filter(f -> f.getFileName().toString().matches("c?[0-9.]+") && Files.isRegularFile(f))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void goes_on_with_what_an_earlier_process_wrote_and_deletes_what_it_was_writing_when_killed() throws IOException {
        Path image = folder.resolve("labels.zarr");
        ImageSpec spec = ImageSpec.of(EXTENT.toSize(), PixelType.UINT8);
        try (GrowingLabels first = GrowingLabels.in(image, "labels", spec)) {
            first.sink().write(new Block(0, 0, 0, Extent.zyx(1, 5, 6)), ids(1));
        }
        Path chunk = chunk(image);
        Path aside = chunk.resolveSibling("." + chunk.getFileName() + ".1f2e.part");
        Files.write(aside, new byte[7]);
        assertThat(ChunkWriter.isAside(aside)).isTrue();
        try (GrowingLabels second = GrowingLabels.in(image, "labels", spec)) {
            second.sink().write(new Block(1, 0, 0, Extent.zyx(1, 5, 6)), ids(31));
            second.finish(Workers.callerOnly(), Progress.none(), Cancellation.never());
        }
        int[] expected = new int[60];
        Arrays.setAll(expected, i -> i + 1);
        assertThat(Images.labels(image).load().codes()).isEqualTo(expected);
        try (Stream<Path> files = Files.walk(image)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
