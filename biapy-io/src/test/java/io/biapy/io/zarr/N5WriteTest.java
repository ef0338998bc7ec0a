package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.zarr.ZarrLayout.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5 as it is written here: its blocks and attributes by the letter, and all of it read again. */
class N5WriteTest {
    private static final Extent EXTENT = Extent.zyx(5, 6, 7);

    @TempDir
    Path folder;

    private static float[] values(PixelType type, int n) {
        SplittableRandom random = new SplittableRandom(type.ordinal());
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = type == PixelType.BIT ? random.nextInt(2) : random.nextInt(120) - (type.isSigned() ? 60 : 0);
        }
        return values;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void every_type_is_written_and_read(PixelType type) throws IOException {
        Path file = folder.resolve("a.n5");
        ImageSpec spec = ImageSpec.of(EXTENT.toSize(), type).channels(2).chunk(Extent.zyx(2, 4, 4));
        float[] values = values(type, EXTENT.voxels());
        try (ImageSink sink = Images.create(file, spec)) {
            sink.write(1, Block.all(spec.size()), values);
        }
        ImageSource image = Images.open(file);
        assertThat(image.load().data()).endsWith(values);
        PixelType stored =
                type == PixelType.BIT ? PixelType.UINT8 : type == PixelType.FLOAT16 ? PixelType.FLOAT32 : type;
        assertThat(image.pixelType()).isEqualTo(stored);
        assertThat(json(file.resolve("s0/attributes.json")).path("dataType").asText())
                .isEqualTo(stored.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void every_compression_is_written_and_read(Compression compression) throws IOException {
        Path file = folder.resolve("a.n5");
        for (BloscCodec.Shuffle shuffle : BloscCodec.Shuffle.values()) {
            ZarrLayout layout =
                    ZarrLayout.n5().compression(compression, 3).shuffle(shuffle).resolutions(false);
            FloatImage image = FloatImage.of("a", EXTENT, 1, values(PixelType.UINT16, EXTENT.voxels()))
                    .withPixelType(PixelType.UINT16);
            ZarrFiles.save(image, Extent.zyx(2, 3, 4), file, layout, Workers.callerOnly());
            assertThat(Images.open(file).load().data()).isEqualTo(image.data());
            String type = json(file.resolve("s0/attributes.json"))
                    .path("compression")
                    .path("type")
                    .asText();
            assertThat(compression.name().toLowerCase(java.util.Locale.ROOT).replace("none", "raw"))
                    .startsWith(type.equals("gzip") && compression == Compression.ZLIB ? "zlib" : type);
            Images.update(file).write(0, new Block(1, 2, 3, Extent.zyx(1, 1, 1)), new float[] {77});
            assertThat(Images.open(file).load().value(0, 1, 2, 3)).isEqualTo(77);
        }
    }

    /** Short big-endian blocks at the border, headers as N5's specification has them. */
    @Test
    void blocks_are_those_of_the_specification() throws IOException {
        Path file = folder.resolve("a.n5");
        float[] values = new float[3 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = 256 + i;
        }
        ImageSpec spec = ImageSpec.of(Size.yx(3, 5), PixelType.INT16).chunk(Extent.yx(2, 4));
        ZarrFiles.create(spec, file, ZarrLayout.n5().compression(Compression.NONE, 0))
                .write(0, Block.all(spec.size()), values);
        ByteBuffer block = ByteBuffer.wrap(Files.readAllBytes(file.resolve("s0/1/0")));
        assertThat(block.remaining()).isEqualTo(12 + 2 * 2);
        assertThat(block.getShort()).as("mode").isZero();
        assertThat(block.getShort()).as("dimensions").isEqualTo((short) 2);
        assertThat(block.getInt()).as("along x").isEqualTo(1);
        assertThat(block.getInt()).as("along y").isEqualTo(2);
        assertThat(block.getShort()).isEqualTo((short) (256 + 4));
        assertThat(block.getShort()).isEqualTo((short) (256 + 9));
    }

    @Test
    void attributes_say_axes_and_voxel_size_to_several_programs() throws IOException {
        Path file = folder.resolve("a.n5");
        Extent extent = Extent.zyx(3, 300, 280);
        FloatImage image = FloatImage.of("a", extent, 2, new float[2 * extent.voxels()])
                .withCalibration(Calibration.of(2, 0.5, 0.25, "um"));
        Images.save(image, file);
        JsonNode group = json(file.resolve("attributes.json"));
        assertThat(group.path("n5").asText()).startsWith("4.");
        assertThat(group.path("multiScale").asBoolean()).isTrue();
        assertThat(group.path("axes").toString()).isEqualTo("[\"x\",\"y\",\"z\",\"c\"]");
        assertThat(group.path("resolution").toString()).isEqualTo("[0.25,0.5,2.0,1.0]");
        assertThat(group.path("units").toString()).isEqualTo("[\"um\",\"um\",\"um\",\"\"]");
        JsonNode half = json(file.resolve("s1/attributes.json"));
        assertThat(half.path("downsamplingFactors").toString()).isEqualTo("[2,2,1,1]");
        assertThat(half.path("dimensions").toString()).isEqualTo("[140,150,3,2]");
        assertThat(half.path("pixelResolution").toString())
                .isEqualTo("{\"dimensions\":[0.25,0.5,2.0,1.0],\"unit\":\"um\"}");
        assertThat(group.path("scales").toString()).isEqualTo("[[1,1,1,1],[2,2,1,1]]");
        assertThat(group.path("downsamplingFactors")).isEqualTo(group.path("scales"));
        assertThat(group.has("multiscales"))
                .as("COSEM's are volumes of one channel")
                .isFalse();
        assertThat(Images.open(file).calibration()).isEqualTo(image.calibration());
        assertThat(Images.open(file.resolve("s1")).calibration()).isEqualTo(Calibration.of(2, 1, 0.5, "um"));
        assertThat(Images.info(file).levels()).containsExactly(Size.zyx(3, 300, 280), Size.zyx(3, 150, 140));
    }

    /** Neuroglancer refuses attributes of different lengths, and inherits those of the groups above. */
    @Test
    void all_lists_have_as_many_entries_as_the_array_has_dimensions() throws IOException {
        for (int channels : new int[] {1, 3}) {
            for (Extent extent : new Extent[] {Extent.yx(300, 280), Extent.zyx(3, 300, 280)}) {
                Path file = folder.resolve(channels + "_" + extent.z() + ".n5");
                Images.save(
                        FloatImage.of("a", extent, channels, new float[channels * extent.voxels()])
                                .withCalibration(Calibration.of(2, 0.5, 0.25, "um")),
                        file);
                int rank = (channels > 1 ? 1 : 0) + (extent.z() > 1 ? 3 : 2);
                for (String node : new String[] {"", "s0/", "s1/"}) {
                    JsonNode said = json(file.resolve(node + "attributes.json"));
                    for (String list : new String[] {"axes", "units", "resolution", "offset", "dimensions"}) {
                        assertThat(said.path(list).size()).as(node + list).isIn(0, rank);
                    }
                    assertThat(said.path("pixelResolution").path("dimensions").size())
                            .isEqualTo(rank);
                    JsonNode factors = said.path("downsamplingFactors");
                    assertThat(node.isEmpty() ? factors.path(1).size() : factors.size())
                            .isEqualTo(rank);
                }
            }
        }
    }

    @Test
    void names_of_channels_come_back_and_neuroglancer_shows_them() throws IOException {
        Path file = folder.resolve("a.n5");
        ImageSpec spec = ImageSpec.of(Size.yx(300, 280), PixelType.UINT8)
                .channelNames(List.of("dna", "actin"))
                .calibration(Calibration.of(1, 0.5, 0.25, "um"));
        writeWhole(file, spec);
        assertThat(json(file.resolve("attributes.json"))
                        .path("coordinateArrays")
                        .toString())
                .isEqualTo("{\"c\":[\"dna\",\"actin\"]}");
        for (Path each : new Path[] {file, file.resolve("s0"), file.resolve("s1")}) {
            assertThat(Images.open(each).channelNames()).containsExactly("dna", "actin");
        }
        Path plain = folder.resolve("plain.n5");
        Images.create(plain, ImageSpec.of(Size.yx(3, 3), PixelType.UINT8).channels(2))
                .close();
        assertThat(json(plain.resolve("attributes.json")).has("coordinateArrays"))
                .isFalse();
    }

    private static void writeWhole(Path file, ImageSpec spec) {
        try (ImageSink sink = ZarrFiles.createWhole(spec, file, ZarrLayout.n5(), Workers.callerOnly())) {
            int voxels = (int) spec.size().voxels();
            for (int c = 0; c < spec.channelNames().size(); c++) {
                sink.write(c, Block.all(spec.size()), new float[voxels]);
            }
        }
    }

    /** A mean lies in the middle of its voxels, the id of a label where its first voxel is. */
    @Test
    void volumes_of_one_channel_have_cosems_transforms() throws IOException {
        Path image = folder.resolve("a.n5");
        ImageSpec spec =
                ImageSpec.of(Size.zyx(3, 300, 280), PixelType.UINT8).calibration(Calibration.of(8, 4, 2, "nm"));
        writeWhole(image, spec);
        String half = "{\"order\":\"C\",\"axes\":[\"z\",\"y\",\"x\"],\"units\":[\"nm\",\"nm\",\"nm\"],"
                + "\"scale\":[8.0,8.0,4.0],\"translate\":[0.0,%s,%s]}";
        assertThat(json(image.resolve("s1/attributes.json")).path("transform").toString())
                .isEqualTo(half.formatted("2.0", "1.0"));
        JsonNode data = json(image.resolve("attributes.json"))
                .path("multiscales")
                .path(0)
                .path("datasets");
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.path(1).path("path").asText()).isEqualTo("s1");
        assertThat(data.path(1).path("transform").toString()).isEqualTo(half.formatted("2.0", "1.0"));
        assertThat(Images.open(image.resolve("s1")).calibration()).isEqualTo(Calibration.of(8, 8, 4, "nm"));
        Path labels = folder.resolve("l.n5");
        LabelImage none = LabelImage.of("l", spec.size().toExtent(), new int[3 * 300 * 280]);
        Images.save(none.withCalibration(spec.calibration()), labels);
        assertThat(json(labels.resolve("s1/attributes.json")).path("transform").toString())
                .isEqualTo(half.formatted("0.0", "0.0"));
    }

    @Test
    void sixty_four_bit_ids_written_by_several_threads_are_read_again() throws IOException {
        for (long seed = 0; seed < 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent all = Extent.zyx(1 + random.nextInt(12), 1 + random.nextInt(20), 1 + random.nextInt(20));
            Extent chunk = Extent.zyx(1 + random.nextInt(5), 1 + random.nextInt(9), 1 + random.nextInt(9));
            long[] ids =
                    random.longs(all.voxels(), 0, 5).map(v -> v * (1L << 60)).toArray();
            Path file = folder.resolve(seed + ".n5/labels/cells");
            LabelSink sink = Images.createLabels(
                    file, ImageSpec.of(all.toSize(), PixelType.UINT64).chunk(chunk));
            List<Block> blocks = Block.grid(all.toSize(), Extent.zyx(3, 4, 7)); // fit no chunk
            LabelImage whole = LabelImage.ofLongs("w", all, ids);
            try (Workers workers = Workers.of(4)) {
                workers.forEach(blocks.size(), i -> {
                    long[] part = new long[blocks.get(i).extent().voxels()];
                    whole.read(blocks.get(i), part);
                    sink.write(blocks.get(i), part);
                });
            }
            long[] read = new long[ids.length];
            Images.labels(file).read(Block.all(all.toSize()), read);
            assertThat(read).as("seed %d", seed).isEqualTo(ids);
        }
    }

    @Test
    void images_lie_beside_each_other_in_one_container() throws IOException {
        Path store = folder.resolve("volume.n5");
        Path raw = store.resolve("volumes/raw");
        Images.save(FloatImage.of("a", Extent.yx(4, 5), 1, new float[20]), raw);
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 2), new int[] {3, 9});
        Images.save(labels, Path.of(store + ":/labels/cells"));
        assertThat(json(store.resolve("attributes.json")).toString()).isEqualTo("{\"n5\":\"4.0.0\"}");
        assertThat(Images.open(raw).size()).isEqualTo(Size.yx(4, 5));
        assertThat(Images.labels(store.resolve("labels/cells")).load().maxId()).isEqualTo(9);
        assertThat(json(store.resolve("labels/cells/s0/attributes.json"))
                        .path("maxId")
                        .asInt())
                .isEqualTo(9);
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("volumes/raw")
                .hasMessageContaining("labels/cells");
        assertThatThrownBy(() -> Images.save(labels, raw))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> Images.save(labels, store, IfExists.REPLACE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("more than one image");
        Images.save(labels, raw, IfExists.REPLACE);
        assertThat(Images.labels(raw).size()).isEqualTo(Size.yx(1, 2));
        assertThat(Images.labels(store.resolve("labels/cells")).size()).isEqualTo(Size.yx(1, 2));
    }

    @Test
    void a_whole_image_is_there_when_all_of_it_is() {
        Path file = folder.resolve("a.n5");
        ImageSpec spec = ImageSpec.of(Size.yx(300, 4), PixelType.UINT8);
        ImageSink half = ZarrFiles.createWhole(spec, file, ZarrLayout.n5(), Workers.callerOnly());
        half.write(0, new Block(0, 0, 0, Extent.yx(1, 4)), new float[4]);
        assertThatThrownBy(half::close).hasMessageContaining("4 of 1200");
        assertThat(folder).isEmptyDirectory();
        try (ImageSink sink = ZarrFiles.createWhole(spec, file, ZarrLayout.n5(), Workers.callerOnly())) {
            sink.write(0, Block.all(spec.size()), values(PixelType.UINT8, 1200));
        }
        assertThat(Images.open(file).load().data()).isEqualTo(values(PixelType.UINT8, 1200));
        assertThat(Images.open(file.resolve("s1")).size()).isEqualTo(Size.yx(150, 2));
    }

    @Test
    void what_fits_no_n5_is_refused() {
        FloatImage image = FloatImage.of("a", Extent.yx(1, 1), 1, new float[1]);
        assertThatThrownBy(() -> ZarrFiles.save(image, folder.resolve("a.zarr"), ZarrLayout.n5()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(".n5");
        assertThatThrownBy(() -> ZarrFiles.save(image, folder.resolve("a.n5"), ZarrLayout.standard()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(".zarr");
        assertThatThrownBy(() -> ZarrLayout.n5().shards(Extent.zyx(1, 2, 2))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ZarrLayout.n5().nested(false)).isInstanceOf(InputException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
