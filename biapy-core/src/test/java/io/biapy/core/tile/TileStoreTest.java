package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileStoreTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile");

    @TempDir
    Path folder;

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    @Test
    void sections_come_back_one_by_one() {
        TileStore store = new TileStore(folder);
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 3);
        int checksum = store.write("pass", 4321, new byte[] {1, 2}, new byte[0], large);
        assertThat(store.read("pass", 4321, 0)).hasValue(new byte[] {1, 2});
        assertThat(store.read("pass", 4321, 1)).hasValue(new byte[0]);
        assertThat(store.read("pass", 4321, 2)).hasValue(large);
        assertThat(store.read("pass", 4322, 0)).isEmpty();
        assertThat(store.isIntact("pass", 4321, checksum)).isTrue();
        store.write("pass", 4321, new byte[] {9});
        assertThat(store.read("pass", 4321, 0)).hasValue(new byte[] {9});
        assertThat(store.isIntact("pass", 4321, checksum)).isFalse();
        assertThat(store.file("pass", 4321).getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void what_a_killed_process_was_writing_is_in_nobodys_way() throws IOException {
        TileStore first = new TileStore(folder);
        first.write("p", 0, new byte[] {1});
        Path left = first.file("p", 7).resolveSibling(".7.1.part"); // the first file that the next process writes
        Files.write(left, new byte[1000]);
        TileStore next = new TileStore(folder);
        int checksum = next.write("p", 7, new byte[] {5, 6});
        assertThat(next.isIntact("p", 7, checksum)).isTrue();
        assertThat(left).doesNotExist();
    }

    @Test
    void every_changed_bit_and_every_cut_is_found() throws IOException {
        TileStore store = new TileStore(folder);
        int checksum = store.write("p", 0, new byte[] {1, 2, 3}, new byte[] {4, 5});
        Path file = store.file("p", 0);
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bad);
            assertThat(store.isIntact("p", 0, checksum)).as("bit " + bit).isFalse();
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(store.isIntact("p", 0, checksum)).as("length " + length).isFalse();
            assertThat(store.read("p", 0, 1)).isEmpty();
        }
        Files.write(file, good);
        assertThat(store.isIntact("p", 0, checksum)).isTrue();
        Files.delete(file);
        assertThat(store.isIntact("p", 0, checksum)).isFalse();
    }

    @Test
    void what_a_process_leaves_that_ends_while_it_replaces_a_file_is_found_and_put_in_order() throws IOException {
        TileStore store = new TileStore(folder);
        store.write("p", 0, new byte[] {1});
        store.write("p", 1, new byte[] {2});
        Path former = store.file("p", 0).resolveSibling("0.former");
        Files.move(store.file("p", 0), former); // ended before the new one was in place
        Files.write(store.file("p", 1).resolveSibling("1.former"), new byte[] {3}); // ended before the old one was gone
        assertThat(store.read("p", 0, 0)).hasValue(new byte[] {1});
        assertThat(store.read("p", 1, 0)).hasValue(new byte[] {2});

        store.settle("p");
        assertThat(store.read("p", 0, 0)).hasValue(new byte[] {1});
        assertThat(former.getParent()).isDirectoryNotContaining("glob:**.former");

        Files.move(store.file("p", 0), former);
        store.write("p", 0, new byte[] {4});
        Files.delete(store.file("p", 0));
        assertThat(store.read("p", 0, 0)).as("nothing old comes back").isEmpty();
        store.settle("no such pass");
    }
}
