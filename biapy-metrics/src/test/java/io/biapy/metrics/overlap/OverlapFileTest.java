package io.biapy.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.biapy.metrics.RandomLabels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapFileTest {
    private static final OverlapTable TABLE =
            OverlapTable.of(new long[] {Long.MAX_VALUE, 1, 1, 0}, new long[] {Long.MAX_VALUE - 1, 0, 7, 7});

    @TempDir
    Path folder;

    @Property(tries = 100)
    void what_is_written_is_read_again(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, random.nextInt(300), 20);
        OverlapTable table =
                OverlapTable.of(RandomLabels.wide(truth), RandomLabels.wide(RandomLabels.disturbed(random, truth, 20)));

        assertThat(OverlapFile.read(new ByteArrayInputStream(bytes(table)))).isEqualTo(table);
    }

    @Test
    void tables_of_several_machines_add_up_to_that_of_all_voxels() {
        Random random = new Random(3);
        long[] truth = RandomLabels.wide(RandomLabels.line(random, 5000, 90));
        long[] found = RandomLabels.wide(RandomLabels.line(random, 5000, 90));
        for (int machine = 0; machine < 5; machine++) {
            OverlapCounter counter = new OverlapCounter().add(truth, found, 1000 * machine, 1000 * machine + 1000);
            OverlapFile.write(folder.resolve(machine + ".overlaps"), counter.table());
        }

        OverlapCounter sum = new OverlapCounter();
        for (int machine = 4; machine >= 0; machine--) {
            sum.add(OverlapFile.read(folder.resolve(machine + ".overlaps")));
        }

        assertThat(sum.table()).isEqualTo(OverlapTable.of(truth, found));
        assertThat(folder.toFile().list()).hasSize(5);
    }

    @Test
    void the_format_is_the_documented_one() throws IOException {
        byte[] bytes = bytes(TABLE);

        assertThat(bytes).hasSize(8 + 4 + 4 * 24 + 8).startsWith("BIAPYOV1".getBytes("US-ASCII"));
        assertThat(Arrays.copyOfRange(bytes, 8, 12)).containsExactly(0, 0, 0, 4);
    }

    @Test
    void every_damaged_bit_and_every_missing_end_is_noticed() throws IOException {
        byte[] good = bytes(TABLE);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatIOException().as("bit %d", bit).isThrownBy(() -> OverlapFile.read(new ByteArrayInputStream(bad)));
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatIOException()
                    .isThrownBy(() -> OverlapFile.read(new ByteArrayInputStream(cut)))
                    .withMessageContaining("ends early");
        }
    }

    @Test
    void a_file_that_cannot_be_used_is_named() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "this is something else");
        Path longer = folder.resolve("longer.overlaps");
        byte[] bytes = bytes(TABLE);
        Files.write(longer, Arrays.copyOf(bytes, bytes.length + 1));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> OverlapFile.read(other))
                .withMessageContaining("other.txt")
                .withMessageContaining("BIAPYOV1");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> OverlapFile.read(longer))
                .withMessageContaining("more behind its end");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> OverlapFile.write(folder.resolve("absent/t.overlaps"), TABLE))
                .withMessageContaining("absent");
    }

    private static byte[] bytes(OverlapTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OverlapFile.write(out, table);
        return out.toByteArray();
    }
}
