package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of records of any size, beyond what is read at once. */
class JournalDamageTest {
    private static final Logger WARNINGS = Logger.getLogger("io.biapy.core.tile");
    private static final int RECORDS = 12;

    @TempDir
    Path folder;

    @BeforeAll
    static void without_warnings() {
        WARNINGS.setLevel(Level.OFF);
    }

    @Test
    void cut_or_changed_anywhere_it_has_what_is_whole() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        byte[][] results = new byte[RECORDS][];
        int[] end = new int[RECORDS + 1];
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(folder, "work")) {
            end[0] = (int) Files.size(file);
            for (int k = 0; k < RECORDS; k++) {
                results[k] = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(1 << 8 + random.nextInt(14))];
                random.nextBytes(results[k]);
                journal.record("pass", k, results[k]);
                end[k + 1] = (int) Files.size(file);
            }
        }
        byte[] all = Files.readAllBytes(file);
        for (int run = 0; run < 60; run++) {
            boolean isCut = run % 2 == 0;
            int at = run < 2 * RECORDS
                    ? Math.min(all.length, end[1 + run / 2] + run % 3) - 1
                    : random.nextInt(end[0], all.length);
            byte[] bad = isCut ? Arrays.copyOf(all, at) : all.clone();
            if (!isCut) {
                bad[at] ^= 0x10;
            }
            Files.write(file, bad);
            try (Journal journal = Journal.open(folder, "work")) {
                for (int k = 0; k < RECORDS; k++) {
                    boolean isWhole = isCut ? end[k + 1] <= at : at < end[k] || at >= end[k + 1];
                    assertThat(journal.result("pass", k).isPresent())
                            .as("run %d, record %d", run, k)
                            .isEqualTo(isWhole);
                    if (isWhole) {
                        assertThat(journal.result("pass", k).orElseThrow()).isEqualTo(results[k]);
                    }
                }
            }
        }
    }

    @Test
    void results_are_read_while_other_threads_record() {
        try (Journal journal = Journal.open(folder, "work")) {
            IntStream.range(0, 4).parallel().forEach(own -> {
                SplittableRandom random = new SplittableRandom(own);
                for (int k = 0; k < 1000; k++) {
                    byte[] result = new byte[random.nextInt(3000)];
                    Arrays.fill(result, (byte) k);
                    journal.record("pass " + own, k % 300, result);
                    assertThat(journal.result("pass " + own, k % 300)).hasValue(result);
                    journal.result("pass " + (own + 1) % 4, random.nextInt(300));
                }
            });
        }
    }
}
