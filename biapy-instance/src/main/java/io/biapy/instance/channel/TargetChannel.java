package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.OutputChannel;
import io.biapy.core.target.PlaneRole;
import java.util.List;

/**
 * One representation of instances that a network learns, and how labels become it. Implementations are immutable values with
 * fluent options; {@code toString()} gives the text that {@link #parse(String)} reads. Safe for several threads. As BiaPy's
 * {@code labels_into_channels}.
 */
public sealed interface TargetChannel extends OutputChannel
        permits Foreground,
                Background,
                Points,
                Contour,
                CentreOffset,
                BorderDistance,
                CentreDistance,
                NeighbourDistance,
                SignedDistance,
                Touching,
                ForegroundWithContour,
                BorderWeights,
                Affinities,
                RayDistances,
                Flow,
                EmbeddingPart,
                Instances {
    /** Which channel this is. */
    ChannelCode channel();

    @Override
    default String code() {
        return channel().code();
    }

    @Override
    default int width() {
        return 1;
    }

    /** Planes of target that {@link #encode} fills. */
    default int planes() {
        return 1;
    }

    /** Planes that the loss reads: one of class numbers where classes are predicted, else as many as {@link #encode} fills. */
    @Override
    default int targetWidth() {
        return planes();
    }

    /**
     * This channel for images of so many dimensions, 2 or 3, where its planes depend on them: affinities lose the offsets that leave a plane, rays
     * and embeddings get their number. Itself for all others.
     */
    default TargetChannel in(int dimensions) {
        return this;
    }

    /**
     * What each of its planes of output measures, in 2 or 3 dimensions, so that it is known what becomes of it when the image is mirrored.
     */
    default List<PlaneRole> roles(int dimensions) {
        return PlaneRoles.of(this, dimensions);
    }

    /**
     * How many voxels around a voxel its target depends on, or {@link io.biapy.core.target.TargetEncoder#WHOLE_OBJECTS}.
     */
    int reach();

    /**
     * Fills {@link #planes()} planes of {@code into} from {@code into[at]} on, each z, y, x (x fastest), with the target of {@code labels}. Distances
     * use the image's voxel size. The same labels give the same values, whatever the ids are called.
     *
     * @param workers share the work; their number changes no bit
     */
    void encode(LabelImage labels, float[] into, int at, Workers workers);

    /** Fills the first planes of {@code into}, in the calling thread. */
    default void encode(LabelImage labels, float[] into) {
        encode(labels, into, 0, Workers.callerOnly());
    }

    /** Whether values are directions or lengths, so that targets of turned or scaled labels are made from those (BiaPy's channel I). */
    default boolean isGeometric() {
        return false;
    }

    /** This channel in a list with others, whose options it may take over (M and We). */
    default TargetChannel beside(List<TargetChannel> others) {
        return this;
    }

    /** BiaPy's F: 1 inside objects. */
    static Foreground foreground() {
        return Foreground.DEFAULT;
    }

    /** BiaPy's B: 1 outside objects. */
    static Background background() {
        return Background.DEFAULT;
    }

    /** BiaPy's C: 1 on borders between different labels, thick by default. */
    static Contour contour() {
        return Contour.DEFAULT;
    }

    /** BiaPy's Db: distance to the object's border, scaled to 0..1 in each object by default. */
    static BorderDistance borderDistance() {
        return BorderDistance.DEFAULT;
    }

    /** BiaPy's A: 1 where two voxels belong to the same object, by default neighbours along z, y and x. */
    static Affinities affinities() {
        return Affinities.DEFAULT;
    }

    /** BiaPy's R: how far it is to the object's border along rays, by default 32 in 2D and 96 in 3D. */
    static RayDistances rays() {
        return RayDistances.DEFAULT;
    }

    /** BiaPy's Gz: component along z of the flow to the object's middle. */
    static Flow depthFlow() {
        return Flow.DEPTH;
    }

    /** BiaPy's Gv: component along y of the flow to the object's middle. */
    static Flow verticalFlow() {
        return Flow.VERTICAL;
    }

    /** BiaPy's Gh: component along x of the flow to the object's middle. */
    static Flow horizontalFlow() {
        return Flow.HORIZONTAL;
    }

    /** BiaPy's E: the three parts of an embedding, which are learned together. */
    static List<TargetChannel> embedding() {
        return EmbeddingPart.ALL;
    }

    /** BiaPy's P: 1 on the middle of each object and around it. */
    static Points points() {
        return Points.DEFAULT;
    }

    /** BiaPy's H: signed offset from the object's centre along x, scaled to -1..1 in each object by default. */
    static CentreOffset horizontal() {
        return CentreOffset.of(ChannelCode.HORIZONTAL);
    }

    /** BiaPy's V: the same along y. */
    static CentreOffset vertical() {
        return CentreOffset.of(ChannelCode.VERTICAL);
    }

    /** BiaPy's Z: the same along z. */
    static CentreOffset depth() {
        return CentreOffset.of(ChannelCode.DEPTH);
    }

    /** BiaPy's Dc: distance to the object's centroid or skeleton, scaled to 0..1 in each object by default. */
    static CentreDistance centreDistance() {
        return CentreDistance.DEFAULT;
    }

    /** BiaPy's Dn: large where another object is near. */
    static NeighbourDistance neighbourDistance() {
        return NeighbourDistance.DEFAULT;
    }

    /** BiaPy's D: distance to the object's border up to 1, -1 on background. */
    static SignedDistance signedDistance() {
        return SignedDistance.DEFAULT;
    }

    /** BiaPy's T: 1 where objects touch. */
    static Touching touching() {
        return Touching.DEFAULT;
    }

    /** BiaPy's M: 1 where F or C is 1. */
    static ForegroundWithContour foregroundWithContour() {
        return ForegroundWithContour.DEFAULT;
    }

    /** BiaPy's We: U-Net's weights of the background between objects, for the loss. */
    static BorderWeights borderWeights() {
        return BorderWeights.DEFAULT;
    }

    /** BiaPy's I: the labels themselves, beside other targets. */
    static Instances instances() {
        return Instances.DEFAULT;
    }

    /**
     * Reads a code with its options, for example {@code F}, {@code F[erosion=1]}, {@code F[dilation=0x2x2]} (radii along z, y and x),
     * {@code C[mode=inner]}, {@code Db[val_type=raw]}, {@code R[nrays=64]}, {@code A[offsets=0x0x1/0x1x0/0x0x9,widen_borders=0]} (z, y and x, a
     * slash between), {@code Gv[gradient_type=omnipose]}. Names and values are BiaPy's where it has them. A typo is answered with the nearest valid name.
     */
    static TargetChannel parse(String text) {
        return ChannelParser.parse(text);
    }
}
