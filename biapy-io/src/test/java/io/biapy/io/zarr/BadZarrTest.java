package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and lying stores: one clear exception with the file's name, never zeros, an endless loop or a full heap. */
class BadZarrTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"v2_raw", "v2_gzip", "v2_zstd", "v2_lz4", "v2_blosc_copy", "v3_u2", "v3_gzip_crc", "v3_shards"})
    void chunks_cut_off_at_any_byte_are_refused(String name) throws IOException {
        Path store = ZarrStores.unzip(name, folder);
        Path chunk = ZarrStores.files(store).stream()
                .filter(file -> !file.toString().matches(".*(json|\\.z[a-z]+)"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(chunk);
        for (int length = 0; length < whole.length; length++) {
            Rewritten.write(chunk, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Images.open(store).load())
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(chunk.toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void devices_in_place_of_files_are_refused_and_not_waited_for() throws IOException {
        Path store = folder.resolve("a.zarr");
        ZarrStores.array(store, "[2, 4]", "[2, 2]", "|u1");
        Path chunk = Files.createSymbolicLink(store.resolve("0.1"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> Images.open(store).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(chunk.toString())
                .hasMessageContaining("device");
        Path zip = Files.createSymbolicLink(folder.resolve("b.zarr"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> Images.open(zip))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("device");
    }

    @Test
    void chunks_that_are_missing_are_the_fill_value() throws IOException {
        Path store = folder.resolve("a.zarr");
        ZarrStores.array(store, "[2, 4]", "[2, 2]", "|u1");
        Files.write(store.resolve("0.1"), new byte[] {1, 2, 3, 4});
        assertThat(Images.open(store).load().data()).containsExactly(0, 0, 1, 2, 0, 0, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1048576, 1048576, 1048576]|[1, 64, 64]|cannot hold",
                "[4, 4]|[0, 4]|chunks",
                "[4, 4]|[4]|chunks",
                "[4, 4]|[-1, 4]|chunks",
                "[4, 4]|[100000, 100000]|chunks of 1.00e+10 bytes",
                "[4, 4]|[1e3, 4]|chunks",
                "[0, 4]|[1, 1]|empty",
                "[4611686018427387904, 4611686018427387904]|[1, 1]|2^62",
                "[4]|[4]|dimensions",
                "[]|[]|dimensions",
                "null|[4, 4]|shape"
            })
    void lying_metadata_are_refused(String shape, String chunks, String reason) throws IOException {
        Path store = folder.resolve("a.zarr");
        ZarrStores.array(store, shape, chunks, "|u1");
        Files.write(store.resolve("0.0.0"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> {
                    try (ImageSource image = Images.open(store)) {
                        float[] one = new float[1];
                        image.read(0, new Block(0, 0, 0, Extent.yx(1, 1)), one);
                    }
                })
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(store.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void a_small_file_that_claims_a_chunk_of_a_gigabyte_takes_no_memory() throws IOException {
        Path store = folder.resolve("a.zarr");
        Files.createDirectories(store);
        Files.writeString(
                store.resolve(".zarray"),
                ZarrStores.zarray("[32768, 32768]", "[32768, 32768]", "|u1")
                        .replace("\"compressor\": null", "\"compressor\": {\"id\": \"zlib\", \"level\": 1}"));
        Files.write(store.resolve("0.0"), new byte[1000]);
        Block corner = new Block(0, 0, 0, Extent.yx(1, 1));
        assertThatThrownBy(() -> Images.open(store).read(0, corner, new float[1]))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("cannot hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantize", "blosc2"})
    void unknown_codecs_are_named(String codec) throws IOException {
        Path store = folder.resolve("a.zarr");
        Files.createDirectories(store);
        Files.writeString(
                store.resolve(".zarray"),
                ZarrStores.zarray("[2, 2]", "[2, 2]", "|u1")
                        .replace("\"compressor\": null", "\"compressor\": {\"id\": \"" + codec + "\"}"));
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(codec)
                .hasMessageContaining("not known here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c8", "|O", "<U5", "<M8[ns]", "[[\\\"a\\\"]]", "<i3"})
    void arrays_of_other_things_than_numbers_are_refused(String type) throws IOException {
        Path store = folder.resolve("a.zarr");
        ZarrStores.array(store, "[2, 2]", "[2, 2]", type);
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("plain number");
    }

    @Test
    void more_than_memory_holds_is_refused_when_it_is_loaded() throws IOException {
        Path store = folder.resolve("a.zarr");
        ZarrStores.array(store, "[46000, 46000]", "[1, 1]", "|u1");
        if (Runtime.getRuntime().maxMemory() < 8_000_000_000L) {
            assertThatThrownBy(() -> Images.open(store).load()).hasMessageContaining("-Xmx");
            assertThatThrownBy(() -> Images.labels(store).load()).hasMessageContaining("block by block");
        }
    }

    @Test
    void a_store_without_metadata_says_what_is_missing() throws IOException {
        Path store = ZarrStores.unzip("v2_raw", folder);
        Files.delete(store.resolve(".zarray"));
        Files.deleteIfExists(store.resolve(".zattrs"));
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(store.toString())
                .hasMessageContaining(".zarray");
        assertThatThrownBy(() -> Images.open(folder.resolve("none.zarr"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Images.open(folder.resolve("none.zarr:/a"))).hasMessageContaining("no such file");
    }

    @Test
    void chunks_of_another_codec_than_the_metadata_say_are_refused() throws IOException {
        Path zstd = ZarrStores.unzip("v2_zstd", folder);
        Path gzip = ZarrStores.unzip("v2_gzip", folder);
        Files.copy(gzip.resolve(".zarray"), zstd.resolve(".zarray"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Images.open(zstd).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "/etc/passwd", "a/../../b", "a//b", ".", "a\\\\..\\\\b"})
    void paths_of_metadata_that_lead_out_of_the_store_are_refused(String path) throws IOException {
        Path store = ZarrStores.unzip("ome_0.5", folder);
        Path secret = folder.resolve("secret");
        ZarrStores.array(secret, "[2, 2]", "[2, 2]", "|u1");
        Path group = store.resolve("zarr.json");
        Files.writeString(group, Files.readString(group).replace("\"s0\"", "\"" + path + "\""));
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no place inside");
        assertThatThrownBy(() -> Images.open(store + ":/../secret")).isInstanceOf(FileException.class);
    }

    @Test
    void a_store_that_may_not_be_read_is_refused() throws IOException {
        Path store = ZarrStores.unzip("v2_raw", folder);
        Path chunk = store.resolve("0.0.0");
        assumeTrue(chunk.toFile().setReadable(false) && !Files.isReadable(chunk), "this user may read everything");
        assertThatThrownBy(() -> Images.open(store).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("permission");
    }

    @Test
    void a_folder_in_the_place_of_a_chunk_is_refused() throws IOException {
        Path store = ZarrStores.unzip("v2_raw", folder);
        Files.delete(store.resolve("0.0.0"));
        Files.createDirectory(store.resolve("0.0.0"));
        assertThatThrownBy(() -> Images.open(store).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void folders_that_hold_themselves_by_links_end() throws IOException {
        Path store = Files.createDirectory(folder.resolve("loop.zarr"));
        Files.writeString(store.resolve(".zgroup"), "{\"zarr_format\": 2}");
        for (int i = 0; i < 20; i++) {
            Files.createSymbolicLink(store.resolve("link" + i), Path.of("."));
        }
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no images");
    }
}
