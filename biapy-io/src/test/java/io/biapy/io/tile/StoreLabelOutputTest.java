package io.biapy.io.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLabelOutputTest {
    @TempDir
    Path folder;

    @Test
    void a_damaged_chunk_holds_no_label_and_can_be_written_again() throws IOException {
        ImageSpec spec = ImageSpec.of(Size.yx(8, 16), PixelType.UINT16).chunk(Extent.yx(8, 8));
        Path part = folder.resolve("work/labels.zarr");
        Path out = folder.resolve("out.zarr");
        Block left = new Block(0, 0, 0, Extent.yx(8, 8));
        Block right = new Block(0, 0, 8, Extent.yx(8, 8));
        long[] ids = LongStream.range(300, 364).toArray();
        try (StoreLabelOutput output =
                new StoreLabelOutput(folder.resolve("work"), out, spec, Workers.callerOnly(), Cancellation.never())) {
            output.write(left, ids);
            output.write(right, ids);
            Path chunk = part.resolve("0/c/0/0");
            Files.write(chunk, Arrays.copyOf(Files.readAllBytes(chunk), 20));
            long[] found = new long[64];
            output.read(left, found);
            assertThat(found).containsOnly(-1);
            output.read(right, found);
            assertThat(found).isEqualTo(ids);
            output.write(left, ids);
            output.read(left, found);
            assertThat(found).isEqualTo(ids);
            output.commit(Progress.none());
        }
        assertThat(Images.labels(out).load().size()).isEqualTo(Size.yx(8, 16));
    }
}
