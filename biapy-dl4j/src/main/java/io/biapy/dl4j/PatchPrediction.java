package io.biapy.dl4j;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.patch.MirroredPlanes;
import io.biapy.core.patch.PatchCropper;
import io.biapy.core.patch.PatchGrid;
import io.biapy.core.patch.PatchMerger;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import io.biapy.dl4j.layer.Floats;
import io.biapy.dl4j.layer.OutputActivation;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One image through the network, batch by batch: crop, forward, activation, mirrored inputs averaged, overlaps blended. */
final class PatchPrediction {
    private final Network network;
    private final FloatImage image;
    private final PatchPlan plan;
    private final Progress progress;
    private final Cancellation cancellation;
    private final PatchGrid grid;
    private final PatchCropper cropper;
    private final PatchMerger merger;
    private final List<MirroredPlanes> turns;

    PatchPrediction(Network network, FloatImage image, PatchPlan plan, Progress progress, Cancellation cancellation) {
        this.network = network;
        this.image = image;
        this.plan = plan;
        this.progress = progress;
        this.cancellation = cancellation;
        Extent patch = enlarged(plan.patch(), network.definition().divisor());
        this.grid = PatchGrid.covering(
                image.extent(),
                new PatchPlan(
                        patch,
                        plan.overlap(),
                        plan.padding(),
                        plan.batchSize(),
                        plan.activations(),
                        plan.roles(),
                        plan.flips()));
        this.cropper = PatchCropper.of(image, grid);
        this.merger = PatchMerger.of(grid, network.definition().outputChannels());
        this.turns = plan.flips()
                ? MirroredPlanes.all(plan.roles(), network.definition().dimensions() == 3)
                : MirroredPlanes.none(plan.roles());
    }

    /** The next size up that the network takes. */
    private static Extent enlarged(Extent patch, Extent divisor) {
        return new Extent(up(patch.z(), divisor.z()), up(patch.y(), divisor.y()), up(patch.x(), divisor.x()));
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
        INDArray output = turns.size() == 1 ? activated(input) : averaged(input, n);
        try {
            FloatBuffer predicted = Floats.of(output);
            for (int i = 0; i < n; i++) {
                merger.add(first + i, predicted, i * (predicted.limit() / n));
            }
        } finally {
            output.close();
        }
    }

    /** Raw output, then the activation of each plane. */
    private INDArray activated(INDArray input) {
        INDArray output = network.graph().predict(input);
        FloatBuffer values = Floats.of(output);
        List<Activation> activations = plan.activations();
        int plane = grid.patch().voxels();
        network.execution()
                .forEach(
                        values.limit() / plane,
                        plane,
                        p -> OutputActivation.apply(activations.get(p % activations.size()), values, p * plane, plane));
        return output;
    }

    /** The mean of the predictions of all mirrored inputs, mirrored back. */
    private INDArray averaged(INDArray input, int n) {
        int channels = network.definition().outputChannels();
        INDArray mirrored = Floats.allocate(input.shape());
        long[] shape = input.shape().clone();
        shape[1] = channels;
        INDArray sum = Floats.allocate(shape);
        boolean done = false;
        try {
            FloatBuffer total = Floats.of(sum);
            for (MirroredPlanes turn : turns) {
                cancellation.check();
                turn.flip().apply(Floats.of(input), 0, n * image.channels(), grid.patch(), Floats.of(mirrored), 0);
                try (INDArray output = activated(mirrored)) {
                    if (turn.flip().isIdentity()) { // the first one: the sum holds no numbers yet
                        turn.flip().apply(Floats.of(output), 0, n * channels, grid.patch(), total, 0);
                    } else {
                        turn.addBack(Floats.of(output), n, grid.patch(), total);
                    }
                }
            }
            OutputActivation.scale(total, 1f / turns.size());
            done = true;
            return sum;
        } finally {
            mirrored.close();
            if (!done) {
                sum.close();
            }
        }
    }
}
