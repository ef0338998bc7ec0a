package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import java.util.List;

/**
 * BiaPy's channel R: how far it is from a voxel to where its object, or the image, ends, along each of a number of rays; 0 on background. One
 * plane a ray, in the order of {@link #directions}: a circle in images of one slice, a sphere in volumes. Steps are taken between voxel
 * indices, distances are physical (the image's voxel size; BiaPy 3.7.1 ignores it in 2D). Trained with mean absolute error. Immutable.
 *
 * <p>Source: Schmidt et al. 2018, "Cell detection with star-convex polygons"; Weigert et al. 2020, "Star-convex polyhedra"; BiaPy 3.7.1,
 * {@code radial_distances}.
 *
 * @param rays number of rays, or 0 for BiaPy's: 32 in 2D, 96 in 3D; by default 0. With 0 the channel has no width before {@link #in} is
 *     called.
 * @param masked whether the loss counts inside objects only, true by default
 */
public record RayDistances(int rays, boolean masked) implements TargetChannel {
    static final RayDistances DEFAULT = new RayDistances(0, true);

    public RayDistances {
        if (rays != 0 && rays < 3) {
            throw new InputException("A star-convex object needs at least 3 rays (nrays), got " + rays + ".");
        }
    }

    /** So many rays, at least 3 in 2D and 4 in 3D. */
    public RayDistances rays(int number) {
        if (number == 0) {
            throw new InputException("A star-convex object needs at least 3 rays, got 0.");
        }
        return new RayDistances(number, masked);
    }

    static RayDistances parse(ChannelOptions options) {
        RayDistances channel = new RayDistances(0, options.flag("mask_values", true));
        String number = options.text("nrays", "");
        return number.isEmpty() ? channel : channel.rays(options.whole("nrays", 0, 3));
    }

    /** With a loss that counts everywhere, also on background. */
    public RayDistances everywhere() {
        return new RayDistances(rays, false);
    }

    /** Where the rays of 2 or 3 dimensions point. */
    public RayDirections directions(int dimensions) {
        int count = in(dimensions).rays;
        return dimensions == 2 ? RayDirections.circle(count) : RayDirections.sphere(count);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.RAYS;
    }

    @Override
    public RayDistances in(int dimensions) {
        return rays != 0 ? this : new RayDistances(dimensions == 2 ? 32 : 96, masked);
    }

    @Override
    public int width() {
        if (rays == 0) {
            throw new InputException(
                    "Channel R has 32 rays in 2D and 96 in 3D; say which by in(2) or in(3), or give a number: R[nrays=32].");
        }
        return rays;
    }

    @Override
    public int planes() {
        return width();
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.L1;
    }

    @Override
    public boolean isGeometric() {
        return true;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        if (extent.voxels() == 0) {
            return;
        }
        RayDirections directions = directions(extent.z() == 1 ? 2 : 3);
        RayMarch.of(labels, directions, workers).fill(into, at, workers);
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("nrays", rays, 0),
                        new ChannelOptions.Option("mask_values", masked, true)));
    }
}
