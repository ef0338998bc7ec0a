package io.biapy.io.precomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.io.Rewritten;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.ZstdCodec;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecomputedTest {
    @TempDir
    Path folder;

    private static LabelImage labels(Extent extent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] ids = new int[extent.voxels()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i > 0 && random.nextInt(3) > 0 ? ids[i - 1] : random.nextInt(1 + random.nextInt(300));
        }
        return LabelImage.of("l", extent, ids).withCalibration(Calibration.of(40, 4, 4, "nm"));
    }

    @RepeatedTest(30)
    void compressed_segmentation_gives_back_every_id(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int[] size = {1 + random.nextInt(20), 1 + random.nextInt(20), 1 + random.nextInt(9)};
        int[] block = {1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9)};
        boolean wide = random.nextBoolean();
        long[] ids = new long[size[0] * size[1] * size[2]];
        int different = 1 << random.nextInt(12);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = random.nextInt(different) * (wide ? 0x123456789ABL : 1);
        }
        int[] words = SegmentationKernel.encode(ids, size, block, wide);
        long[] back = new long[ids.length];
        assertThat(SegmentationKernel.decode(words, 0, size, block, wide, back)).isTrue();
        assertThat(back).isEqualTo(ids);
    }

    /** By hand: a block of 2 x 1 x 1 of ids 5 and 9 takes one bit a voxel. */
    @Test
    void words_of_a_small_block_are_those_of_the_format() {
        assertThat(SegmentationKernel.encode(new long[] {5, 9}, new int[] {2, 1, 1}, new int[] {2, 1, 1}, false))
                .containsExactly(3 | 1 << 24, 2, 0b10, 5, 9);
        assertThat(SegmentationKernel.encode(new long[] {7, 7}, new int[] {2, 1, 1}, new int[] {2, 1, 1}, true))
                .containsExactly(2, 2, 7, 0);
    }

    @Test
    void labels_and_images_come_back_with_their_voxel_size() throws IOException {
        LabelImage labels = labels(Extent.zyx(5, 70, 130), 1);
        Path file = folder.resolve("l.precomputed");
        Images.save(labels, file);
        try (LabelSource back = Images.labels(file)) {
            assertThat(back.load().codes()).isEqualTo(labels.codes());
            assertThat(back.calibration()).isEqualTo(labels.calibration());
            assertThat(back.chunk()).isEqualTo(Extent.zyx(5, 64, 64));
        }
        assertThat(Files.readString(file.resolve("info")))
                .contains("\"compressed_segmentation\"")
                .contains("\"uint32\"");
        assertThat(file.resolve("full/128-130_64-70_0-5")).exists();
        float[] values = new float[2 * 6 * 7];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        FloatImage image = FloatImage.of("a", Extent.yx(6, 7), 2, values);
        Images.save(image, folder.resolve("a.precomputed"));
        ImageSource source = Images.open(folder.resolve("a.precomputed"));
        assertThat(source.load().data()).isEqualTo(values);
        assertThat(source.calibration().isKnown()).isFalse();
        assertThat(Images.info(file).storage()).contains("precomputed segmentation");
    }

    @Test
    void only_complete_volumes_get_their_name_and_only_volumes_are_replaced() throws IOException {
        Path file = folder.resolve("a.precomputed");
        ImageSink sink = Images.create(file, ImageSpec.of(Size.zyx(2, 3, 4), PixelType.UINT8));
        sink.write(0, new Block(0, 0, 0, Extent.zyx(1, 3, 4)), new float[12]);
        assertThatThrownBy(sink::close).isInstanceOf(FileException.class).hasMessageContaining("not written in whole");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        LabelImage labels = labels(Extent.zyx(2, 3, 4), 2);
        Images.save(labels, file);
        assertThatThrownBy(() -> Images.save(labels, file)).hasMessageContaining("exists");
        Images.save(labels, file, IfExists.REPLACE);
        Path other = Files.createDirectories(folder.resolve("b.precomputed"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Images.save(labels, other, IfExists.REPLACE)).hasMessageContaining("something else");
    }

    @Test
    void missing_chunks_are_zero_and_damaged_ones_are_refused() throws IOException {
        LabelImage labels = labels(Extent.zyx(2, 3, 70), 3);
        Path file = folder.resolve("l.precomputed");
        Images.save(labels, file);
        Path chunk = file.resolve("full/64-70_0-3_0-2");
        byte[] valid = Files.readAllBytes(chunk);
        Files.write(chunk, Arrays.copyOf(valid, valid.length - 4));
        assertThatThrownBy(() -> Images.labels(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("64-70")
                .hasMessageContaining("damaged");
        Files.delete(chunk);
        assertThat(Images.labels(file).load().codes()[69]).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"uint32\"|\"text\"|type",
                "\"compressed_segmentation\"|\"jpeg\"|jpeg",
                "[ 4, 3, 2 ]|[ 0, 3, 2 ]|cannot be",
                "[ 64, 64, 64 ]|[ 1099511627776, 64, 64 ]|cannot be",
                "[ 64, 64, 64 ]|[ 2147483647, 2147483647, 2 ]|too large",
                "[ 8, 8, 8 ]|[ 8, 0, 8 ]|cannot be",
                "\"full\"|\"../../etc\"|..",
                "{|[|JSON"
            })
    void lying_descriptions_are_refused(String from, String to, String reason) throws IOException {
        Path file = folder.resolve("l.precomputed");
        Images.save(labels(Extent.zyx(2, 3, 4), 2), file);
        String info = Files.readString(file.resolve("info"));
        assertThat(info).contains(from);
        Files.writeString(file.resolve("info"), info.replace(from, to));
        assertThatThrownBy(() -> Images.labels(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("l.precomputed")
                .hasMessageContaining(reason);
    }

    @Test
    void chunks_packed_as_a_whole_are_unpacked() throws IOException {
        LabelImage labels = labels(Extent.zyx(2, 3, 70), 3);
        float[] values = new float[labels.extent().voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 251;
        }
        FloatImage image = FloatImage.of("r", labels.extent(), 1, values).withPixelType(PixelType.UINT8);
        Path ids = folder.resolve("l.precomputed");
        Path raw = folder.resolve("r.precomputed");
        Images.save(labels, ids);
        Images.save(image, raw);
        for (Path chunk : List.of(ids.resolve("full/64-70_0-3_0-2"), raw.resolve("full/64-70_0-3_0-2"))) {
            byte[] plain = Files.readAllBytes(chunk);
            byte[] gzip = new DeflateCodec(true, 5).encode(plain, 0, plain.length);
            Files.write(chunk, gzip); // as a server sent it
            requireEqual(labels, ids, image, raw);
            Files.delete(chunk);
            Files.write(
                    chunk.resolveSibling(chunk.getFileName() + ".zstd"),
                    new ZstdCodec(3).encode(plain, 0, plain.length));
            requireEqual(labels, ids, image, raw);
            Files.delete(chunk.resolveSibling(chunk.getFileName() + ".zstd"));
            Path packed = Files.write(chunk.resolveSibling(chunk.getFileName() + ".gz"), gzip);
            requireEqual(labels, ids, image, raw);
            Files.write(packed, Arrays.copyOf(gzip, gzip.length - 9));
            assertThatThrownBy(() -> Images.open(chunk.getParent().getParent()).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(packed.toString())
                    .hasMessageContaining("gzip");
            byte[] bomb = new byte[1 << 22];
            Files.write(packed, new DeflateCodec(true, 9).encode(bomb, 0, bomb.length));
            assertThatThrownBy(() -> Images.open(chunk.getParent().getParent()).load())
                    .isInstanceOf(FileException.class);
            Files.move(packed, chunk.resolveSibling(chunk.getFileName() + ".br"));
            assertThatThrownBy(() -> Images.open(chunk.getParent().getParent()).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("Brotli");
            Files.delete(chunk.resolveSibling(chunk.getFileName() + ".br"));
            Files.write(chunk, plain);
        }
    }

    private static void requireEqual(LabelImage labels, Path ids, FloatImage image, Path raw) {
        assertThat(Images.labels(ids).load().codes()).isEqualTo(labels.codes());
        assertThat(Images.open(raw).load().data()).isEqualTo(image.data());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void chunks_of_jpeg_are_pictures_of_their_voxels(int channels) throws IOException {
        Extent extent = Extent.zyx(3, 16, 70);
        float[] values = new float[channels * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 40 + 60 * (i / extent.voxels()) + i % 70;
        }
        Path file = folder.resolve("r.precomputed");
        Images.save(FloatImage.of("r", extent, channels, values).withPixelType(PixelType.UINT8), file);
        Path info = file.resolve("info");
        Files.writeString(info, Files.readString(info).replace("\"raw\"", "\"jpeg\""));
        for (int x = 0; x < 70; x += 64) {
            int nx = Math.min(64, 70 - x);
            Path chunk = file.resolve("full/" + x + "-" + (x + nx) + "_0-16_0-3");
            FloatImage picture = FloatImage.of("p", Extent.yx(48, nx), channels, part(values, channels, x, nx));
            Path jpeg = folder.resolve("p" + x + ".jpg");
            Images.save(picture.withPixelType(PixelType.UINT8), jpeg);
            Files.move(jpeg, chunk, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        float[] read = Images.open(file).load().data();
        for (int i = 0; i < values.length; i++) {
            assertThat(read[i]).as("value %d", i).isBetween(values[i] - 8, values[i] + 8);
        }
        assertThat(Images.info(file).storage()).contains("jpeg");
        Path chunk = file.resolve("full/64-70_0-16_0-3");
        byte[] valid = Files.readAllBytes(chunk);
        Files.write(chunk, Arrays.copyOf(valid, valid.length / 2));
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(chunk.toString());
        Files.copy(file.resolve("full/0-64_0-16_0-3"), chunk, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Images.open(file).load())
                .hasMessageContaining("a chunk of 288 voxels of " + channels + " channels belongs there");
    }

    private static float[] part(float[] values, int channels, int x, int nx) {
        float[] part = new float[channels * 48 * nx];
        for (int i = 0; i < part.length; i++) {
            part[i] = values[i / nx * 70 + x + i % nx];
        }
        return part;
    }

    @Test
    void links_carry_the_state_of_the_viewer() throws IOException {
        String link = NeuroglancerLink.at("https://neuroglancer-demo.appspot.com/")
                .image("raw", "http://localhost:8000/raw.precomputed")
                .labels("cells", "https://host/cells.precomputed")
                .voxelSize(Calibration.of(40, 4, 4, "nm"))
                .toString();
        assertThat(link).startsWith("https://neuroglancer-demo.appspot.com/#!%7B");
        String json = URLDecoder.decode(link.substring(link.indexOf('!') + 1), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"source\":\"precomputed://http://localhost:8000/raw.precomputed\"")
                .contains("\"type\":\"segmentation\"")
                .contains("\"z\":[4.0E-8,\"m\"]");
        for (String address :
                List.of("/home/a.precomputed", "", "http://host/a b.precomputed", "file:///a", "http://")) {
            assertThatThrownBy(() -> NeuroglancerLink.at("x").image("a", address))
                    .as(address)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("server");
        }
    }

    @Test
    void hundreds_of_changed_volumes_give_nothing_but_file_exceptions() throws IOException {
        mutate(600);
    }

    @Test
    @Tag("deep")
    void tens_of_thousands_of_changed_volumes_give_nothing_but_file_exceptions() throws IOException {
        mutate(40_000);
    }

    private void mutate(int times) throws IOException {
        Path file = folder.resolve("l.precomputed");
        Images.save(labels(Extent.zyx(4, 9, 11), 5), file);
        SplittableRandom random = new SplittableRandom(times);
        int refused = 0;
        List<Path> files = List.of(file.resolve("info"), file.resolve("full/0-11_0-9_0-4"));
        for (int i = 0; i < times; i++) {
            Path one = files.get(random.nextInt(2));
            byte[] valid = Files.readAllBytes(one);
            byte[] changed = valid.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(random.nextBoolean() ? Math.min(40, changed.length) : changed.length);
                switch (random.nextInt(4)) {
                    case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> changed[at] = (byte) random.nextInt();
                    case 2 -> changed[at] = (byte) ('0' + random.nextInt(10));
                    default -> changed = Arrays.copyOf(changed, 1 + random.nextInt(changed.length));
                }
            }
            Rewritten.write(one, changed);
            try (LabelSource source = Images.labels(file)) {
                Size size = source.size();
                Block corner = new Block(0, 0, 0, Extent.zyx(1, 1, (int) Math.min(size.x(), 9)));
                source.read(corner, new long[9]);
            } catch (FileException e) {
                refused++;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                fail("%s: %s", one.getFileName(), new String(changed, StandardCharsets.ISO_8859_1), e);
            }
            Rewritten.write(one, valid);
        }
        assertThat(refused).isBetween(times / 10, times);
    }
}
