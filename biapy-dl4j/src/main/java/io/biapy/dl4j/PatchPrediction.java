package io.biapy.dl4j;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.patch.PatchCropper;
import io.biapy.core.patch.PatchEnsemble;
import io.biapy.core.patch.PatchGrid;
import io.biapy.core.patch.PatchMerger;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import io.biapy.dl4j.layer.Floats;
import io.biapy.dl4j.layer.OutputActivation;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One image through the network, batch by batch: crop, forward in each orientation, activation, orientations made one, overlaps blended. */
final class PatchPrediction {
    private final Network network;
    private final FloatImage image;
    private final PatchPlan plan;
    private final Progress progress;
    private final Cancellation cancellation;
    private final PatchGrid grid;
    private final PatchCropper cropper;
    private final PatchMerger merger;
    private final PatchEnsemble ensemble;

    PatchPrediction(Network network, FloatImage image, PatchPlan plan, Progress progress, Cancellation cancellation) {
        this.network = network;
        this.image = image;
        this.plan = plan;
        this.progress = progress;
        this.cancellation = cancellation;
        Extent patch = enlarged(plan, network.definition().divisor());
        this.grid = PatchGrid.covering(
                image.extent(),
                new PatchPlan(
                        patch,
                        plan.overlap(),
                        plan.padding(),
                        plan.batchSize(),
                        plan.activations(),
                        plan.roles(),
                        plan.augmentation()));
        this.cropper = PatchCropper.of(image, grid);
        this.merger = PatchMerger.of(grid, network.definition().outputChannels());
        this.ensemble = PatchEnsemble.of(
                plan.augmentation(),
                plan.roles(),
                grid.patch(),
                network.definition().dimensions() == 3);
    }

    /** The next size up that the network takes, also with y and x exchanged where they are. */
    private static Extent enlarged(PatchPlan plan, Extent divisor) {
        Extent patch = plan.patch();
        boolean turned = plan.augmentation().group() == TestTimeAugmentation.Group.TURNS;
        int y = turned ? leastCommonMultiple(divisor.y(), divisor.x()) : divisor.y();
        int x = turned ? y : divisor.x();
        return new Extent(up(patch.z(), divisor.z()), up(patch.y(), y), up(patch.x(), x));
    }

    private static int leastCommonMultiple(int a, int b) {
        int multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }

    private static int up(int size, int divisor) {
        return (size + divisor - 1) / divisor * divisor;
    }

    FloatImage run() {
        int patches = grid.patches();
        for (int first = 0; first < patches; first += plan.batchSize()) {
            cancellation.check();
            predict(first, Math.min(plan.batchSize(), patches - first));
            progress.update(image.name(), Math.min(patches, first + plan.batchSize()), patches, "");
        }
        return FloatImage.of(image.name(), image.extent(), network.definition().outputChannels(), merger.values())
                .withCalibration(image.calibration());
    }

    private void predict(int first, int n) {
        INDArray input = network.input(n, grid.patch());
        FloatBuffer values = Floats.of(input);
        for (int i = 0; i < n; i++) {
            cropper.crop(first + i, values, i * cropper.patchValues());
        }
        if (ensemble.views() == 1) {
            try (INDArray output = activated(input)) {
                merge(first, n, Floats.of(output));
            }
        } else {
            predictViews(first, n, values);
        }
    }

    private void merge(int first, int n, FloatBuffer predicted) {
        for (int i = 0; i < n; i++) {
            merger.add(first + i, predicted, i * (predicted.limit() / n));
        }
    }

    /** The same in several orientations, whose predictions become one. */
    private void predictViews(int first, int n, FloatBuffer patches) {
        int planes = n * image.channels();
        FloatBuffer padded = ensemble.pad(patches, planes);
        Extent seen = ensemble.seen();
        try (INDArray held = Floats.allocate(network.shape(n, image.channels(), seen));
                INDArray combined =
                        Floats.allocate(network.shape(n, network.definition().outputChannels(), seen))) {
            FloatBuffer result = Floats.of(combined);
            for (int view = 0; view < ensemble.views(); view++) {
                cancellation.check();
                ensemble.hold(view, padded, planes, Floats.of(held));
                try (INDArray output = activated(held)) {
                    ensemble.combine(view, Floats.of(output), n, result);
                }
            }
            ensemble.finish(result, n);
            merge(first, n, ensemble.crop(result, n));
        }
    }

    /** Raw output, then the activation of each plane. */
    private INDArray activated(INDArray input) {
        INDArray output = network.graph().predict(input);
        FloatBuffer values = Floats.of(output);
        List<Activation> activations = plan.activations();
        int plane = ensemble.seen().voxels();
        network.execution()
                .forEach(
                        values.limit() / plane,
                        plane,
                        p -> OutputActivation.apply(activations.get(p % activations.size()), values, p * plane, plane));
        return output;
    }
}
