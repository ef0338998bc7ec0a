package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import io.biapy.testkit.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Valid stores with one file changed at random, metadata also by exchanging numbers and words: reading succeeds or throws
 * {@link FileException}, and nothing else.
 */
class ZarrMutationTest {
    private static final int MOST_VOXELS = 1 << 16;
    private static final String[] STORES = {
        "v2_blosc_blosclz_1",
        "v2_blosc_lz4_1",
        "v2_blosc_zlib_1",
        "v2_blosc_zstd_2",
        "v2_blosc_copy",
        "v2_raw",
        "v2_gzip",
        "v2_lz4",
        "v2_zstd",
        "v2_shuffle",
        "v2_fortran",
        "v3_gzip_crc",
        "v3_transposed",
        "v3_shards",
        "v3_shards_start",
        "v3_blosc_bit_i2",
        "v3_f4",
        "v3_named",
        "ome_0.4",
        "ome_0.5"
    };

    @TempDir
    Path folder;

    @Test
    void thousands_of_changed_stores_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 100);
    }

    @Test
    @Tag("deep")
    void a_hundred_thousand_changed_stores_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 5000);
    }

    private void mutate(long seed, int each) throws IOException {
        int refused = 0;
        int read = 0;
        for (String name : STORES) {
            Path store = ZarrStores.unzip(name, folder);
            List<Path> files = ZarrStores.files(store);
            SplittableRandom random = new SplittableRandom(seed + name.hashCode());
            for (int i = 0; i < each; i++) {
                Path file = files.get(random.nextInt(files.size()));
                byte[] valid = Files.readAllBytes(file);
                boolean metadata = file.toString().matches(".*(json|\\.z[a-z]+)");
                byte[] changed =
                        metadata && i % 4 > 0 ? Mutations.words(valid, random) : Mutations.bytes(valid, random);
                Rewritten.write(file, changed);
                if (reads(store, file, changed, i % 2 == 0)) {
                    read++;
                } else {
                    refused++;
                }
                Rewritten.write(file, valid);
            }
        }
        assertThat(refused).as("changed stores that were refused").isGreaterThan(each);
        assertThat(read).as("changed stores that could still be read").isGreaterThan(each);
    }

    private static boolean reads(Path store, Path file, byte[] changed, boolean labels) {
        try {
            if (labels) {
                try (LabelSource source = Images.labels(store)) {
                    for (Block block : corners(source.size())) {
                        source.read(block, new long[block.extent().voxels()]);
                    }
                }
            } else {
                try (ImageSource source = Images.open(store)) {
                    for (Block block : corners(source.size())) {
                        source.read(
                                source.channels() - 1,
                                block,
                                new float[block.extent().voxels()]);
                    }
                    assertThat(source.toString()).isNotEmpty();
                }
            }
            return true;
        } catch (FileException e) {
            assertThat(e).hasMessageContaining(store.toString());
            return false;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return fail("%s as Base64: %s", file, Base64.getEncoder().encodeToString(changed), e);
        }
    }

    /** The near and the far corner, as much as a small block holds. */
    private static Block[] corners(Size size) {
        long x = Math.min(size.x(), MOST_VOXELS);
        long y = Math.min(size.y(), MOST_VOXELS / x);
        long z = Math.min(size.z(), MOST_VOXELS / x / y);
        Extent part = Extent.zyx((int) z, (int) y, (int) x);
        return new Block[] {new Block(0, 0, 0, part), new Block(size.z() - z, size.y() - y, size.x() - x, part)};
    }
}
