package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile");

    @TempDir
    Path folder;

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(int records) {
        try (Journal journal = Journal.open(folder, "work")) {
            for (int k = 0; k < records; k++) {
                journal.record("pass", k, text("result " + k));
            }
        }
    }

    @Test
    void records_are_there_when_it_is_opened_again() {
        write(3);
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", 2)).hasValue(text("result 2"));
            assertThat(journal.result("pass", 3)).isEmpty();
            assertThat(journal.result("other", 2)).isEmpty();
            journal.record("pass", 2, text("newer"));
        }
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", 2)).hasValue(text("newer"));
        }
    }

    @Test
    void cut_anywhere_it_keeps_what_is_whole_and_goes_on() throws IOException {
        write(4);
        Path file = folder.resolve("journal");
        byte[] all = Files.readAllBytes(file);
        for (int length = 0; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            int kept = 0;
            try (Journal journal = Journal.open(folder, "work")) {
                while (journal.result("pass", kept).isPresent()) {
                    assertThat(journal.result("pass", kept)).hasValue(text("result " + kept));
                    kept++;
                }
                assertThat(kept).isLessThan(4);
                journal.record("pass", 9, text("after"));
            }
            try (Journal journal = Journal.open(folder, "work")) {
                assertThat(journal.result("pass", 9)).hasValue(text("after"));
                assertThat(journal.result("pass", Math.max(0, kept - 1)).isPresent())
                        .isEqualTo(kept > 0);
            }
        }
    }

    @Test
    void a_changed_byte_costs_at_most_its_own_record_or_everything_where_the_fingerprint_is_hit() throws IOException {
        write(5);
        Path file = folder.resolve("journal");
        byte[] all = Files.readAllBytes(file);
        for (int at = 0; at < all.length; at++) {
            byte[] bad = all.clone();
            bad[at] ^= 0x55;
            Files.write(file, bad);
            try (Journal journal = Journal.open(folder, "work")) {
                int kept = 0;
                for (int k = 0; k < 5; k++) {
                    if (journal.result("pass", k).isPresent()) {
                        assertThat(journal.result("pass", k)).hasValue(text("result " + k));
                        kept++;
                    }
                }
                assertThat(kept).isIn(0, 4);
            }
        }
    }

    @Test
    void results_larger_than_what_is_read_at_once_are_there_again_and_damage_in_them_costs_one_record()
            throws IOException {
        byte[] large = new byte[3 << 20];
        new SplittableRandom(1).nextBytes(large);
        try (Journal journal = Journal.open(folder, "work")) {
            for (int k = 0; k < 3; k++) {
                large[0] = (byte) k;
                journal.record("pass", k, large);
                assertThat(journal.result("pass", k)).hasValue(large);
            }
        }
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", 2)).hasValue(large);
        }
        Path file = folder.resolve("journal");
        byte[] all = Files.readAllBytes(file);
        all[all.length / 2] ^= 1;
        Files.write(file, all);
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", 0)).isPresent();
            assertThat(journal.result("pass", 1)).isEmpty();
            assertThat(journal.result("pass", 2)).hasValue(large);
        }
    }

    @Test
    void a_result_that_is_damaged_while_the_journal_is_open_is_told() throws IOException {
        try (Journal journal = Journal.open(folder, "work")) {
            journal.record("pass", 0, text("result"));
            Path file = folder.resolve("journal");
            byte[] all = Files.readAllBytes(file);
            all[all.length - 1] ^= 1;
            Files.write(file, all);
            assertThatThrownBy(() -> journal.result("pass", 0))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void what_could_not_be_read_again_is_refused() {
        try (Journal journal = Journal.open(folder, "work")) {
            assertThatThrownBy(() -> journal.record("pass", -2, text("x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tile -2");
            assertThatThrownBy(() -> journal.record("n".repeat(70_000), 0, text("x")))
                    .isInstanceOf(IllegalArgumentException.class);
            journal.record("pass", -1, text("of all"));
        }
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", -1)).hasValue(text("of all"));
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_it_reads_leaves_the_journal_open_for_others() {
        try (Journal journal = Journal.open(folder, "work")) {
            journal.record("pass", 0, text("result"));
            Thread.currentThread().interrupt();
            try {
                assertThat(journal.result("pass", 0)).hasValue(text("result"));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            journal.record("pass", 1, text("next"));
            assertThat(journal.result("pass", 1)).hasValue(text("next"));
        }
    }

    @Test
    @Tag("deep")
    void a_journal_of_more_than_2_gigabytes_is_opened_again() {
        byte[] large = new byte[50 << 20];
        int records = 45;
        try (Journal journal = Journal.open(folder, "work")) {
            for (int k = 0; k < records; k++) {
                large[7] = (byte) k;
                journal.record("pass", k, large);
            }
        }
        assertThat(folder.resolve("journal"))
                .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(1L << 31));
        try (Journal journal = Journal.open(folder, "work")) {
            for (int k = 0; k < records; k++) {
                assertThat(journal.result("pass", k).orElseThrow()[7]).isEqualTo((byte) k);
            }
            journal.record("pass", records, text("after"));
        }
        try (Journal journal = Journal.open(folder, "work")) {
            assertThat(journal.result("pass", records)).hasValue(text("after"));
        }
    }

    @Test
    void other_work_and_a_second_owner_are_refused() {
        write(1);
        assertThatThrownBy(() -> Journal.open(folder, "other work"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("There: work. Asked for: other work");
        Journal journal = Journal.open(folder, "work");
        assertThatThrownBy(() -> Journal.open(folder, "work"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("another process");
        assertThatThrownBy(() -> WorkFolder.deleteIdle(folder)).isInstanceOf(FileException.class);
        journal.close();
        WorkFolder.deleteIdle(folder);
        assertThat(folder).doesNotExist();
        WorkFolder.deleteIdle(folder);
    }
}
