package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.RefinementStage;
import io.biapy.instance.spec.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a prediction: medians; then what a model's decoding names, which is a Gaussian, a decoder, refinement and numbering; then refinement
 * once more, and measures. Immutable.
 *
 * @param decoding of a model; none for a decoder alone
 */
record TiledJob(
        DecoderPasses decoder,
        Optional<Decoding> decoding,
        List<MedianFilter> medians,
        Refinement refinement,
        TiledMeasures measures) {

    /** For this prediction, which is refused where it does not have the channels' planes. */
    TiledJob of(ImageSource prediction) {
        return new TiledJob(decoder.of(prediction), decoding, medians, refinement, measures);
    }

    TiledJob withMedians(List<MedianFilter> filters) {
        return new TiledJob(decoder, decoding, List.copyOf(filters), refinement, measures);
    }

    TiledJob withRefinement(Refinement operations) {
        return new TiledJob(decoder, decoding, medians, operations, measures);
    }

    TiledJob withMeasures(TiledMeasures objects) {
        return new TiledJob(decoder, decoding, medians, refinement, objects);
    }

    /** The stages before objects are numbered. */
    List<RefinementStage> first() {
        return decoding.map(d -> d.refinement().stages()).orElse(List.of());
    }

    /** The stages after that. */
    List<RefinementStage> then() {
        return refinement.stages();
    }

    List<RefinementStage> stages() {
        List<RefinementStage> all = new ArrayList<>(first());
        all.addAll(then());
        return all;
    }

    /** The prediction as labels grow over its mask: after medians. */
    ImageSource cleaned(ImageSource prediction) {
        ImageSource clean = prediction;
        for (MedianFilter median : medians) {
            clean = new FilteredSource(
                    clean, median.reach(), image -> median.apply(image, Workers.callerOnly()), prediction.pixelType());
        }
        return clean;
    }

    /** The prediction as the decoder reads it. */
    ImageSource read(ImageSource prediction) {
        ImageSource clean = cleaned(prediction);
        Optional<GaussianFilter> gaussian = decoding.flatMap(Decoding::smoothing);
        return gaussian.isEmpty()
                ? clean
                : new FilteredSource(
                        clean,
                        radius(gaussian.get()),
                        image -> FloatImage.of(
                                image.name(), image.extent(), 1, gaussian.get().apply(image.data(), image.extent())),
                        prediction.pixelType());
    }

    private static Extent radius(GaussianFilter filter) {
        return Extent.zyx(filter.radius(), filter.radius(), filter.radius());
    }

    /** How far {@link #read} looks around a block. */
    Extent reach() {
        int[] reach = new int[3];
        for (MedianFilter median : medians) {
            for (int a = 0; a < 3; a++) {
                reach[a] += median.reach().along(a);
            }
        }
        int more = decoding.flatMap(Decoding::smoothing)
                .map(GaussianFilter::radius)
                .orElse(0);
        return Extent.zyx(reach[0] + more, reach[1] + more, reach[2] + more);
    }

    @Override
    public String toString() {
        return (medians.isEmpty() ? "" : "medians " + medians + ", then ")
                + decoding.map(Decoding::toString).orElse(decoder.toString())
                + (refinement.isEmpty() ? "" : ", then " + refinement)
                + (measures.areNeeded() ? ", " + measures : "");
    }
}
