package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * BiaPy's channel A: one plane an offset, 1 where a voxel and the one that lies an offset before it belong to the same object. Where that one
 * lies outside the image, the nearest voxel whose partner is inside gives the value. Before that, borders between objects are widened: a
 * voxel whose neighbourhood in its slice holds two objects counts as background. The labels stay as they are. Immutable.
 *
 * <p>BiaPy takes offsets along the axes only, fails on 2D images and widens the borders of its input. Source: Lee et al. 2017, "Superhuman
 * accuracy on the SNEMI3D connectomics challenge"; BiaPy 3.7.1, {@code seg2aff_pni}, {@code seg_widen_border}.
 *
 * @param offsets in voxels, of any direction and length; by default one voxel along z, y and x
 * @param widenBorders half-width of the neighbourhood in voxels, 0 for none; default 1
 */
public record Affinities(List<AffinityOffset> offsets, int widenBorders) implements TargetChannel {
    static final Affinities DEFAULT = new Affinities(AffinityOffset.nearest(), 1);

    public Affinities {
        offsets = List.copyOf(offsets);
        if (offsets.isEmpty()) {
            throw new InputException("Affinities need at least one offset, for example 0x0x1 (z, y, x).");
        }
        if (widenBorders < 0) {
            throw new InputException("Borders are widened by 0 voxels or more, got " + widenBorders + ".");
        }
    }

    /** One plane for each, in this order. */
    public Affinities offsets(AffinityOffset... all) {
        return new Affinities(List.of(all), widenBorders);
    }

    /**
     * BiaPy's triples: one offset along z, one along y and one along x, then the next three. Lists of different lengths end with the
     * shortest.
     */
    public Affinities alongAxes(int[] z, int[] y, int[] x) {
        List<AffinityOffset> triples = new ArrayList<>();
        for (int k = 0; k < Math.min(z.length, Math.min(y.length, x.length)); k++) {
            triples.addAll(List.of(
                    new AffinityOffset(z[k], 0, 0), new AffinityOffset(0, y[k], 0), new AffinityOffset(0, 0, x[k])));
        }
        return new Affinities(triples, widenBorders);
    }

    public Affinities widenBorders(int voxels) {
        return new Affinities(offsets, voxels);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.AFFINITIES;
    }

    @Override
    public int width() {
        return offsets.size();
    }

    @Override
    public int planes() {
        return offsets.size();
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }

    @Override
    public boolean isGeometric() {
        return true;
    }

    @Override
    public int reach() {
        int longest = 0;
        for (AffinityOffset offset : offsets) {
            for (int axis = 0; axis < 3; axis++) {
                longest = Math.max(longest, Math.abs(offset.along(axis)));
            }
        }
        return longest + widenBorders;
    }

    /** In 2D without the offsets that leave the plane. */
    @Override
    public TargetChannel in(int dimensions) {
        return dimensions == 3
                ? this
                : new Affinities(offsets.stream().filter(o -> o.z() == 0).toList(), widenBorders);
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        requireInside(extent);
        int[] codes = labels.codes();
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        if (widenBorders > 0) {
            int[] widened = new int[codes.length];
            workers.forEach(nz, z -> WideBorderKernel.slice(codes, z * ny * nx, ny, nx, widenBorders, widened));
            compare(widened, extent, into, at, workers);
        } else {
            compare(codes, extent, into, at, workers);
        }
    }

    private void compare(int[] codes, Extent extent, float[] into, int at, Workers workers) {
        workers.forEach(extent.z() * offsets.size(), task -> {
            int k = task / extent.z();
            AffinityOffset o = offsets.get(k);
            int plane = at + k * codes.length;
            int z = task % extent.z();
            AffinityKernel.slice(codes, extent.z(), extent.y(), extent.x(), o.z(), o.y(), o.x(), z, into, plane);
        });
    }

    void requireInside(Extent extent) {
        for (AffinityOffset offset : offsets) {
            for (int axis = 0; axis < 3; axis++) {
                if (Math.abs(offset.along(axis)) >= Math.max(1, extent.along(axis))) {
                    throw new InputException("The affinity offset " + offset + " (z, y, x) does not fit into labels of "
                            + extent + " voxels; take shorter offsets"
                            + (extent.z() == 1 && offset.z() != 0 ? ", in 2D only those with z = 0." : "."));
                }
            }
        }
    }

    @Override
    public String toString() {
        List<String> options = new ArrayList<>();
        if (!offsets.equals(DEFAULT.offsets)) {
            options.add("offsets="
                    + String.join(
                            "/", offsets.stream().map(AffinityOffset::toString).toList()));
        }
        if (widenBorders != DEFAULT.widenBorders) {
            options.add("widen_borders=" + widenBorders);
        }
        return options.isEmpty() ? "A" : "A[" + String.join(",", options) + "]";
    }
}
