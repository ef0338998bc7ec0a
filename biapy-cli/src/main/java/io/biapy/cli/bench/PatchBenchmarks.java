package io.biapy.cli.bench;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.patch.Overlap;
import io.biapy.core.patch.PatchCropper;
import io.biapy.core.patch.PatchGrid;
import io.biapy.core.patch.PatchMerger;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Cropping overlapping patches and blending them again, as a prediction with an identity model does. */
final class PatchBenchmarks {
    private PatchBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of(
                        "cropmerge2d",
                        "1024,4096",
                        "big2d_#",
                        in -> cropAndMerge(in.floats("big2d_#"), Extent.yx(256, 256), Overlap.yx(0.5, 0.5))),
                Benchmark.of(
                        "cropmerge3d",
                        "128,256",
                        "prob_#",
                        in -> cropAndMerge(in.floats("prob_#"), Extent.zyx(64, 64, 64), Overlap.of(0.25))));
    }

    private static Prepared<float[]> cropAndMerge(FloatImage image, Extent patch, Overlap overlap) {
        PatchGrid grid = PatchGrid.of(image.extent(), patch, overlap, Extent.zyx(0, 0, 0));
        return Prepared.of(() -> run(image, grid), merged -> check(image.data(), merged));
    }

    private static float[] run(FloatImage image, PatchGrid grid) {
        PatchCropper cropper = PatchCropper.of(image, grid);
        PatchMerger merger = PatchMerger.of(grid, 1);
        FloatBuffer patch = FloatBuffer.allocate(cropper.patchValues());
        for (int k = 0; k < grid.patches(); k++) {
            cropper.crop(k, patch, 0);
            merger.add(k, patch, 0);
        }
        return merger.values();
    }

    private static Object check(float[] image, float[] merged) {
        double most = 0;
        for (int i = 0; i < image.length; i++) {
            most = Math.max(most, Math.abs((double) merged[i] - image[i]));
        }
        return List.of(BenchInput.sum(merged), most);
    }
}
