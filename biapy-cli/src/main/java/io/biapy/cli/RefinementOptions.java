package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.instance.label.MedianFilter;
import io.biapy.instance.refine.Refinement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What follows a decoder. */
final class RefinementOptions {
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
                    + " (grow over the mask that the channels give).")
    private @Nullable String refine;

    @Option(
            names = "--median",
            paramLabel = "AXES=SIZE",
            split = ",",
            description = "Median filters of the prediction before decoding, for example xy=3 or zy=5,z=3.")
    private List<String> medians = List.of();

    List<MedianFilter> medians() {
        return medians.stream().map(MedianFilter::parse).toList();
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
