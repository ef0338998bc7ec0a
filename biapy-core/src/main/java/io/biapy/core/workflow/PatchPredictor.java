package io.biapy.core.workflow;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Predictor;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.normalize.NormalizationInfo;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import io.biapy.core.target.PlaneRole;
import java.util.List;

/** A model opened on an engine: normalise, predict patch by patch. Owns native memory until closed; use by one thread at a time. */
public final class PatchPredictor implements AutoCloseable {
    private final NetworkModel model;
    private final Predictor predictor;
    private final PatchPlan plan;

    /**
     * @param activations one for each plane of the output
     * @param roles what becomes of each plane when the image is mirrored or turned
     * @param threads that the engine may use
     */
    public PatchPredictor(
            NetworkModel model, List<Activation> activations, List<PlaneRole> roles, Engine engine, int threads) {
        this.model = model;
        this.predictor = engine.predictor(model.graph(), model.weights(), threads);
        PredictionSettings s = model.prediction();
        this.plan =
                new PatchPlan(s.patch(), s.overlap(), s.padding(), s.batchSize(), activations, roles, s.augmentation());
    }

    /** The activated output, one plane a channel, as large as the image. Refuses what the model was not trained for. */
    public FloatImage predict(ImageSource image, Progress progress, Cancellation cancellation) {
        return predict(image, SampleFilter.none(), progress, cancellation);
    }

    /** The same; patches that {@code filter} leaves out are not computed, and predict 0. */
    public FloatImage predict(ImageSource image, SampleFilter filter, Progress progress, Cancellation cancellation) {
        model.requireFit(image);
        FloatImage raw = image.load();
        FloatImage normalized = model.normalization().apply(raw);
        return predict(
                normalized,
                plan.selecting(filter.over(filter.isNormalized() ? normalized : raw)),
                progress,
                cancellation);
    }

    /** The same of an image that need not fit into memory, plane by plane; statistics are those of the whole image. */
    public void predict(ImageSource image, PlaneOutput output, Progress progress, Cancellation cancellation) {
        predict(image, SampleFilter.none(), output, progress, cancellation);
    }

    /** The same; patches that {@code filter} leaves out are not computed, and predict 0. */
    public void predict(
            ImageSource image, SampleFilter filter, PlaneOutput output, Progress progress, Cancellation cancellation) {
        model.requireFit(image);
        NormalizationInfo scale = model.normalization().measure(image, cancellation);
        ImageSource counted = filter.isNormalized() ? new NormalizedImage(image, scale) : image;
        predictor.predict(image, scale, plan.selecting(filter.over(counted)), output, progress, cancellation);
    }

    /** As {@link #predict}, for an image that is normalised already. */
    public FloatImage predictNormalized(FloatImage image, Progress progress, Cancellation cancellation) {
        return predict(image, plan, progress, cancellation);
    }

    private FloatImage predict(FloatImage image, PatchPlan patches, Progress progress, Cancellation cancellation) {
        return predictor
                .predict(image, patches, progress, cancellation)
                .withCalibration(image.calibration())
                .withName(image.name());
    }

    @Override
    public void close() {
        predictor.close();
    }
}
