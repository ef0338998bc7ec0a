package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.run.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits for every number of threads. */
class SharedWorkTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void components_do_not_depend_on_the_number_of_threads(int threads) {
        try (Workers workers = Workers.of(threads)) {
            RandomVolumes.check(400, 14, 14, 150, v -> {
                boolean[] mask = v.mask();
                for (Connectivity connectivity : Connectivity.values()) {
                    ConnectedComponents expected = ConnectedComponents.of(mask, v.extent, connectivity);
                    ConnectedComponents found = ConnectedComponents.of(mask, v.extent, connectivity, workers);
                    assertThat(found.labels()).isEqualTo(expected.labels());
                    assertThat(found.count()).isEqualTo(expected.count());
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void distances_do_not_depend_on_the_number_of_threads(int threads) {
        Calibration voxel = Calibration.of(4, 1, 0.7, "um");
        try (Workers workers = Workers.of(threads)) {
            RandomVolumes.check(100, 80, v -> {
                int[] labels = v.labels(3);
                assertThat(DistanceTransform.of(labels, v.extent, voxel, workers))
                        .isEqualTo(DistanceTransform.of(labels, v.extent, voxel));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void filters_and_thresholds_do_not_depend_on_the_number_of_threads(int threads) {
        try (Workers workers = Workers.of(threads)) {
            RandomVolumes.check(100, 40, v -> {
                float[] values = v.values(0);
                GaussianFilter filter = GaussianFilter.of(v.random().nextDouble(0.6, 2), 2);
                assertThat(filter.apply(values, v.extent, workers)).isEqualTo(filter.apply(values, v.extent));
                assertThat(Otsu.threshold(values, 0, values.length, workers)).isEqualTo(Otsu.threshold(values));
            });
        }
    }
}
