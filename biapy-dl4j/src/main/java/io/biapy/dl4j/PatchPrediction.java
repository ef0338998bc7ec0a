package io.biapy.dl4j;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.normalize.NormalizationInfo;
import io.biapy.core.patch.PatchBand;
import io.biapy.core.patch.PatchCropper;
import io.biapy.core.patch.PatchEnsemble;
import io.biapy.core.patch.PatchGrid;
import io.biapy.core.patch.PatchInput;
import io.biapy.core.patch.PatchMerger;
import io.biapy.core.patch.PatchOutput;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PatchReader;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.patch.WriteBehind;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.target.PlaneSpan;
import io.biapy.dl4j.layer.Floats;
import io.biapy.dl4j.layer.OutputActivation;
import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One image through the network, batch by batch: crop, forward in each orientation, activation, orientations made one, overlaps blended. */
final class PatchPrediction {
    private final Network network;
    private final String name;
    private final PatchInput input;
    private final PatchOutput output;
    private final PatchGrid grid;
    private final PatchPlan plan;
    private final Progress progress;
    private final Cancellation cancellation;
    private final PatchEnsemble ensemble;
    private final List<PlaneSpan> spans;

    private PatchPrediction(
            Network network,
            String name,
            PatchInput input,
            PatchOutput output,
            PatchGrid grid,
            PatchPlan plan,
            Progress progress,
            Cancellation cancellation) {
        this.network = network;
        this.name = name;
        this.input = input;
        this.output = output;
        this.grid = grid;
        this.plan = plan;
        this.progress = progress;
        this.cancellation = cancellation;
        this.spans = PlaneSpan.of(plan.activations());
        this.ensemble = PatchEnsemble.of(
                plan.augmentation(),
                plan.roles(),
                grid.patch(),
                network.definition().dimensions() == 3);
    }

    /** Of an image in memory, normalised already. */
    static FloatImage of(
            Network network, FloatImage image, PatchPlan plan, Progress progress, Cancellation cancellation) {
        PatchGrid grid = grid(network, image.extent(), plan);
        PatchMerger merger = PatchMerger.of(grid, network.definition().outputChannels());
        new PatchPrediction(
                        network, image.name(), PatchCropper.of(image, grid), merger, grid, plan, progress, cancellation)
                .run();
        return FloatImage.of(image.name(), image.extent(), network.definition().outputChannels(), merger.values())
                .withCalibration(image.calibration());
    }

    /** Of an image that is read patch by patch. */
    static void stream(
            Network network,
            ImageSource image,
            NormalizationInfo scale,
            PatchPlan plan,
            PlaneOutput planes,
            Progress progress,
            Cancellation cancellation) {
        Size size = image.size();
        PatchGrid grid = grid(
                network,
                Extent.zyx(Math.toIntExact(size.z()), Math.toIntExact(size.y()), Math.toIntExact(size.x())),
                plan);
        try (Workers files = Workers.of(2)) { // one reads, one writes, while the engine computes
            WriteBehind behind = new WriteBehind(planes, files);
            PatchBand band = new PatchBand(grid, network.definition().outputChannels(), behind);
            int done = band.firstPatch()
                    / plan.batchSize()
                    * plan.batchSize(); // the same batches, since bits may depend on them
            PatchPrediction prediction = new PatchPrediction(
                    network,
                    image.name(),
                    new PatchReader(image, scale, grid),
                    band,
                    grid,
                    plan,
                    progress,
                    cancellation);
            try {
                prediction.run(done, band, files);
                band.finish();
            } finally {
                behind.await(); // planes that are complete are recorded, whatever ends the rest
            }
        }
    }

    private static PatchGrid grid(Network network, Extent image, PatchPlan plan) {
        Extent patch = enlarged(plan, network.definition().divisor());
        return PatchGrid.covering(
                image,
                new PatchPlan(
                        patch,
                        plan.overlap(),
                        plan.padding(),
                        plan.batchSize(),
                        plan.activations(),
                        plan.roles(),
                        plan.augmentation()));
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

    private void run() {
        int patches = grid.patches();
        for (int first = 0; first < patches; first += plan.batchSize()) {
            int n = size(first);
            BitSet wanted = wanted(first, n, k -> true);
            if (wanted.isEmpty()) {
                continue;
            }
            INDArray batch = network.input(n, grid.patch());
            crop(first, n, Floats.of(batch));
            step(first, wanted, n, batch);
        }
    }

    /** Which patches of a batch are predicted, from the first of them on. */
    private BitSet wanted(int first, int n, IntPredicate also) {
        BitSet wanted = new BitSet();
        for (int i = 0; i < n; i++) {
            wanted.set(i, also.test(first + i) && plan.isWanted(grid, first + i));
        }
        return wanted;
    }

    /** A batch that was read, with those of its patches that are predicted; the others are computed with them, since bits may depend on a batch, but not used. */
    private record Batch(int first, BitSet wanted, FloatBuffer values) {}

    /** The next batch of which a patch is wanted; none behind the last. */
    private Optional<Batch> next(int from, PatchBand band) {
        for (int first = from; first < grid.patches(); first += plan.batchSize()) {
            cancellation.check();
            int n = size(first);
            BitSet wanted = wanted(first, n, band::isWanted);
            if (!wanted.isEmpty()) {
                return Optional.of(new Batch(first, wanted, cropped(first, n)));
            }
        }
        return Optional.empty();
    }

    /** Each batch is looked for and read while the one before it is computed. */
    private void run(int done, PatchBand band, Workers files) {
        Optional<Batch> read = next(done, band);
        while (read.isPresent()) {
            Batch now = read.get();
            int n = size(now.first);
            Future<Optional<Batch>> following = files.submit(() -> next(now.first + plan.batchSize(), band));
            INDArray batch = network.input(n, grid.patch());
            Floats.of(batch).put(0, now.values, 0, now.values.limit());
            step(now.first, now.wanted, n, batch);
            read = Workers.await(following);
        }
    }

    private int size(int first) {
        return Math.min(plan.batchSize(), grid.patches() - first);
    }

    private void step(int first, BitSet wanted, int n, INDArray batch) {
        cancellation.check();
        predict(first, wanted, n, batch);
        progress.update(name, first + n, grid.patches(), "");
    }

    private FloatBuffer cropped(int first, int n) {
        FloatBuffer values =
                FloatBuffer.allocate(n * input.channels() * grid.patch().voxels());
        crop(first, n, values);
        return values;
    }

    private void crop(int first, int n, FloatBuffer into) {
        int each = input.channels() * grid.patch().voxels();
        for (int i = 0; i < n; i++) {
            input.crop(first + i, into, i * each);
        }
    }

    private void predict(int first, BitSet wanted, int n, INDArray patches) {
        FloatBuffer values = Floats.of(patches);
        if (ensemble.views() == 1) {
            try (INDArray predicted = activated(patches)) {
                merge(first, wanted, n, Floats.of(predicted));
            }
        } else {
            predictViews(first, wanted, n, values);
        }
    }

    private void merge(int first, BitSet wanted, int n, FloatBuffer predicted) {
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            output.add(first + i, predicted, i * (predicted.limit() / n));
        }
    }

    /** The same in several orientations, whose predictions become one. */
    private void predictViews(int first, BitSet wanted, int n, FloatBuffer patches) {
        int planes = n * input.channels();
        FloatBuffer padded = ensemble.pad(patches, planes);
        Extent seen = ensemble.seen();
        try (INDArray held = Floats.allocate(network.shape(n, input.channels(), seen));
                INDArray combined =
                        Floats.allocate(network.shape(n, network.definition().outputChannels(), seen))) {
            FloatBuffer result = Floats.of(combined);
            for (int view = 0; view < ensemble.views(); view++) {
                cancellation.check();
                ensemble.hold(view, padded, planes, Floats.of(held));
                try (INDArray predicted = activated(held)) {
                    ensemble.combine(view, Floats.of(predicted), n, result);
                }
            }
            ensemble.finish(result, n);
            merge(first, wanted, n, ensemble.crop(result, n));
        }
    }

    /** Raw output, then the activation of each plane. */
    private INDArray activated(INDArray patches) {
        INDArray predicted = network.graph().predict(patches);
        FloatBuffer values = Floats.of(predicted);
        int plane = ensemble.seen().voxels();
        int planes = plan.activations().size();
        network.execution().forEach(values.limit() / plane / planes * spans.size(), plane, i -> {
            PlaneSpan span = spans.get(i % spans.size());
            int at = (i / spans.size() * planes + span.first()) * plane;
            OutputActivation.apply(span, values, at, plane);
        });
        return predicted;
    }
}
