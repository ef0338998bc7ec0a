package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.Size;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChunkGridGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("chunk_grid", "chunked_test_pair_data_generator", ChunkGridGoldenTest::check)
                .tests("chunk_grid");
    }

    private static void check(GoldenCase golden) {
        JsonNode o = golden.options();
        Npy volume = golden.inputArray("volume");
        int[] shape = volume.shape();
        Size size = Size.zyx(shape[0], shape[1], shape[2]);
        ChunkGrid grid = new ChunkGrid(
                size, extent(o.path("patch")), extent(o.path("padding")), extent(o.path("patches_per_tile")));
        assertThat(LongStream.of(grid.patches(0), grid.patches(1), grid.patches(2))
                        .boxed()
                        .toList())
                .isEqualTo(longs(golden.output("patches_per_axis").path("value")));
        assertThat(LongStream.of(grid.tiles(0), grid.tiles(1), grid.tiles(2))
                        .boxed()
                        .toList())
                .isEqualTo(longs(golden.output("tiles_per_axis").path("value")));
        List<ChunkGrid.Patch> patches = o.path("z_end").asInt() < 0
                ? grid.all()
                : grid.between(o.path("z_start").asInt(), o.path("z_end").asInt());
        assertThat(patches.stream().map(ChunkGridGoldenTest::row).toList())
                .isEqualTo(golden.table(golden.output("patches")).stream()
                        .map(r -> numbers(r, PATCH_COLUMNS))
                        .toList());
        Set<Long> tiles = new LinkedHashSet<>();
        patches.forEach(p -> tiles.add(p.tile()));
        assertThat(tiles.stream().map(t -> tileRow(t, grid.tile(t))).toList())
                .isEqualTo(golden.table(golden.output("tiles")).stream()
                        .map(r -> numbers(r, TILE_COLUMNS))
                        .toList());
        content(golden, grid, patches, volume, size);
    }

    private static void content(
            GoldenCase golden, ChunkGrid grid, List<ChunkGrid.Patch> patches, Npy volume, Size size) {
        FloatImage image = FloatImage.of("volume", size.toExtent(), 1, volume.floats());
        List<Long> rows = longs(golden.output("content_rows").path("value"));
        float[] expected = golden.outputArray("content").floats();
        for (int k = 0; k < rows.size(); k++) {
            ChunkGrid.Patch p = patches.get(Math.toIntExact(rows.get(k)));
            float[] read = new float[p.reads().extent().voxels()];
            image.read(0, p.reads(), read);
            float[] content = grid.content(p, read);
            assertThat(content)
                    .as("patch in row " + rows.get(k))
                    .isEqualTo(Arrays.copyOfRange(expected, k * content.length, (k + 1) * content.length));
        }
    }

    private static final List<String> PATCH_COLUMNS = List.of(
            "patch_id",
            "tile_id",
            "patches_in_tile",
            "z0",
            "z1",
            "y0",
            "y1",
            "x0",
            "x1",
            "pad_z0",
            "pad_z1",
            "pad_y0",
            "pad_y1",
            "pad_x0",
            "pad_x1");
    private static final List<String> TILE_COLUMNS = List.of("tile_id", "z0", "z1", "y0", "y1", "x0", "x1");

    private static List<Long> numbers(Map<String, String> row, Collection<String> columns) {
        return columns.stream().map(c -> Long.valueOf(row.get(c))).toList();
    }

    private static List<Long> row(ChunkGrid.Patch p) {
        Block b = p.owns();
        return LongStream.of(
                        p.number(),
                        p.tile(),
                        p.inTile(),
                        b.z(),
                        b.z() + b.extent().z(),
                        b.y(),
                        b.y() + b.extent().y(),
                        b.x(),
                        b.x() + b.extent().x(),
                        p.before().z(),
                        p.after().z(),
                        p.before().y(),
                        p.after().y(),
                        p.before().x(),
                        p.after().x())
                .boxed()
                .toList();
    }

    private static List<Long> tileRow(long number, Block b) {
        return List.of(
                number,
                b.z(),
                b.z() + b.extent().z(),
                b.y(),
                b.y() + b.extent().y(),
                b.x(),
                b.x() + b.extent().x());
    }

    private static List<Long> longs(JsonNode list) {
        List<Long> values = new java.util.ArrayList<>();
        list.forEach(v -> values.add(v.asLong()));
        return values;
    }

    private static Extent extent(JsonNode zyx) {
        return Extent.zyx(zyx.get(0).asInt(), zyx.get(1).asInt(), zyx.get(2).asInt());
    }

    @Test
    void a_padding_that_leaves_a_patch_nothing_is_refused() {
        assertThatThrownBy(() ->
                        new ChunkGrid(Size.zyx(9, 9, 9), Extent.zyx(4, 4, 4), Extent.zyx(2, 1, 1), Extent.zyx(1, 1, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("smaller padding");
    }
}
