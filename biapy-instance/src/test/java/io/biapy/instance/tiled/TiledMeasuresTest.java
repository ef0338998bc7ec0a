package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.tile.WorkFolder;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.testkit.LongRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured tile by tile is, to the last digit, what is measured in memory. */
class TiledMeasuresTest {
    private static final List<String> FILTERS = List.of(
            "npixels < 6",
            "elongation > 1.5 or npixels > 60",
            "solidity < 0.8 and npixels > 5 or feret_max < 2",
            "intensity_median < 0.4",
            "intensity_mean > 0.5 and extent < 0.7");

    @TempDir
    Path folder;

    private static int times(int few) {
        return LongRuns.times(few, 20);
    }

    private static FloatImage light(RandomPrediction p) {
        float[] values = new float[p.image.extent().voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) p.random.nextDouble();
        }
        return FloatImage.of("light", p.image.extent(), 1, values);
    }

    private static List<RegionProperty> someProperties(SplittableRandom random) {
        List<RegionProperty> some = new ArrayList<>();
        for (RegionProperty property : RegionProperty.values()) {
            if (random.nextInt(4) == 0) {
                some.add(property);
            }
        }
        return random.nextInt(4) == 0 ? List.of(RegionProperty.values()) : some;
    }

    @Test
    void tables_and_filters_equal_those_in_memory() {
        int removed = 0;
        for (int seed = 0; seed < times(60); seed++) {
            RandomPrediction p = new RandomPrediction(seed, 12);
            WatershedDecoder decoder = p.decoder();
            Refinement refinement = p.refinement();
            FloatImage light = light(p);
            List<RegionProperty> properties = someProperties(p.random);
            PropertyFilter filter = p.random.nextInt(3) == 0
                    ? PropertyFilter.none()
                    : PropertyFilter.parse(FILTERS.get(p.random.nextInt(FILTERS.size())));
            LabelImage labels = decoder.decode(p.image);
            labels = labels.withCodes(p.refined(labels, refinement));
            ObjectTable table = RegionProperties.of(labels)
                    .intensity(light)
                    .with(properties)
                    .with(filter.properties())
                    .measure();

            MemoryOutput out = new MemoryOutput(p.image.extent());
            TiledDecoding.Outcome found = TiledDecoding.of(decoder)
                    .refined(refinement)
                    .measuring(TiledMeasures.none()
                            .with(properties)
                            .intensity(light, "light")
                            .removing(filter))
                    .tile(p.tile())
                    .run(p.image, out, TiledRun.in(folder.resolve("work"), "x"));

            assertThat(found.removed()).as("seed " + seed).isEqualTo(filter.removed(table));
            assertThat(out.labels)
                    .as("seed " + seed)
                    .isEqualTo(filter.remove(labels, table).codes());
            List<RegionProperty> all = new ArrayList<>(properties);
            all.addAll(filter.properties());
            assertThat(found.objects()
                            .table(
                                    labels.name(),
                                    labels.calibration(),
                                    p.image.extent().z() == 1,
                                    all)
                            .toCsv())
                    .as("seed " + seed)
                    .isEqualTo(table.toCsv());
            removed += found.removed().size();
        }
        assertThat(removed).isGreaterThan(20);
    }

    @Test
    void what_was_found_is_kept_where_that_was_asked_for_and_given_again_without_reading_anything() throws IOException {
        int removed = 0;
        for (int seed = 0; seed < times(30); seed++) {
            RandomPrediction p = new RandomPrediction(seed, 12);
            FloatImage light = light(p);
            TiledMeasures measures = TiledMeasures.none();
            if (seed % 3 > 0) {
                measures = measures.with(someProperties(p.random)).intensity(light, "light");
            }
            if (seed % 3 > 1) {
                measures = measures.removing(PropertyFilter.parse(FILTERS.get(seed % FILTERS.size())));
            }
            TiledDecoding tiled = TiledDecoding.of(p.decoder())
                    .refined(p.refinement())
                    .measuring(measures)
                    .tile(p.tile());
            MemoryOutput out = new MemoryOutput(p.image.extent());
            Path work = folder.resolve("work" + seed);
            TiledRun run = TiledRun.in(work, "x").keepingOutcome();
            assertThat(tiled.finished(p.image, out, run)).isEmpty();
            assertThat(work).doesNotExist();
            TiledDecoding.Outcome found = tiled.run(p.image, out, run);
            try (Stream<Path> files = Files.list(work)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsOnly("journal", "lock", "tile");
            }
            out.written.set(0);
            for (TiledDecoding.Outcome again : List.of(
                    tiled.finished(p.image, out, run).orElseThrow(), tiled.run(new Unreadable(p.image), out, run))) {
                assertThat(again.removed()).isEqualTo(found.removed());
                assertThat(again.seeds()).isEqualTo(found.seeds());
                assertThat(again.tilesFlooded()).isEqualTo(found.tilesFlooded());
                assertThat(again.times()).isEqualTo(found.times());
                assertThat(table(again, p)).isEqualTo(table(found, p));
            }
            assertThat(out.written).hasValue(0);
            out.isCommitted = false; // the labels are gone: they are made again
            Arrays.fill(out.labels, -1);
            assertThat(tiled.finished(p.image, out, run)).isEmpty();
            assertThat(table(tiled.run(p.image, out, run), p)).isEqualTo(table(found, p));
            assertThat(out.written.get()).isPositive();
            WorkFolder.deleteIdle(work);
            assertThat(work).doesNotExist();
            removed += found.removed().size();
        }
        assertThat(removed).isPositive();
    }

    private static String table(TiledDecoding.Outcome found, RandomPrediction p) {
        return found.objects()
                .table("x", p.image.calibration(), p.image.extent().z() == 1, List.of())
                .toCsv();
    }

    @Test
    void an_object_that_takes_more_memory_than_allowed_is_named() {
        float[] data = new float[40 * 200];
        Arrays.fill(data, 1);
        FloatImage image = FloatImage.of("one", Extent.yx(40, 200), 1, data);
        WatershedDecoder decoder = WatershedDecoder.of(
                List.of(ChannelCode.FOREGROUND),
                List.of(ThresholdRule.above(ChannelCode.FOREGROUND, Threshold.at(0.5))),
                List.of(ThresholdRule.above(ChannelCode.FOREGROUND, Threshold.at(0.5))),
                Surface.of(ChannelCode.FOREGROUND));
        TiledDecoding tiled = TiledDecoding.of(decoder)
                .measuring(TiledMeasures.none().with(List.of(RegionProperty.SOLIDITY)))
                .tile(Extent.yx(16, 16))
                .maxMemory(200_000);
        assertThatThrownBy(() ->
                        tiled.run(image, new MemoryOutput(image.extent()), TiledRun.in(folder.resolve("work"), "x")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Object 1 lies in")
                .hasMessageContaining("--max-memory");
    }
}
