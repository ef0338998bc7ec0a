package io.biapy.io.zarr;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Small stores for tests. */
final class ZarrStores {
    private ZarrStores() {}

    /** A fixture as a folder in {@code folder}. */
    static Path unzip(String name, Path folder) throws IOException {
        Path store = folder.resolve(name + ".zarr");
        try (ZipInputStream zip = new ZipInputStream(open("/fixtures/zarr/" + name + ".zarr.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = store.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return store;
    }

    private static InputStream open(String resource) throws IOException {
        try {
            return Files.newInputStream(
                    Path.of(ZarrStores.class.getResource(resource).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Metadata of version 2 without compression. */
    static String zarray(String shape, String chunks, String dtype) {
        return "{\"zarr_format\": 2, \"shape\": " + shape + ", \"chunks\": " + chunks + ", \"dtype\": \"" + dtype
                + "\", \"compressor\": null, \"fill_value\": 0, \"order\": \"C\", \"filters\": null}";
    }

    static void array(Path folder, String shape, String chunks, String dtype) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".zarray"), zarray(shape, chunks, dtype));
    }

    /** All files below, sorted. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Cuts all chunks short but the one of this key. */
    static void spoilAllBut(Path array, String key) throws IOException {
        for (Path file : files(array)) {
            String name = array.relativize(file).toString();
            if (!name.equals(key) && !name.endsWith(".json") && !name.endsWith(".zarray")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
    }
}
