package io.biapy.instance;

import io.biapy.core.engine.Engine;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.workflow.PatchPredictor;
import io.biapy.core.workflow.PredictionType;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.spec.UnpredictedParts;

/** A model opened for many images: the network is built once. Owns native memory until closed; use by one thread at a time. */
public final class Segmenter implements AutoCloseable {
    private final InstanceModel model;
    private final PatchPredictor predictor;
    private final Workers workers;
    private Progress progress = Progress.none();
    private Cancellation cancellation = Cancellation.never();
    private PredictionType type = PredictionType.FLOAT32;
    private SampleFilter filter = SampleFilter.none();

    Segmenter(InstanceModel model, Engine engine, int threads) {
        this.model = model;
        this.predictor = new PatchPredictor(model.network(), model.activations(), model.roles(), engine, threads);
        this.workers = Workers.of(threads);
    }

    /** Told how many patches are done. */
    public Segmenter onProgress(Progress value) {
        progress = value;
        return this;
    }

    /** Looked at between patches. */
    public Segmenter cancellable(Cancellation value) {
        cancellation = value;
        return this;
    }

    /**
     * How exactly predictions are kept; default {@link PredictionType#FLOAT32}, as predicted. Labels are those of the rounded prediction, in memory as tile by
     * tile. A type that does not hold the model's channels is an {@link io.biapy.core.error.InputException}.
     */
    public Segmenter predictionType(PredictionType value) {
        value.requireFit(model.channels());
        type = value;
        return this;
    }

    /**
     * Patches that are not predicted but taken as empty, 0 in every channel, as those without light; default none. It depends on the patches of the whole image
     * only, so the prediction is the same in memory and tile by tile. Conditions on labels, and models whose decoding takes 0 for objects (that of B or C alone), are an
     * {@link io.biapy.core.error.InputException}.
     */
    public Segmenter filterSamples(SampleFilter value) {
        value.requireNoLabels();
        if (!value.isEmpty()) {
            UnpredictedParts.requireEmpty(model.decoding(), Refinement.none());
        }
        filter = value;
        return this;
    }

    /** Predicts and decodes one image. */
    public Segmentation segment(ImageSource image) {
        FloatImage raw = image.load();
        return decode(raw, predict(raw));
    }

    /**
     * Decodes a prediction of {@code raw} as the model does, for example one that was smoothed since {@link #predict}.
     */
    public Segmentation decode(FloatImage raw, FloatImage prediction) {
        LabelImage labels = model.decoding().withWorkers(workers).decode(prediction);
        return new Segmentation(raw, prediction, labels.withName(raw.name()));
    }

    public InstanceModel model() {
        return model;
    }

    /** The activated output of the network alone. */
    public FloatImage predict(ImageSource image) {
        FloatImage prediction =
                predictor.predict(image, filter, progress, cancellation).withName(image.name());
        type.round(prediction.data());
        return prediction;
    }

    /** The same of an image that need not fit into memory, plane by plane. */
    public void predict(ImageSource image, PlaneOutput output) {
        predictor.predict(image, filter, type.into(output), progress, cancellation);
    }

    @Override
    public void close() {
        predictor.close();
        workers.close();
    }

    @Override
    public String toString() {
        return "Segmenter, open for many images, of: " + model;
    }
}
