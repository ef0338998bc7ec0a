package io.biapy.cli.bench;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Scratch;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import io.biapy.io.zarr.ZarrFiles;
import io.biapy.io.zarr.ZarrLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whole images to files and back, with a warm page cache; the check is the files' size, or the sum of all values. */
final class FileBenchmarks {
    private static final Extent CHUNK = Extent.zyx(64, 64, 64);

    private FileBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of("io_zarr_write", "256", "img_#", FileBenchmarks::writeZarr),
                Benchmark.of("io_zarr_read", "256", "img_#", FileBenchmarks::readZarr));
    }

    private static void saveZarr(FloatImage image, Path file, Workers workers) {
        ZarrFiles.save(image, CHUNK, file, ZarrLayout.standard().resolutions(false), workers);
    }

    private static Prepared<Path> writeZarr(BenchInput in) {
        FloatImage image = in.floats("img_#");
        Workers workers = Workers.of(in.threads());
        Scratch scratch = Scratch.create();
        Path file = scratch.folder().resolve("a.zarr");
        return new Prepared<>(
                () -> {
                    saveZarr(image, file, workers);
                    return file;
                },
                FileBenchmarks::bytes,
                () -> {
                    workers.close();
                    scratch.close();
                });
    }

    private static Prepared<FloatImage> readZarr(BenchInput in) {
        return read(in, "a.zarr", file -> saveZarr(in.floats("img_#"), file, Workers.callerOnly()));
    }

    private static Prepared<FloatImage> read(BenchInput in, String name, Consumer<Path> writer) {
        Workers workers = Workers.of(in.threads());
        Scratch scratch = Scratch.create();
        Path file = scratch.folder().resolve(name);
        writer.accept(file);
        return new Prepared<>(
                () -> {
                    try (ImageSource image = Images.open(file)) {
                        return image.load(workers);
                    }
                },
                image -> (long) BenchInput.sum(image.data()),
                () -> {
                    workers.close();
                    scratch.close();
                });
    }

    private static long bytes(Path file) {
        try (Stream<Path> files = Files.walk(file)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(part -> part.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new FileException(file, "cannot be looked at (" + e + ").", e);
        }
    }
}
