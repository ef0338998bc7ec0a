package io.biapy.cli.bench;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Scratch;
import io.biapy.core.run.Workers;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.io.sample.StoredTypes;
import io.biapy.io.tiff.TiffFiles;
import io.biapy.io.tiff.TiffLayout;
import io.biapy.io.zarr.ZarrFiles;
import io.biapy.io.zarr.ZarrLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whole images to files and back, with a warm page cache; the check is the files' size, or the sum of all values. */
final class FileBenchmarks {
    private static final Extent CHUNK = Extent.zyx(64, 64, 64);

    private FileBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of("io_tiff_write", "256", "img_#", in -> write(in, "a.tif", FileBenchmarks::saveTiff)),
                Benchmark.of("io_tiff_read", "256", "img_#", in -> read(in, "a.tif", FileBenchmarks::saveTiff)),
                Benchmark.of("io_zarr_write", "256", "img_#", in -> write(in, "a.zarr", FileBenchmarks::saveZarr)),
                Benchmark.of("io_zarr_read", "256", "img_#", in -> read(in, "a.zarr", FileBenchmarks::saveZarr)),
                Benchmark.of("io_h5_write", "256", "img_#", in -> write(in, "a.h5", FileBenchmarks::saveHdf5)),
                Benchmark.of("io_h5_read", "256", "img_#", in -> read(in, "a.h5", FileBenchmarks::saveHdf5)));
    }

    private static void saveZarr(FloatImage image, Path file, Workers workers) {
        ZarrFiles.save(image, CHUNK, file, ZarrLayout.standard().resolutions(false), workers);
    }

    /** Saves an image, replacing what is there. */
    @FunctionalInterface
    private interface Saving {
        void save(FloatImage image, Path file, Workers workers);
    }

    private static void saveTiff(FloatImage image, Path file, Workers workers) {
        TiffFiles.save(image, file, TiffLayout.standard(), workers);
    }

    /** Chunks of 64 with shuffle and gzip 1. */
    private static void saveHdf5(FloatImage image, Path file, Workers workers) {
        ImageSpec spec =
                ImageSpec.of(image.size(), StoredTypes.of(image, workers)).chunk(CHUNK);
        try (ImageSink sink = Images.create(file, spec, IfExists.REPLACE)) {
            ImageCopy.with(workers).copy(image, sink);
        }
    }

    private static Prepared<Path> write(BenchInput in, String name, Saving saving) {
        FloatImage image = in.floats("img_#");
        Workers workers = Workers.of(in.threads());
        Scratch scratch = Scratch.create();
        Path file = scratch.folder().resolve(name);
        return new Prepared<>(
                () -> {
                    saving.save(image, file, workers);
                    return file;
                },
                FileBenchmarks::bytes,
                () -> {
                    workers.close();
                    scratch.close();
                });
    }

    private static Prepared<FloatImage> read(BenchInput in, String name, Saving saving) {
        Workers workers = Workers.of(in.threads());
        Scratch scratch = Scratch.create();
        Path file = scratch.folder().resolve(name);
        saving.save(in.floats("img_#"), file, Workers.callerOnly());
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
