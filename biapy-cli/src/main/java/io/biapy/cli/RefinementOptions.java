package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What follows a decoder. */
final class RefinementOptions {
    private static final Set<ChannelCode> MASKS =
            EnumSet.of(ChannelCode.MASK, ChannelCode.FOREGROUND, ChannelCode.BACKGROUND, ChannelCode.CONTOUR);

    @Option(names = "--fill-holes", description = "Fill the holes of each object.")
    private boolean fillHoles;

    @Option(
            names = "--remove-small",
            paramLabel = "N",
            description = "Remove objects of at most N voxels (after --fill-holes).")
    private long removeSmall;

    @Option(
            names = "--refine",
            paramLabel = "LIST",
            description = "BiaPy's refinement in any order: fill_holes, clear_border, remove_small_objects=N,"
                    + " remove_big_objects=N, dilation=N, erosion=N; and repair_large_objects=N, voronoi=otsu or voronoi=T"
                    + " (grow over the mask that the channels give), remove_close_points=R (of objects whose middles lie"
                    + " within R, in the unit of the voxel size, the lesser id stays).")
    private @Nullable String refine;

    @Option(
            names = "--median",
            paramLabel = "AXES=SIZE",
            split = ",",
            description = "Median filters of the prediction before decoding, for example xy=3 or zy=5,z=3.")
    private List<String> medians = List.of();

    /** Whether any of them is given. */
    boolean isEmpty() {
        return medians.isEmpty() && refinement().isEmpty();
    }

    /** To be asked before any work: whether all can be read, and there is a mask where labels are to grow over it. */
    void check(List<ChannelCode> channels) {
        medians();
        if (refinement().needsMask() && channels.stream().noneMatch(MASKS::contains)) {
            throw new InputException("--refine voronoi grows labels over a mask made of one of M, F, B and C, but the"
                    + " prediction has "
                    + channels.stream().map(ChannelCode::code).toList() + ".");
        }
    }

    List<MedianFilter> medians() {
        return medians.stream().map(MedianFilter::parse).toList();
    }

    FloatImage smoothed(FloatImage prediction, Workers workers) {
        FloatImage smooth = prediction;
        for (MedianFilter filter : medians()) {
            smooth = filter.apply(smooth, workers);
        }
        return smooth;
    }

    /**
     * @param prediction that the labels were made of, already smoothed
     * @param channels what its planes are
     */
    LabelImage refined(LabelImage labels, FloatImage prediction, List<ChannelCode> channels) {
        Refinement refinement = refinement();
        return refinement.needsMask()
                ? refinement.apply(labels, VoronoiGrowth.over(prediction, channels))
                : refinement.apply(labels);
    }

    Refinement refinement() {
        if (refine != null && (fillHoles || removeSmall > 0)) {
            throw new InputException("--refine already says what --fill-holes and --remove-small say; give one.");
        }
        Refinement refinement = refine == null ? Refinement.none() : Refinement.parse(refine);
        refinement = fillHoles ? refinement.fillHoles() : refinement;
        return removeSmall == 0 ? refinement : refinement.removeSmall(removeSmall);
    }
}
