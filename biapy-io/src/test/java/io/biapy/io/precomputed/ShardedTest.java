package io.biapy.io.precomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes that TensorStore wrote: {@code src/test/python/make_sharded_fixtures.py}. */
class ShardedTest {
    private static final int Z = 13;
    private static final int Y = 21;
    private static final int X = 30;

    @TempDir
    Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(ShardedTest.class
                            .getResource("/precomputed/" + name + ".precomputed/info")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int value(int c, int z, int y, int x) {
        return x < 8 && y < 8 ? 0 : (3 * x + 5 * y + 7 * z + 11 * c) % 97 + 300 * (x / 8);
    }

    @ParameterizedTest
    @CsvSource({"identity,2,65535", "murmur,1,65535", "one,1,255"})
    void every_voxel_is_that_which_was_written(String name, int channels, int mask) {
        try (ImageSource image = Images.open(fixture(name))) {
            assertThat(image.size()).isEqualTo(Size.zyx(Z, Y, X));
            assertThat(image.channels()).isEqualTo(channels);
            assertThat(image.calibration()).isEqualTo(Calibration.of(40, 8, 4, "nm"));
            float[] data = image.load().data();
            for (int i = 0; i < data.length; i++) {
                int expected = value(i / (X * Y * Z), i / (X * Y) % Z, i / X % Y, i % X) & mask;
                assertThat(data[i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void labels_are_read_block_by_block() {
        try (LabelSource labels = Images.labels(fixture("murmur"))) {
            Random random = new Random(2);
            for (int i = 0; i < 40; i++) {
                Extent extent = Extent.zyx(1 + random.nextInt(Z), 1 + random.nextInt(Y), 1 + random.nextInt(X));
                Block block = new Block(
                        random.nextInt(Z + 1 - extent.z()),
                        random.nextInt(Y + 1 - extent.y()),
                        random.nextInt(X + 1 - extent.x()),
                        extent);
                long[] ids = new long[extent.voxels()];
                labels.read(block, ids);
                for (int k = 0; k < ids.length; k++) {
                    int z = (int) block.z() + k / extent.x() / extent.y();
                    int y = (int) block.y() + k / extent.x() % extent.y();
                    assertThat(ids[k]).isEqualTo(value(0, z, y, (int) block.x() + k % extent.x()));
                }
            }
        }
        assertThat(Images.info(fixture("murmur")).storage()).endsWith("sharded");
    }

    @Test
    void chunks_have_different_numbers_below_a_power_of_two_of_each_axis() {
        long[][] grids = {{4, 3, 4}, {1, 1, 1}, {5, 1, 9}, {2, 7, 3}};
        for (long[] grid : grids) {
            Set<Long> seen = new HashSet<>();
            long most = 1;
            for (long n : grid) {
                most *= n == 1 ? 1 : Long.highestOneBit(n - 1) << 1;
            }
            for (long i = 0; i < grid[0] * grid[1] * grid[2]; i++) {
                long number =
                        Sharding.number(new long[] {i % grid[0], i / grid[0] % grid[1], i / grid[0] / grid[1]}, grid);
                assertThat(number).isBetween(0L, most - 1);
                assertThat(seen.add(number)).isTrue();
            }
        }
        assertThat(Sharding.number(new long[] {3, 1, 2}, new long[] {4, 2, 4})).isEqualTo(0b11011L);
    }

    @Test
    void a_missing_shard_is_background_and_a_damaged_one_an_error() throws IOException {
        Path copy = folder.resolve("a.precomputed");
        List<Path> shards = copy(fixture("murmur"), copy);
        Random random = new Random(5);
        Path victim = shards.get(0);
        byte[] whole = Files.readAllBytes(victim);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; k < 6 && bytes.length > 0; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(victim, bytes);
            try (ImageSource image = Images.open(copy)) {
                image.load();
            } catch (FileException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(30);
        for (Path shard : shards) {
            Files.delete(shard);
        }
        try (ImageSource image = Images.open(copy)) {
            assertThat(image.load().data()).containsOnly(0);
        }
    }

    @Test
    void another_way_of_sharding_is_named() throws IOException {
        Path copy = folder.resolve("b.precomputed");
        copy(fixture("one"), copy);
        String info = Files.readString(copy.resolve("info"));
        for (String[] change : new String[][] {
            {"murmurhash3_x86_128", "sha"}, {"sharded_v1", "sharded_v9"}, {"\"preshift_bits\"", "\"preshift\""}
        }) {
            Files.writeString(copy.resolve("info"), info.replace(change[0], change[1]));
            assertThatThrownBy(() -> Images.open(copy))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("sharded in a way");
        }
    }

    /** Copies a volume; gives its shards. */
    private static List<Path> copy(Path from, Path to) throws IOException {
        List<Path> shards = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                    if (target.toString().endsWith(".shard")) {
                        shards.add(target);
                    }
                }
            }
        }
        return shards;
    }
}
