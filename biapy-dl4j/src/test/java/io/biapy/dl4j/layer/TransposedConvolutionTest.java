package io.biapy.dl4j.layer;

import io.biapy.core.image.Extent;
import io.biapy.dl4j.reference.NaiveLayers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposedConvolutionTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 2, 2, 3, 4", "2, 3, 4, 2, 2, 5, 3", "1, 4, 2, 4, 4, 2, 3", "2, 2, 3, 3, 2, 3, 3"})
    void result_and_gradients_in_2d_equal_the_definition(int n, int in, int out, int sy, int sx, int h, int w) {
        TransposedConvolution layer = new TransposedConvolution("t", in, out, Extent.yx(sy, sx), 2);
        new LayerRun(layer, 1, 2, new long[] {n, in, h, w})
                .check(
                        (x, p) -> NaiveLayers.transposedConvolution(
                                x[0], p, n, in, out, new int[] {1, sy, sx}, new int[] {1, h, w}),
                        1e-5,
                        1e-4);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2, 2, 2, 2, 2, 3, 4", "2, 3, 2, 1, 2, 2, 3, 2, 2", "1, 16, 8, 2, 2, 2, 4, 4, 4"})
    void result_and_gradients_in_3d_equal_the_definition(
            int n, int in, int out, int sz, int sy, int sx, int d, int h, int w) {
        TransposedConvolution layer = new TransposedConvolution("t", in, out, Extent.zyx(sz, sy, sx), 3);
        new LayerRun(layer, 2, 2, new long[] {n, in, d, h, w})
                .check(
                        (x, p) -> NaiveLayers.transposedConvolution(
                                x[0], p, n, in, out, new int[] {sz, sy, sx}, new int[] {d, h, w}),
                        1e-5,
                        1e-4);
    }
}
