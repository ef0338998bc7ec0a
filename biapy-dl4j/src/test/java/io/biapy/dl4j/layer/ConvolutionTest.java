package io.biapy.dl4j.layer;

import io.biapy.core.image.Extent;
import io.biapy.dl4j.reference.NaiveLayers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 3, 3, 1, 5, 6",
        "2, 3, 4, 3, 3, 1, 8, 7",
        "1, 16, 16, 3, 3, 1, 9, 16",
        "2, 5, 3, 1, 1, 1, 4, 4",
        "1, 2, 3, 5, 5, 1, 7, 8",
        "2, 16, 32, 3, 3, 1, 6, 6",
        "2, 1, 2, 3, 3, 1, 8, 12",
        "3, 1, 16, 5, 5, 1, 8, 12"
    })
    void result_and_gradients_in_2d_equal_the_definition(int n, int in, int out, int ky, int kx, int d, int h, int w) {
        Convolution layer = new Convolution("c", in, out, Extent.yx(ky, kx), 2);
        LayerRun run = new LayerRun(layer, 5, 1, new long[] {n, in, h, w});
        run.check(
                (x, p) -> NaiveLayers.convolution(x[0], p, n, in, out, new int[] {1, ky, kx}, new int[] {d, h, w}),
                2e-5,
                2e-4);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, 3, 3, 3, 4, 5, 6",
        "2, 3, 4, 1, 3, 3, 3, 4, 5",
        "1, 16, 16, 3, 3, 3, 4, 4, 4",
        "2, 4, 8, 1, 1, 1, 2, 3, 4",
        "1, 28, 36, 3, 3, 3, 2, 4, 4",
        "2, 1, 2, 3, 3, 3, 4, 8, 4",
        "2, 1, 16, 1, 3, 3, 4, 8, 4",
        "3, 2, 1, 3, 3, 3, 3, 4, 5"
    })
    void result_and_gradients_in_3d_equal_the_definition(
            int n, int in, int out, int kz, int ky, int kx, int d, int h, int w) {
        Convolution layer = new Convolution("c", in, out, Extent.zyx(kz, ky, kx), 3);
        LayerRun run = new LayerRun(layer, 6, 2, new long[] {n, in, d, h, w});
        run.check(
                (x, p) -> NaiveLayers.convolution(x[0], p, n, in, out, new int[] {kz, ky, kx}, new int[] {d, h, w}),
                2e-5,
                2e-4);
    }
}
