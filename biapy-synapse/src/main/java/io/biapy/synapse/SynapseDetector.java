package io.biapy.synapse;

import io.biapy.core.engine.Engine;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.workflow.PatchPredictor;
import io.biapy.synapse.annotation.Nanometres;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.result.SynapseResult;

/** A model opened for many volumes: the network is built once. Owns native memory until closed; use by one thread at a time. */
public final class SynapseDetector implements AutoCloseable {
    private final SynapseModel model;
    private final PatchPredictor predictor;
    private final Workers workers;
    private Progress progress = Progress.none();
    private Cancellation cancellation = Cancellation.never();

    SynapseDetector(SynapseModel model, Engine engine, int threads) {
        this.model = model;
        this.predictor =
                SynapseModel.predictor(model.network(), model.decoding().representation(), engine, threads);
        this.workers = Workers.of(threads);
    }

    /** Told how many patches are done. */
    public SynapseDetector onProgress(Progress value) {
        progress = value;
        return this;
    }

    /** Looked at between patches. */
    public SynapseDetector cancellable(Cancellation value) {
        cancellation = value;
        return this;
    }

    /**
     * Predicts one volume and finds its synapses. Lengths count in nm where the volume tells its voxel size in a unit of length; where it tells none, that of the
     * training is taken.
     */
    public SynapseResult detect(ImageSource raw) {
        return decode(predict(raw));
    }

    /** The activated output of the network alone, in the order of the representation's codes. */
    public FloatImage predict(ImageSource raw) {
        return predictor
                .predict(raw, progress, cancellation)
                .withCalibration(voxelSize(raw))
                .withName(raw.name());
    }

    /** The same plane by plane, of a volume that need not fit into memory. */
    public void predict(ImageSource raw, PlaneOutput output) {
        predictor.predict(raw, output, progress, cancellation);
    }

    /** A prediction of a volume, from wherever it was kept, under that volume's name and with its voxel size. */
    public ImageSource named(ImageSource prediction, ImageSource raw) {
        return new NamedImage(prediction, raw.name()).withCalibration(voxelSize(raw));
    }

    private Calibration voxelSize(ImageSource raw) {
        return raw.calibration().isKnown() ? Nanometres.of(raw.calibration()) : model.voxelSize();
    }

    /** How predictions become synapses. */
    public SynapseDecoding decoding() {
        return model.decoding();
    }

    /** The synapses of a prediction, as the model finds them. */
    public SynapseResult decode(ImageSource prediction) {
        return model.decoding().decode(prediction, workers);
    }

    @Override
    public void close() {
        predictor.close();
        workers.close();
    }

    @Override
    public String toString() {
        return "Detector, open for many volumes, of: " + model;
    }
}
