package io.biapy.io.precomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecomputedAnnotationsTest {
    private static final Size VOLUME = Size.zyx(10, 100, 200);

    @TempDir
    private Path folder;

    private static SiteAnnotations sites(long[][] partners) {
        return SiteAnnotations.of(
                        new long[] {5, 6, 7}, new double[][] {{60, 42, 50}, {100, 82, 66}, {140, 90, 98}}, partners)
                .withVoxelSize(Calibration.of(40, 4, 4, "nm"));
    }

    private static ByteBuffer bytes(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void pairs_areLines_asTheFormatSays() throws IOException {
        Path out = folder.resolve("a");
        PrecomputedAnnotations.of(sites(new long[][] {{5, 6}, {5, 7}}), VOLUME)
                .with("probability", new float[] {0.5f, 0.75f})
                .write(out);
        JsonNode info = new ObjectMapper().readTree(out.resolve("info").toFile());
        assertThat(info.path("@type").asText()).isEqualTo("neuroglancer_annotations_v1");
        assertThat(info.path("annotation_type").asText()).isEqualTo("LINE");
        assertThat(info.path("dimensions").fieldNames()).toIterable().containsExactly("x", "y", "z");
        assertThat(info.path("dimensions").path("z").toString()).isEqualTo("[4.0E-8,\"m\"]");
        assertThat(info.path("upper_bound").toString()).isEqualTo("[200,100,10]");
        assertThat(info.path("spatial").get(0).path("chunk_size").toString()).isEqualTo("[200,100,10]");
        ByteBuffer cell = bytes(out.resolve("spatial0").resolve("0_0_0"));
        assertThat(cell.getLong()).isEqualTo(2);
        List<float[]> lines = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            float[] line = new float[7];
            for (int i = 0; i < 7; i++) {
                line[i] = cell.getFloat();
            }
            lines.add(line);
        }
        for (float[] line : lines) {
            long id = cell.getLong();
            assertThat(line)
                    .containsExactly(
                            id == 1
                                    ? new float[] {12.5f, 10.5f, 1.5f, 16.5f, 20.5f, 2.5f, 0.5f}
                                    : new float[] {12.5f, 10.5f, 1.5f, 24.5f, 22.5f, 3.5f, 0.75f});
            ByteBuffer one = bytes(out.resolve("by_id").resolve(Long.toString(id)));
            for (float value : line) {
                assertThat(one.getFloat()).isEqualTo(value);
            }
            assertThat(one.hasRemaining()).isFalse();
        }
        assertThat(cell.hasRemaining()).isFalse();
    }

    @Test
    void sitesWithoutPairs_arePoints_andNoneIsAnEmptyCell() throws IOException {
        PrecomputedAnnotations.of(sites(new long[0][]), VOLUME).write(folder.resolve("p"));
        ByteBuffer cell = bytes(folder.resolve("p/spatial0/0_0_0"));
        assertThat(cell.getLong()).isEqualTo(3);
        assertThat(cell.remaining()).isEqualTo(3 * (12 + 8));
        SiteAnnotations none = SiteAnnotations.of(new long[0], new double[0][], new long[0][]);
        PrecomputedAnnotations.of(none, VOLUME).write(folder.resolve("n"));
        assertThat(bytes(folder.resolve("n/spatial0/0_0_0")).getLong()).isZero();
    }

    @Test
    void wrongNumbers_andAFolderThatIsThere_areRefused() throws IOException {
        PrecomputedAnnotations lines = PrecomputedAnnotations.of(sites(new long[][] {{5, 6}}), VOLUME);
        assertThatThrownBy(() -> lines.with("p", new float[3])).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> lines.with("Not good", new float[1])).isInstanceOf(InputException.class);
        Path there = Files.createDirectory(folder.resolve("there"));
        assertThatThrownBy(() -> lines.write(there))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> PrecomputedAnnotations.of(sites(new long[][] {{5, 9}}), VOLUME))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("9");
    }
}
