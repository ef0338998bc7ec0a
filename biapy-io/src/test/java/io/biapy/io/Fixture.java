package io.biapy.io;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.PixelType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One file of src/test/resources/fixtures, which src/test/python/make_fixtures.py wrote, and what its pixels are. */
record Fixture(
        Path file,
        PixelType type,
        Extent extent,
        int channels,
        double scale,
        double offset,
        Calibration calibration,
        List<String> channelNames,
        String axes) {

    static Path folder() {
        try {
            return Path.of(Fixture.class.getResource("/fixtures/fixtures.csv").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files of one image each. */
    static Stream<Fixture> all() {
        return table(folder(), "fixtures.csv");
    }

    /** Zipped Zarr stores, which src/test/python/make_zarr_fixtures.py wrote. */
    static Stream<Fixture> zarr() {
        return table(folder().resolve("zarr"), "zarr.csv");
    }

    /** Volumes, which src/test/python/make_volume_fixtures.py wrote. */
    static Stream<Fixture> volumes() {
        return table(folder().resolveSibling("volumes"), "volumes.csv");
    }

    /** HDF5 files, which src/test/python/make_hdf5_fixtures.py wrote. */
    static Stream<Fixture> hdf5() {
        return table(folder().resolveSibling("hdf5"), "hdf5.csv");
    }

    /** Images in several files, which src/test/python/make_set_fixtures.py wrote: a line for each file that opens one. */
    static Stream<Fixture> sets() {
        return table(folder().resolveSibling("sets"), "sets.csv");
    }

    /** Puts all files of which images consist into {@code folder}, but for those that open one alone. */
    static void copyParts(Path folder) throws IOException {
        for (String voxels : List.of("apart.raw", "apart_packed.raw.gz")) {
            Files.copy(folder().resolveSibling("volumes").resolve(voxels), folder.resolve(voxels));
        }
        try (Stream<Path> files = Files.list(folder().resolveSibling("sets"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private static Stream<Fixture> table(Path folder, String name) {
        try {
            return Files.readAllLines(folder.resolve(name)).stream().skip(1).map(line -> parse(folder, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture parse(Path folder, String line) {
        String[] f = line.split(",", -1);
        Extent extent = Extent.zyx(Integer.parseInt(f[2]), Integer.parseInt(f[3]), Integer.parseInt(f[4]));
        String[] voxel = f[8].split(" ");
        Calibration calibration = f[8].isEmpty()
                ? Calibration.unknown()
                : Calibration.of(
                        Double.parseDouble(voxel[0]),
                        Double.parseDouble(voxel[1]),
                        Double.parseDouble(voxel[2]),
                        voxel[3]);
        return new Fixture(
                folder.resolve(f[0]),
                PixelType.valueOf(f[1]),
                extent,
                Integer.parseInt(f[5]),
                Double.parseDouble(f[6]),
                Double.parseDouble(f[7]),
                calibration,
                Arrays.stream(f[9].split(" ")).filter(s -> !s.isEmpty()).toList(),
                f[10]);
    }

    /** The integer behind a pixel; the script has the same formula. */
    long index(int c, int z, int y, int x) {
        long v = (7L * x + 13L * y + 29L * z + 101L * c) % 251;
        return type == PixelType.BIT ? v % 2 : v;
    }

    /** A pixel as double, exact for all types but the 64-bit integers, whose value has few bits and so is exact too. */
    double value(int c, int z, int y, int x) {
        double v = index(c, z, y, x) * scale + offset;
        return type == PixelType.FLOAT32 ? (float) v : v;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
