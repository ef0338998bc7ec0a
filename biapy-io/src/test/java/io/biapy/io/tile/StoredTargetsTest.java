package io.biapy.io.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTargetsTest {
    @TempDir
    Path folder;

    @Test
    void goes_on_with_what_an_earlier_process_wrote_and_leaves_nothing_that_it_was_writing_when_killed()
            throws IOException {
        ImageSpec spec = ImageSpec.of(Size.yx(1, 4), PixelType.FLOAT32).chunk(Extent.yx(1, 2));
        Path work = folder.resolve("work");
        Path part = work.resolve("targets.zarr");
        Path out = folder.resolve("out.zarr");
        Extent half = Extent.yx(1, 2);
        try (StoredTargets first = StoredTargets.in(work, out, spec)) {
            first.write(0, new Block(0, 0, 0, half), new float[] {1, 2});
        }
        Path chunk = part.resolve("0/c/0/0");
        assertThat(chunk).exists();
        Files.write(chunk.resolveSibling(".1.1f2e.part"), new byte[7]);
        try (StoredTargets second = StoredTargets.in(work, out, spec)) {
            second.write(0, new Block(0, 0, 2, half), new float[] {3, 4});
            second.commit(Progress.none());
        }
        assertThat(Images.open(out).load().data()).containsExactly(1, 2, 3, 4);
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
