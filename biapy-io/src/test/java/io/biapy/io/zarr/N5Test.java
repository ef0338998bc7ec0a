package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.BzipCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Lz4StreamCodec;
import io.biapy.io.codec.XzCodec;
import io.biapy.io.codec.ZstdCodec;
import io.biapy.testkit.Mutations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** N5 containers written here by the letter of its specification: dimensions x, y, z; blocks with headers, short at the border. */
class N5Test {
    private static final int[] SIZE = {5, 3, 4}; // x, y, z
    private static final int[] BLOCK = {3, 2, 2};

    @TempDir
    Path folder;

    private static int value(int x, int y, int z) {
        return 1000 * z + 100 * y + x - 700;
    }

    private Path container(String compression, List<ByteCodec> codecs) throws IOException {
        Path store = folder.resolve("a.n5");
        Path array = store.resolve("volumes/raw");
        Files.createDirectories(array);
        Files.writeString(store.resolve("attributes.json"), "{\"n5\": \"4.0.0\"}");
        Files.writeString(
                array.resolve("attributes.json"),
                "{\"dimensions\": [5, 3, 4], \"blockSize\": [3, 2, 2], \"dataType\": \"int16\", \"compression\": "
                        + compression
                        + ", \"pixelResolution\": {\"dimensions\": [4.0, 5.0, 40.0], \"unit\": \"nm\"}}");
        for (int bz = 0; bz * BLOCK[2] < SIZE[2]; bz++) {
            for (int by = 0; by * BLOCK[1] < SIZE[1]; by++) {
                for (int bx = 0; bx * BLOCK[0] < SIZE[0]; bx++) {
                    Path file = array.resolve(bx + "/" + by + "/" + bz);
                    Files.createDirectories(file.getParent());
                    Files.write(file, block(bx, by, bz, new CodecChain(codecs)));
                }
            }
        }
        return store;
    }

    private static byte[] block(int bx, int by, int bz, CodecChain codecs) {
        int nx = Math.min(BLOCK[0], SIZE[0] - bx * BLOCK[0]);
        int ny = Math.min(BLOCK[1], SIZE[1] - by * BLOCK[1]);
        int nz = Math.min(BLOCK[2], SIZE[2] - bz * BLOCK[2]);
        ByteBuffer raw = ByteBuffer.allocate(2 * nx * ny * nz);
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    raw.putShort((short) value(bx * BLOCK[0] + x, by * BLOCK[1] + y, bz * BLOCK[2] + z));
                }
            }
        }
        byte[] packed = codecs.encode(raw.array());
        return ByteBuffer.allocate(16 + packed.length)
                .putShort((short) 0)
                .putShort((short) 3)
                .putInt(nx)
                .putInt(ny)
                .putInt(nz)
                .put(packed)
                .array();
    }

    private static ByteCodec codec(String type) {
        return switch (type) {
            case "gzip" -> new DeflateCodec(true, -1);
            case "zlib" -> new DeflateCodec(false, -1);
            case "lz4" -> new Lz4StreamCodec();
            case "zstd" -> new ZstdCodec(3);
            case "bzip2" -> new BzipCodec(1);
            case "xz" -> new XzCodec(0);
            default -> new BloscCodec(BloscCodec.Inner.LZ4, 5, BloscCodec.Shuffle.SHUFFLE, 2, 0);
        };
    }

    @ParameterizedTest
    @CsvSource({"raw", "gzip", "lz4", "zstd", "blosc", "zlib", "bzip2", "xz"})
    void blocks_of_every_compression_are_read(String type) throws IOException {
        String said = type.equals("zlib") ? "{\"type\": \"gzip\", \"useZlib\": true}" : "{\"type\": \"" + type + "\"}";
        Path store = container(said, type.equals("raw") ? List.of() : List.of(codec(type)));
        FloatImage image = Images.open(store + ":/volumes/raw").load();
        assertThat(image.extent()).isEqualTo(Extent.zyx(4, 3, 5));
        assertThat(image.pixelType()).isEqualTo(PixelType.INT16);
        assertThat(image.calibration()).isEqualTo(Calibration.of(40, 5, 4, "nm"));
        for (int z = 0; z < 4; z++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 5; x++) {
                    assertThat(image.value(0, z, y, x)).isEqualTo(value(x, y, z));
                }
            }
        }
    }

    @Test
    void blocks_that_lie_are_refused_and_missing_ones_are_0() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path block = store.resolve("volumes/raw/0/0/0");
        byte[] valid = Files.readAllBytes(block);
        for (int at : new int[] {1, 3, 7, 11, 15}) {
            byte[] changed = valid.clone();
            changed[at] += 1;
            Files.write(block, changed);
            assertThatThrownBy(() -> Images.open(store.resolve("volumes/raw")).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(block.toString());
        }
        Files.delete(block);
        assertThat(Images.open(store.resolve("volumes/raw")).load().data()[0]).isZero();
    }

    @Test
    void changed_containers_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 200);
    }

    @Test
    @Tag("deep")
    void tens_of_thousands_of_changed_containers_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 8000);
    }

    private void mutate(long seed, int each) throws IOException {
        int refused = 0;
        int read = 0;
        for (String type : List.of("raw", "gzip", "lz4", "zstd", "blosc", "bzip2", "xz")) {
            Path store =
                    container("{\"type\": \"" + type + "\"}", type.equals("raw") ? List.of() : List.of(codec(type)));
            List<Path> files = ZarrStores.files(store.resolve("volumes/raw"));
            SplittableRandom random = new SplittableRandom(seed + type.hashCode());
            for (int i = 0; i < each; i++) {
                Path file = files.get(random.nextInt(4) == 0 ? files.size() - 1 : random.nextInt(files.size()));
                byte[] valid = Files.readAllBytes(file);
                boolean metadata = file.toString().endsWith("json");
                byte[] changed =
                        metadata && i % 4 > 0 ? Mutations.words(valid, random) : Mutations.bytes(valid, random);
                Rewritten.write(file, changed);
                try (ImageSource image = Images.open(store + ":/volumes/raw")) {
                    if (image.size().voxels() < 1 << 20) {
                        image.load();
                    }
                    read++;
                } catch (FileException e) {
                    refused++;
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    fail("%s as Base64: %s", file, Base64.getEncoder().encodeToString(changed), e);
                }
                Rewritten.write(file, valid);
            }
        }
        assertThat(refused).isGreaterThan(each);
        assertThat(read).isGreaterThan(each / 2);
    }

    @Test
    void the_words_of_several_programs_give_the_voxel_size() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path array = store.resolve("volumes/raw/attributes.json");
        String before = Files.readString(array);
        String[] said = {
            "\"pixelResolution\": {\"dimensions\": [4.0, 5.0, 40.0], \"unit\": \"nm\"}",
            "\"resolution\": [4, 5, 40], \"units\": [\"nm\", \"nm\", \"nm\"]",
            "\"resolution\": [2, 5, 20], \"units\": [\"nm\", \"nm\", \"nm\"], \"downsamplingFactors\": [2, 1, 2]",
            "\"transform\": {\"axes\": [\"z\", \"y\", \"x\"], \"scale\": [40, 5, 4], \"units\": [\"nm\", \"nm\", \"nm\"]},"
                    + " \"pixelResolution\": {\"dimensions\": [1, 1, 1], \"unit\": \"nm\"}"
        };
        for (String words : said) {
            Files.writeString(array, before.replaceFirst("\"pixelResolution.*\\}", words + "}"));
            assertThat(Images.open(store.resolve("volumes/raw")).calibration())
                    .as(words)
                    .isEqualTo(Calibration.of(40, 5, 4, "nm"));
        }
    }

    @Test
    void axes_in_the_attributes_are_those_of_the_image() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path array = store.resolve("volumes/raw/attributes.json");
        Files.writeString(
                array, Files.readString(array).replace("\"blockSize", "\"axes\": [\"x\", \"y\", \"c\"], \"blockSize"));
        FloatImage image = Images.open(store.resolve("volumes/raw")).load();
        assertThat(image.extent()).isEqualTo(Extent.yx(3, 5));
        assertThat(image.channels()).isEqualTo(4);
        assertThat(image.value(3, 0, 2, 4)).isEqualTo(value(4, 2, 3));
        assertThat(image.calibration().x()).isEqualTo(4);
    }

    @Test
    void groups_of_resolutions_open_by_their_largest_and_painteras_by_its_data() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path scales = store.resolve("volumes/em/s0");
        Files.createDirectories(scales.getParent());
        Files.move(store.resolve("volumes/raw"), scales);
        assertThat(Images.open(store.resolve("volumes/em")).load().value(0, 3, 2, 4))
                .as("a group is a folder")
                .isEqualTo(value(4, 2, 3));
        assertThat(Images.open(store + ":/volumes/em").size()).isEqualTo(Size.zyx(4, 3, 5));
        Path paintera = store.resolve("volumes/labels/data");
        Files.createDirectories(paintera.getParent());
        Files.move(store.resolve("volumes/em"), paintera);
        Files.writeString(paintera.resolveSibling("attributes.json"), "{\"painteraData\": {\"type\": \"raw\"}}");
        assertThat(Images.open(store + ":/volumes/labels").load().value(0, 3, 2, 4))
                .isEqualTo(value(4, 2, 3));
    }

    /** As OpenOrganelle has them: "multiscales" there are not those of OME-NGFF. */
    @Test
    void groups_of_cosem_open_by_their_largest_resolution() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path group = store.resolve("em");
        Files.createDirectories(group);
        String transform =
                "{\"axes\": [\"z\", \"y\", \"x\"], \"scale\": [%s], \"translate\": [0, 0, 0], \"units\": [\"nm\", \"nm\", \"nm\"]}";
        String full = transform.formatted("40, 5, 4");
        Path array =
                Files.move(store.resolve("volumes/raw"), group.resolve("s0")).resolve("attributes.json");
        String before = Files.readString(array);
        Files.writeString(
                group.resolve("attributes.json"),
                "{\"multiscales\": [{\"name\": \"\", \"datasets\": [{\"path\": \"s0\", \"transform\": " + full
                        + "}]}]}");
        for (String own : new String[] {"\"transform\": " + full + "}", "\"other\": 1}"}) {
            Files.writeString(array, before.replaceFirst("\"pixelResolution.*\\}", own));
            for (Path place : new Path[] {group, group.resolve("s0"), Path.of(store + ":/em")}) {
                assertThat(Images.open(place).load().value(0, 3, 2, 4)).isEqualTo(value(4, 2, 3));
                assertThat(Images.open(place).calibration()).isEqualTo(Calibration.of(40, 5, 4, "nm"));
            }
        }
        String turned = before.replaceFirst(
                "\"pixelResolution.*\\}", "\"transform\": " + full.replace("\"z\", \"y\"", "\"c\", \"y\"") + "}");
        Files.writeString(array, turned);
        assertThat(Images.open(group).channels()).as("axes by the transform").isEqualTo(4);
    }

    @Test
    void label_multisets_are_refused_by_name() throws IOException {
        Path store = container("{\"type\": \"raw\"}", List.of());
        Path array = store.resolve("volumes/raw/attributes.json");
        Files.writeString(
                array, Files.readString(array).replace("\"blockSize", "\"isLabelMultiset\": true, \"blockSize"));
        assertThatThrownBy(() -> Images.labels(store.resolve("volumes/raw")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("label multisets");
    }
}
