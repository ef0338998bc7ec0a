package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.patch.ChunkGrid;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.watershed.ChannelRules;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MergeGoldenTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "chunk_passes",
                        "Instance_Segmentation_Workflow.after_all_chunk_prediction_workflow_process",
                        this::passes)
                .on("chunk_whole", "ChunkedTileProcessor + watershed_by_channels + merge passes", this::whole)
                .tests("chunk_passes", "chunk_whole");
    }

    private void passes(GoldenCase golden) {
        int[] given = golden.inputArray("tile_labels").ints();
        Extent extent = extent(golden.inputArray("tile_labels").shape());
        Extent tile = extent(ints(golden.options().path("tile")));
        MemoryOutput out = new MemoryOutput(extent);
        Merge.Outcome found;
        try (Workers workers = Workers.of(2)) {
            found = Merge.faceOverlap(
                            golden.options().path("merge_iou_threshold").asDouble())
                    .merge(
                            LabelImage.of("tiles", extent, given),
                            tile,
                            out,
                            TiledRun.in(folder.resolve("work"), golden.name()).by(workers));
        }
        assertThat(out.labels).as("final").isEqualTo(golden.outputArray("final").ints());

        TileGrid grid = new TileGrid(extent.toSize(), tile);
        int[] raised = given.clone();
        for (int id = 0; id < grid.tiles(); id++) {
            Block b = grid.block(id);
            for (int k = 0; k < b.extent().voxels(); k++) {
                int i = position(b, k, extent);
                raised[i] += raised[i] == 0 ? 0 : (int) found.offsets()[id];
            }
        }
        assertThat(raised)
                .as("after the offsets")
                .isEqualTo(golden.outputArray("after_offsets").ints());
        Map<Long, Long> remap = new TreeMap<>();
        for (Map<String, String> row : golden.table(golden.output("remap"))) {
            remap.put(Long.valueOf(row.get("id")), Long.valueOf(row.get("new_id")));
        }
        assertThat(found.joined()).as("remap").isEqualTo(remap);
        assertThat(Arrays.stream(found.edges()).map(e -> e[0] + "," + e[1]))
                .as("edges")
                .containsExactlyInAnyOrderElementsOf(golden.table(golden.output("edges")).stream()
                        .map(row -> row.get("a") + "," + row.get("b"))
                        .toList());
    }

    private static int position(Block b, int k, Extent extent) {
        Extent e = b.extent();
        int z = (int) b.z() + k / (e.y() * e.x());
        int y = (int) b.y() + k / e.x() % e.y();
        return (z * extent.y() + y) * extent.x() + (int) b.x() + k % e.x();
    }

    private void whole(GoldenCase golden) {
        FloatImage prediction = prediction(golden.inputArray("prediction"));
        WatershedDecoder decoder = decoder(golden.options()).compatibleWithBiapy();
        assertThat(decoder.decode(prediction).codes())
                .as("whole")
                .isEqualTo(golden.outputArray("whole").ints());

        Extent padding = extent(ints(golden.options().path("padding")));
        ChunkGrid chunks = new ChunkGrid(
                prediction.size(),
                extent(Arrays.copyOf(ints(golden.options().path("patch")), 3)),
                padding,
                extent(ints(golden.options().path("patches_per_tile"))));
        assertThat(tileLabels(prediction, decoder, chunks.tile(), padding))
                .as("labels of tiles")
                .isEqualTo(golden.outputArray("tile_labels").ints());
        MemoryOutput out = new MemoryOutput(prediction.extent());
        Merge.faceOverlap(golden.options().path("merge_iou_threshold").asDouble())
                .decode(
                        prediction,
                        decoder,
                        chunks.tile(),
                        padding,
                        out,
                        TiledRun.in(folder.resolve("work"), golden.name()));
        assertThat(out.labels).as("final").isEqualTo(golden.outputArray("final").ints());
    }

    private static int[] tileLabels(FloatImage prediction, InstanceDecoder decoder, Extent tile, Extent context) {
        MemoryOutput out = new MemoryOutput(prediction.extent());
        TileGrid grid = new TileGrid(prediction.size(), tile);
        for (int id = 0; id < grid.tiles(); id++) {
            Block wide = grid.withHalo(id, context);
            LabelImage labels = decoder.decode(new PredictionBlocks(prediction).read(wide, new int[] {0, 1}));
            out.write(grid.block(id), TileCrop.ids(labels, wide, grid.block(id)));
        }
        return out.labels;
    }

    private static WatershedDecoder decoder(JsonNode options) {
        List<ChannelCode> codes = List.of(ChannelCode.FOREGROUND, ChannelCode.CONTOUR);
        List<Threshold> thresholds = List.of(
                Threshold.parse(options.path("thresholds").asText()),
                Threshold.parse(options.path("thresholds").asText()));
        return WatershedDecoder.of(
                codes,
                ChannelRules.seeds(codes, thresholds),
                ChannelRules.growth(codes, thresholds),
                Surface.of(ChannelCode.FOREGROUND));
    }

    private static FloatImage prediction(Npy array) {
        int[] shape = array.shape();
        int plane = shape[0] * shape[1] * shape[2];
        float[] data = new float[plane * shape[3]];
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < shape[3]; c++) {
                data[c * plane + i] = (float) array.doubleAt(i * shape[3] + c) / 255f;
            }
        }
        return FloatImage.of("prediction", Extent.zyx(shape[0], shape[1], shape[2]), shape[3], data);
    }

    private static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = list.get(k).asInt();
        }
        return values;
    }

    private static Extent extent(int[] zyx) {
        return Extent.zyx(zyx[0], zyx[1], zyx[2]);
    }
}
