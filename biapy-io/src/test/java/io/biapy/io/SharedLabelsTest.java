package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelSource;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shared test data's images: labels equal to what tifffile reads (src/test/python/sum_labels.py), pictures grey. */
class SharedLabelsTest {
    @TestFactory
    Stream<DynamicTest> labels_equal_what_tifffile_reads() throws IOException, URISyntaxException {
        Path sums = Path.of(getClass().getResource("/label-sums.csv").toURI());
        return Files.readAllLines(sums).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(row -> DynamicTest.dynamicTest(row[1], () -> check(row)));
    }

    private static void check(String[] row) {
        Path file = GoldenSuite.requireFolder(row[0]).resolve(row[1]);
        LabelSource labels = Images.labels(file);
        assertThat(labels.size().toExtent())
                .isEqualTo(io.biapy.core.image.Extent.zyx(
                        Integer.parseInt(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4])));
        long[] ids = new long[labels.size().toExtent().voxels()];
        labels.read(Block.all(labels.size()), ids);
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(ids);
        CRC32 sum = new CRC32();
        sum.update(bytes.array());
        assertThat(String.format("%08x", sum.getValue())).isEqualTo(row[5]);
        assertThat(labels.load().maxId()).isEqualTo(Long.parseLong(row[6]));
    }

    @Test
    void rgba_pictures_of_nuclei_are_one_grey_channel_and_pair_with_their_labels() {
        Path folder = GoldenSuite.requireFolder("data.dir").resolve("dsb2018-stage1-train-subset");
        var train = Images.pairs(folder.resolve("images"), folder.resolve("labels"))
                .subset(folder.resolve("split.csv"), "train");
        assertThat(train.size()).isBetween(50, 99);
        FloatImage first = train.get(0).openRaw().load();
        assertThat(first.channels()).isEqualTo(1);
        assertThat(first.extent()).isEqualTo(train.get(0).openLabels().load().extent());
    }
}
