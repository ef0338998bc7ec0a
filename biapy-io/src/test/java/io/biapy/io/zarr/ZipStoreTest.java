package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSource;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import io.biapy.testkit.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores in zip files that are damaged, or made to do harm. */
class ZipStoreTest {
    private static final int MOST_VOXELS = 1 << 20;

    @TempDir
    Path folder;

    /** A store as a zip file whose entries are stored as they are, or packed. */
    private Path zipped(String name, boolean packed) throws IOException {
        Path store = ZarrStores.unzip(name, folder);
        Path file = folder.resolve(name + (packed ? ".packed" : ".plain") + ".zarr.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Path each : ZarrStores.files(store)) {
                put(zip, store.relativize(each).toString(), Files.readAllBytes(each), packed);
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, boolean packed) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (!packed) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Test
    void a_chunk_whose_check_sum_is_wrong_is_refused() throws IOException {
        Path file = zipped("v2_raw", false);
        byte[] bytes = Files.readAllBytes(file);
        byte[] chunk = Files.readAllBytes(folder.resolve("v2_raw.zarr/0.0.0"));
        int at = indexOf(bytes, chunk);
        bytes[at + 3] ^= 1;
        Rewritten.write(file, bytes);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("0.0.0")
                .hasMessageContaining("check sum");
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void entries_that_lead_out_of_the_file_are_refused() throws IOException {
        for (String name : List.of("../x", "/etc/x", "a//x", "a/./x", "a\\x")) {
            Path file = folder.resolve("out.zarr.zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                put(
                        zip,
                        ".zarray",
                        ZarrStores.zarray("[2, 2]", "[2, 2]", "|u1").getBytes(StandardCharsets.UTF_8),
                        true);
                put(zip, name, new byte[4], true);
            }
            assertThatThrownBy(() -> Images.open(file))
                    .as(name)
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("no place inside");
        }
    }

    @Test
    void an_entry_whose_name_is_no_text_is_refused_by_all_who_look_into_zip_files() throws IOException {
        for (String extension : List.of(".zarr.zip", ".npz", ".zip")) {
            Path file = folder.resolve("names" + extension);
            byte[] bytes = Files.readAllBytes(zipped("v2_raw", true));
            int last = bytes.length - 22 - 46 - "0.0.0".length(); // somewhere among the names at its end
            for (int at = last; at < bytes.length - 22; at++) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) 0x93;
                Rewritten.write(file, changed);
                try (ImageSource image = Images.open(file)) {
                    assertThat(image.load().channels()).isOne();
                } catch (FileException e) {
                    assertThat(e).hasMessageStartingWith(file.toString());
                }
            }
        }
    }

    @Test
    void a_chunk_that_unpacks_to_more_than_belongs_is_no_bomb() throws IOException {
        Path file = folder.resolve("bomb.zarr.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, ".zarray", ZarrStores.zarray("[2, 2]", "[2, 2]", "|u1").getBytes(StandardCharsets.UTF_8), true);
            zip.putNextEntry(new ZipEntry("0.0"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("bomb");
    }

    @Test
    void changed_zip_files_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 150);
    }

    @Test
    @Tag("deep")
    void tens_of_thousands_of_changed_zip_files_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 8000);
    }

    private void mutate(long seed, int each) throws IOException {
        int refused = 0;
        int read = 0;
        for (Path file : List.of(
                zipped("v2_raw", false),
                zipped("v2_raw", true),
                zipped("v3_shards", false),
                zipped("v3_shards", true),
                zipped("ome_0.5", false))) {
            byte[] valid = Files.readAllBytes(file);
            SplittableRandom random =
                    new SplittableRandom(seed + file.getFileName().hashCode());
            for (int i = 0; i < each; i++) {
                byte[] changed = Mutations.bytes(valid, random);
                Rewritten.write(file, changed);
                try (ImageSource image = Images.open(file)) {
                    if (image.size().voxels() < MOST_VOXELS) {
                        image.load();
                    }
                    read++;
                } catch (FileException e) {
                    assertThat(e).hasMessageContaining(file.toString());
                    refused++;
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    fail("%s as Base64: %s", file, Base64.getEncoder().encodeToString(changed), e);
                }
            }
        }
        assertThat(refused).isGreaterThan(each);
        assertThat(read).isGreaterThan(each / 5);
    }
}
