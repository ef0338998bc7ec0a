package io.biapy.instance.star;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Compatibility;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import java.util.Optional;

/**
 * Star-convex objects, 2D and 3D: every voxel that is probable enough proposes a polygon or polyhedron by its predicted ray lengths; from the
 * most probable on, a proposal stays unless it shares too much with one that stays already; what stays is painted, the most probable on top. Plane 0
 * of a prediction is the probability (BiaPy's Db or F), all others are lengths (R).
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. Takes 4 bytes a ray and candidate beside the prediction, and time in
 * proportion to the candidates. U. Schmidt et al., Cell Detection with Star-convex Polygons (2018); M. Weigert et al., Star-convex Polyhedra for 3D
 * Object Detection (2020); BiaPy's {@code stardist_instances_from_prediction}.
 */
public final class StarDistDecoder implements InstanceDecoder {
    private static final double OVERLAP = 0.3;
    private static final double LONGEST_COUNTED = 1e8;

    private final CandidateOptions candidates;
    private final ShapeOptions shapes;
    private final double overlap;
    private final Compatibility compatibility;
    private final Workers workers;

    private StarDistDecoder(
            CandidateOptions candidates,
            ShapeOptions shapes,
            double overlap,
            Compatibility compatibility,
            Workers workers) {
        this.candidates = candidates;
        this.shapes = shapes;
        this.overlap = overlap;
        this.compatibility = compatibility;
        this.workers = workers;
        if (!(overlap >= 0 && overlap <= 1)) {
            throw new InputException("The overlap that is allowed is a part from 0 to 1, got " + overlap + ".");
        }
    }

    /** Probability from 0.4, overlap up to 0.3, BiaPy's rays, lengths in the unit of the voxel size. */
    public static StarDistDecoder create() {
        return new StarDistDecoder(
                CandidateOptions.DEFAULT, ShapeOptions.DEFAULT, OVERLAP, Compatibility.NONE, Workers.callerOnly());
    }

    private StarDistDecoder with(CandidateOptions other) {
        return new StarDistDecoder(other, shapes, overlap, compatibility, workers);
    }

    private StarDistDecoder with(ShapeOptions other) {
        return new StarDistDecoder(candidates, other, overlap, compatibility, workers);
    }

    /** Least probability of a centre, 0 to 1; 0.4 by default, as BiaPy's PROB_THRESH. */
    public StarDistDecoder probability(double least) {
        return with(new CandidateOptions(false, least, candidates.maximaOnly(), candidates.margin()));
    }

    /** Otsu's threshold of the probability of each image instead of a fixed one. */
    public StarDistDecoder otsuProbability() {
        return with(new CandidateOptions(true, candidates.threshold(), candidates.maximaOnly(), candidates.margin()));
    }

    /**
     * Only voxels whose neighbours are no more probable propose an object, as BiaPy has it; off by default. Faster, but an object is lost where
     * noise puts its maximum in a bad place.
     */
    public StarDistDecoder maximaOnly() {
        return with(new CandidateOptions(candidates.otsu(), candidates.threshold(), true, candidates.margin()));
    }

    /** Leaves out centres closer to the border than this, in voxels of the prediction; 0 by default (2 in the stardist library). */
    public StarDistDecoder margin(int voxels) {
        return with(new CandidateOptions(candidates.otsu(), candidates.threshold(), candidates.maximaOnly(), voxels));
    }

    /**
     * What two objects may share, 0 to 1: a part of the smaller one, as in the stardist library; under {@link Compatibility#BIAPY} BiaPy's
     * intersection over union. 0.3 by default, as BiaPy's NMS_IOU_THRESH.
     */
    public StarDistDecoder overlap(double most) {
        return new StarDistDecoder(candidates, shapes, most, compatibility, workers);
    }

    /** Directions of the rays, for example {@link RayDirections#goldenSpiral(int)}; as many of BiaPy's as are predicted by default. */
    public StarDistDecoder rays(RayDirections directions) {
        return with(
                new ShapeOptions(Optional.of(directions), false, shapes.grid(), shapes.inVoxels(), shapes.longest()));
    }

    /** As many rays as are predicted; in space stardist's golden spiral instead of BiaPy's sphere. */
    public StarDistDecoder goldenSpiral() {
        return with(new ShapeOptions(Optional.empty(), true, shapes.grid(), shapes.inVoxels(), shapes.longest()));
    }

    /** Voxels of the image for each voxel of the prediction along z, y and x; 1 by default. Ray lengths stay those of the image. */
    public StarDistDecoder grid(Extent steps) {
        return with(new ShapeOptions(shapes.rays(), shapes.spiral(), steps, shapes.inVoxels(), shapes.longest()));
    }

    /**
     * Ray lengths are in voxels along the ray, as those of models trained by BiaPy or the stardist library. Off by default: lengths are in the
     * unit of the prediction's voxel size, as the target channel R of this library has them; where no size is known the two are the same.
     */
    public StarDistDecoder lengthsInVoxels() {
        return with(new ShapeOptions(shapes.rays(), shapes.spiral(), shapes.grid(), true, shapes.longest()));
    }

    /** Cuts rays at this length, in voxels, which bounds the {@link #reach()}; no cut by default. */
    public StarDistDecoder longestRay(double voxels) {
        return with(new ShapeOptions(shapes.rays(), shapes.spiral(), shapes.grid(), shapes.inVoxels(), voxels));
    }

    /**
     * {@link Compatibility#BIAPY} for BiaPy's own answer: maxima only, single precision, lengths multiplied by the voxel size, convex hulls in 3D,
     * and an intersection over union that is counted inside the common box only. Margin, rays cut short and lengths in voxels do not apply.
     */
    public StarDistDecoder compatibility(Compatibility whose) {
        return new StarDistDecoder(candidates, shapes, overlap, whose, workers);
    }

    /** The threads to use; one by default. The answer is the same. */
    @Override
    public StarDistDecoder withWorkers(Workers threads) {
        return new StarDistDecoder(candidates, shapes, overlap, compatibility, threads);
    }

    CandidateOptions candidates() {
        return candidates;
    }

    ShapeOptions shapes() {
        return shapes;
    }

    double overlap() {
        return overlap;
    }

    boolean isBiapys() {
        return compatibility == Compatibility.BIAPY;
    }

    Workers workers() {
        return workers;
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return trace(prediction).labels();
    }

    /** The same with what was kept. */
    public StarDistTrace trace(FloatImage prediction) {
        return new StarDistRun(this, prediction).trace();
    }

    /**
     * Two shapes meet where their centres are at most two rays apart, and whether one stays depends on whether the other does. Nothing but
     * {@link #longestRay(double)} bounds a predicted length, so without it, and with Otsu's threshold, the whole image counts.
     */
    @Override
    public Reach reach() {
        double longest = shapes.longest();
        if (isBiapys() || candidates.otsu() || longest > LONGEST_COUNTED) {
            return Reach.wholeImage();
        }
        int twice = (int) Math.ceil(2 * longest);
        Extent grid = shapes.grid();
        boolean flat = shapes.rays().map(rays -> rays.dimensions() == 2).orElse(false);
        return Reach.chained(
                Extent.zyx(flat ? 0 : Math.max(twice, grid.z()), Math.max(twice, grid.y()), Math.max(twice, grid.x())));
    }

    @Override
    public String toString() {
        return "StarDist: " + candidates + ", " + shapes + ", overlap up to " + overlap
                + (isBiapys() ? ", as BiaPy" : "");
    }
}
