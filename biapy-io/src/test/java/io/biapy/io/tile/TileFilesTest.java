package io.biapy.io.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.CancelledException;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.TargetOutput;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of tiles become a file of any format, which takes long where the volume is large. */
class TileFilesTest {
    private static final Extent EXTENT =
            Extent.zyx(140, 260, 270); // more than one block of a copy, and smaller resolutions

    @TempDir
    Path folder;

    private static long[] ids() {
        return LongStream.range(0, EXTENT.voxels()).map(i -> i / 5000 % 300).toArray();
    }

    private LabelOutput output(Path out, Workers workers, Cancellation cancellation) {
        return TileFiles.into(out)
                .in(folder.resolve("work"))
                .by(workers)
                .until(cancellation)
                .labels()
                .open("labels", EXTENT.toSize(), Calibration.unknown(), 299, Extent.zyx(64, 64, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels.tif", "labels.nii.gz", "labels.zarr", "labels.h5", "labels.n5"})
    void is_told_how_far_it_is_and_has_the_same_content_for_any_threads(String name) {
        long[] ids = ids();
        for (int threads : new int[] {1, 3}) {
            Path out = folder.resolve(threads + name);
            AtomicInteger times = new AtomicInteger();
            double[] last = new double[1];
            Progress progress = (step, done, total, note) -> {
                times.incrementAndGet();
                synchronized (last) {
                    last[0] = Math.max(last[0], (double) done / total);
                }
            };
            try (Workers workers = Workers.of(threads);
                    LabelOutput output = output(out, workers, Cancellation.never())) {
                output.write(Block.all(EXTENT.toSize()), ids);
                output.commit(progress);
            }
            assertThat(times).hasValueGreaterThan(1);
            assertThat(last[0]).isEqualTo(1);
            assertThat(Images.labels(out).load().codes())
                    .isEqualTo(Arrays.stream(ids).mapToInt(id -> (int) id).toArray());
        }
    }

    @Test
    void refuses_at_once_what_exists_unless_it_is_to_be_replaced_or_its_own() throws IOException {
        Path out = folder.resolve("a.tif");
        Files.writeString(out, "mine");
        assertThatThrownBy(() -> TileFiles.into(out).labels())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> TileFiles.into(out).channels()).isInstanceOf(FileException.class);
        Path other = Files.createDirectories(folder.resolve("b.zarr/precious"));
        assertThatThrownBy(() -> TileFiles.into(other.getParent()).replacing().labels())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("something else than Zarr");
        assertThatThrownBy(() -> TileFiles.into(folder.resolve("a.xyz"))).hasMessageContaining("names no image format");
        Extent tile = Extent.yx(2, 2);
        try (LabelOutput output =
                TileFiles.into(out).replacing().labels().open("a", Size.yx(2, 2), Calibration.unknown(), 4, tile)) {
            output.write(Block.all(Size.yx(2, 2)), new long[] {1, 2, 3, 4});
            assertThat(out).hasContent("mine");
            output.commit(Progress.none());
        }
        assertThat(Images.labels(out).load().codes()).containsExactly(1, 2, 3, 4);
        assertThat(TileFiles.into(out).labels().isDone()).isTrue();
    }

    @Test
    void channels_become_an_image_of_each_format() {
        float[] values = {1, 2, 3, 4.5f};
        for (String name : List.of("c.tif", "c.zarr", "c.h5")) {
            TileFiles files = TileFiles.into(folder.resolve(name));
            try (TargetOutput output =
                    files.channels().open(Size.yx(2, 2), 2, Calibration.unknown(), Extent.yx(2, 2))) {
                output.write(0, Block.all(Size.yx(2, 2)), values);
                output.write(1, Block.all(Size.yx(2, 2)), new float[4]);
                output.commit(Progress.none());
            }
            assertThat(Images.open(folder.resolve(name)).load().data()).containsExactly(1, 2, 3, 4.5f, 0, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels.tif", "labels.nii.gz", "labels.zarr"})
    void stops_when_asked_without_an_output_and_can_be_done_again(String name) throws IOException {
        Path out = folder.resolve("out").resolve(name);
        Cancellation cancellation = new Cancellation();
        try (LabelOutput output = output(out, Workers.callerOnly(), cancellation)) {
            output.write(Block.all(EXTENT.toSize()), ids());
            assertThatThrownBy(() -> output.commit((step, done, total, note) -> cancellation.cancel()))
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(out).doesNotExist();
        try (LabelOutput output = output(out, Workers.callerOnly(), Cancellation.never())) {
            output.commit(Progress.none());
        }
        assertThat(Images.labels(out).load().codes()[5000]).isEqualTo(1);
        try (var files = Files.list(out.getParent())) {
            assertThat(files).containsExactly(out);
        }
    }
}
