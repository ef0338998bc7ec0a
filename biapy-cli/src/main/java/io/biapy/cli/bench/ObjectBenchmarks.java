package io.biapy.cli.bench;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LocalMaxima;
import io.biapy.instance.label.NearestLabel;
import io.biapy.instance.measure.Measurement;
import io.biapy.instance.measure.ObjectTable;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measurement of objects, growing them, and peaks. */
final class ObjectBenchmarks {
    private static final float PEAK_THRESHOLD = 0.2f;
    private static final int GROWTH = 4;

    private ObjectBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of("regionprops", "128,256,384", "labels_#", ObjectBenchmarks::properties),
                Benchmark.of("regionprops_surface", "128,256", "labels_#", ObjectBenchmarks::surfaces),
                Benchmark.of("voronoi", "128,256", "ws3d_#_markers,ws3d_#_mask", ObjectBenchmarks::voronoi),
                Benchmark.of("expand_labels", "128,256", "labels_#", ObjectBenchmarks::expansion),
                Benchmark.of("peaks_d1", "128,256", "prob_#", in -> peaks(in, 1)),
                Benchmark.of("peaks_d3", "128,256", "prob_#", in -> peaks(in, 3)));
    }

    private static Prepared<ObjectTable> properties(BenchInput in) {
        LabelImage labels = in.labels("labels_#");
        return with(
                in,
                workers -> RegionProperties.of(labels).measure(workers),
                table -> List.of(
                        table.size(),
                        voxels(table),
                        table.rows().stream().mapToDouble(Measurement::z).sum()));
    }

    private static Prepared<ObjectTable> surfaces(BenchInput in) {
        LabelImage labels = in.labels("labels_#");
        return with(
                in,
                workers -> RegionProperties.of(labels)
                        .with(RegionProperty.PERIMETER)
                        .measure(workers),
                table -> List.of(
                        table.size(),
                        voxels(table),
                        Arrays.stream(table.values(RegionProperty.PERIMETER)).sum()));
    }

    private static long voxels(ObjectTable table) {
        return table.rows().stream().mapToLong(Measurement::npixels).sum();
    }

    /** Every voxel of the mask takes the label of the nearest marker. */
    private static Prepared<int[]> voronoi(BenchInput in) {
        LabelImage markers = in.labels("ws3d_#_markers");
        boolean[] mask = in.mask("ws3d_#_mask").voxels();
        return with(
                in,
                workers -> {
                    int[] grown = NearestLabel.of(
                            markers.codes(),
                            markers.extent(),
                            Calibration.unknown(),
                            Double.POSITIVE_INFINITY,
                            workers);
                    for (int i = 0; i < grown.length; i++) {
                        grown[i] = mask[i] ? grown[i] : 0;
                    }
                    return grown;
                },
                grown -> BenchInput.census(grown).subList(0, 2));
    }

    private static Prepared<int[]> expansion(BenchInput in) {
        LabelImage labels = in.labels("labels_#");
        return with(
                in,
                workers -> NearestLabel.of(labels.codes(), labels.extent(), Calibration.unknown(), GROWTH, workers),
                grown -> BenchInput.census(grown).get(1));
    }

    private static Prepared<int[]> peaks(BenchInput in, int distance) {
        FloatImage image = in.floats("prob_#");
        return with(
                in,
                workers -> LocalMaxima.of(image.data(), image.extent(), distance, PEAK_THRESHOLD, workers),
                peaks -> peaks.length);
    }

    private static <T> Prepared<T> with(BenchInput in, Function<Workers, T> call, Function<T, Object> check) {
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(() -> call.apply(workers), check, workers::close);
    }
}
