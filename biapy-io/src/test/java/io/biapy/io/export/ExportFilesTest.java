package io.biapy.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import io.biapy.core.error.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
    private static final double[] SQUARE = {2, 1, 7, 1, 7, 6, 2, 6};
    private static final double[] HOLE = {3, 2, 3, 4, 5, 4, 5, 2};
    private static final double[] DIAMOND = {10.5, 0, 11, 0.5, 10.5, 1, 10, 0.5};
    private static final List<Outline> OUTLINES = List.of(
            new Outline("Object 4", 0, List.of(List.of(SQUARE))),
            new Outline("Object 9", 2, List.of(List.of(SQUARE, HOLE), List.of(DIAMOND))),
            new Outline("Object 4", 1, List.of(List.of(DIAMOND))));

    @TempDir
    Path folder;

    @Test
    void imagej_opens_the_regions_where_they_are() throws IOException {
        Path file = folder.resolve("cells.zip");
        RoiZipFile.write(file, OUTLINES);
        byte[] first = Files.readAllBytes(file);

        List<Roi> rois = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                rois.add(RoiDecoder.openFromByteArray(zip.readAllBytes()));
            }
        }
        assertThat(names).containsExactly("Object 4.roi", "Object 9.roi", "Object 4-2.roi");
        assertThat(rois).extracting(Roi::getPosition).containsExactly(1, 3, 2);
        assertThat(rois.get(0).getType()).isEqualTo(Roi.POLYGON);
        assertThat(rois.get(0).getFloatPolygon().xpoints).startsWith(2, 7, 7, 2);
        assertThat(rois.get(0).getFloatPolygon().ypoints).startsWith(1, 1, 6, 6);
        assertThat(pixels(rois.get(0))).isEqualTo(25);
        assertThat(rois.get(1).getType()).isEqualTo(Roi.COMPOSITE);
        assertThat(rois.get(1).contains(2, 1)).isTrue();
        assertThat(rois.get(1).contains(3, 3)).isFalse();
        assertThat(rois.get(1).contains(5, 4)).isTrue();
        assertThat(rois.get(2).getFloatPolygon().xpoints).startsWith(10.5f, 11, 10.5f, 10);

        RoiZipFile.write(file, OUTLINES);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    private static int pixels(Roi roi) {
        int count = 0;
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                count += roi.contains(x, y) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void geojson_has_closed_rings_with_holes_and_planes() throws IOException {
        Path file = folder.resolve("new/cells.geojson");
        GeoJsonFile.write(file, OUTLINES);
        JsonNode features = new ObjectMapper().readTree(file.toFile()).path("features");
        assertThat(features).hasSize(3);
        assertThat(features.get(0).path("geometry"))
                .hasToString("{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[2,1],[7,1],[7,6],[2,6],[2,1]]],\"plane\":{\"c\":-1,\"z\":0,\"t\":0}}");
        JsonNode two = features.get(1).path("geometry");
        assertThat(two.path("type").asText()).isEqualTo("MultiPolygon");
        assertThat(two.path("coordinates")).hasSize(2);
        assertThat(two.path("coordinates").get(0)).hasSize(2);
        assertThat(two.path("coordinates").get(1).get(0)).hasToString("[[10.5,0],[11,0.5],[10.5,1],[10,0.5],[10.5,0]]");
        assertThat(two.path("plane").path("z").asInt()).isEqualTo(2);
        assertThat(features.get(1).path("properties").path("name").asText()).isEqualTo("Object 9");
    }

    @Test
    void meshes_read_back_with_their_points_and_normals() throws IOException {
        double[] points = {0, 0, 0, 0.1, 0, 0, 0, 2, 0, 0, 0, 3};
        int[] triangles = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
        Path obj = folder.resolve("a.obj");
        MeshFile.write(obj, points, triangles);
        List<String> lines = Files.readAllLines(obj);
        assertThat(lines.subList(0, 4))
                .containsExactly("v 0.0 0.0 0.0", "v 0.1 0.0 0.0", "v 0.0 2.0 0.0", "v 0.0 0.0 3.0");
        assertThat(lines.subList(4, 8)).containsExactly("f 1 3 2", "f 1 2 4", "f 1 4 3", "f 2 3 4");

        Path stl = folder.resolve("a.stl");
        MeshFile.write(stl, points, triangles);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(stl)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(84 + 4 * 50);
        assertThat(bytes.getInt(80)).isEqualTo(4);
        double volume = 0;
        for (int f = 0; f < 4; f++) {
            float[] v = new float[12];
            for (int i = 0; i < 12; i++) {
                v[i] = bytes.getFloat(84 + 50 * f + 4 * i);
            }
            assertThat(Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])).isCloseTo(1, within(1e-6));
            volume += v[3] * (v[7] * v[11] - v[8] * v[10])
                    + v[4] * (v[8] * v[9] - v[6] * v[11])
                    + v[5] * (v[6] * v[10] - v[7] * v[9]);
        }
        assertThat(volume / 6).isCloseTo(0.1, within(1e-6));
        assertThatThrownBy(() -> MeshFile.write(folder.resolve("a.ply"), points, triangles))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".stl");
    }

    @Test
    void a_ring_of_two_points_is_refused() {
        assertThatThrownBy(() -> new Outline("x", 0, List.of(List.of(new double[] {0, 0, 1, 1}))))
                .isInstanceOf(InputException.class);
    }
}
