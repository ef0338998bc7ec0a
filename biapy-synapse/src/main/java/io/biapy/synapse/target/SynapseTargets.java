package io.biapy.synapse.target;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.TileGrid;
import io.biapy.synapse.annotation.SynapsePairs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns annotated synapses into the planes that a network learns. Binary planes hold 0 and 1 (or fall softly, see {@link #soft}); vectors (Z, V, H: along z, y, x) are in the unit of the
 * voxel size and lead from a voxel to the presynaptic partner of the nearest postsynaptic site, 0 away from sites. A site outside of the volume
 * takes nothing from its partner inside. Immutable; each option gives a changed copy. Safe for several threads. As BiaPy's
 * {@code synapse_channel_creation}, whose answer to the voxel {@link #compatibleWithBiapy()} gives.
 */
public final class SynapseTargets {
    private final Representation representation;
    private final Ellipse pre;
    private final Ellipse post;
    private final Ellipse vectors;
    private final Ellipse cleft;
    private final boolean normalized;
    private final boolean biapy;
    private final boolean soft;

    private SynapseTargets(
            Representation representation,
            Ellipse pre,
            Ellipse post,
            Ellipse vectors,
            Ellipse cleft,
            boolean normalized,
            boolean biapy,
            boolean soft) {
        this.representation = representation;
        this.pre = pre;
        this.post = post;
        this.vectors = vectors;
        this.cleft = cleft;
        this.normalized = normalized;
        this.biapy = biapy;
        this.soft = soft;
    }

    /** With BiaPy's sizes: sites and clefts 1, 3, 3, vectors 3, 25, 25 voxels around (z, y, x). */
    public static SynapseTargets of(Representation representation) {
        return new SynapseTargets(
                representation, Ellipse.SITE, Ellipse.SITE, Ellipse.VECTORS, Ellipse.SITE, false, false, false);
    }

    /** Size of presynaptic sites, half axes in voxels. */
    public SynapseTargets pre(Ellipse size) {
        return new SynapseTargets(representation, size, post, vectors, cleft, normalized, biapy, soft);
    }

    /** Size of postsynaptic sites. */
    public SynapseTargets post(Ellipse size) {
        return new SynapseTargets(representation, pre, size, vectors, cleft, normalized, biapy, soft);
    }

    /** How far around a postsynaptic site vectors are given. */
    public SynapseTargets vectors(Ellipse size) {
        return new SynapseTargets(representation, pre, post, size, cleft, normalized, biapy, soft);
    }

    /** Size of clefts. */
    public SynapseTargets cleft(Ellipse size) {
        return new SynapseTargets(representation, pre, post, vectors, size, normalized, biapy, soft);
    }

    /**
     * BiaPy 3.7.1's planes to the voxel, for whole volumes in memory: each site in slices z - 1 and z, cut off at the box around its synapse, which lacks
     * the far side; vectors that lead away from the partner and are one voxel too long where the partner does not lie before the box; pairs with an end
     * outside of the volume left out.
     */
    public SynapseTargets compatibleWithBiapy() {
        return new SynapseTargets(representation, pre, post, vectors, cleft, normalized, true, soft);
    }

    /** BiaPy's option {@code norm}, for its own form only: components from -1 to 1 in each site's surroundings, which tell no distance any more. */
    public SynapseTargets normalized(boolean on) {
        return new SynapseTargets(representation, pre, post, vectors, cleft, on, biapy, soft);
    }

    /**
     * Sites and clefts that fall from 1 in their centre to 1/4 at their surface, so that a prediction has its summit where the site is; of two that meet the
     * higher value counts. Default false: 0 and 1.
     */
    public SynapseTargets soft(boolean on) {
        return new SynapseTargets(representation, pre, post, vectors, cleft, normalized, biapy, on);
    }

    public Representation representation() {
        return representation;
    }

    /** The planes of a whole volume, z, y, x each, in the order of {@link Representation#codes()}. */
    public FloatImage encode(SynapsePairs pairs, @Nullable ImageSource raw) {
        Extent extent = pairs.volume().toExtentInMemory(representation.planes(), Float.BYTES);
        float[] planes = new float[Math.multiplyExact(representation.planes(), extent.voxels())];
        requireRaw(pairs, raw);
        if (biapy) {
            if (soft) {
                throw new InputException("BiaPy's own form knows 0 and 1 only; leave soft or compatibleWithBiapy out.");
            }
            new BiapyTargets(representation, pre, post, vectors, cleft, normalized).fill(pairs, raw, extent, planes);
        } else {
            painter(pairs, raw).fill(Block.all(pairs.volume()), planes);
        }
        return FloatImage.of("synapses", extent, representation.planes(), planes)
                .withCalibration(pairs.voxelSize());
    }

    /**
     * Writes the same planes tile by tile; memory does not grow with the volume.
     *
     * @param into as large as the volume, one channel a plane
     */
    public void write(SynapsePairs pairs, @Nullable ImageSource raw, ImageSink into, Extent tile, Workers workers) {
        if (biapy) {
            throw new InputException("BiaPy's own form is made in memory only; leave compatibleWithBiapy out.");
        }
        requireRaw(pairs, raw);
        if (!into.size().equals(pairs.volume()) || into.channels() != representation.planes()) {
            throw new InputException("The targets have " + pairs.volume() + " voxels and " + representation.planes()
                    + " channels, the image to write has " + into.size() + " and " + into.channels() + ".");
        }
        TargetPainter painter = painter(pairs, raw);
        TileGrid grid = new TileGrid(pairs.volume(), tile);
        workers.forEach(grid.tiles(), id -> {
            Block block = grid.block(id);
            int n = block.extent().voxels();
            float[] planes = new float[representation.planes() * n];
            painter.fill(block, planes);
            for (int p = 0; p < representation.planes(); p++) {
                into.write(p, block, Arrays.copyOfRange(planes, p * n, (p + 1) * n));
            }
        });
    }

    private TargetPainter painter(SynapsePairs pairs, @Nullable ImageSource raw) {
        if (normalized) {
            throw new InputException("Normalised vectors tell no distance and exist in BiaPy's form only.");
        }
        return switch (representation) {
            case SIMPSYN ->
                new TargetPainter(
                        List.of(
                                new TargetPainter.Sites(pairs.preVoxels(), pre, soft),
                                new TargetPainter.Sites(pairs.postVoxels(), post, soft)),
                        null);
            case POST -> new TargetPainter(List.of(new TargetPainter.Sites(pairs.postVoxels(), post, soft)), null);
            case CLEFT ->
                new TargetPainter(List.of(new TargetPainter.Sites(PairClefts.all(pairs, raw), cleft, soft)), null);
            case SYNFUL ->
                new TargetPainter(
                        List.of(new TargetPainter.Sites(pairs.postVoxels(), post, soft)),
                        VectorSites.of(pairs, vectors));
        };
    }

    private void requireRaw(SynapsePairs pairs, @Nullable ImageSource raw) {
        if (representation == Representation.CLEFT && raw == null) {
            throw new InputException("Clefts are found in the image, so F_cleft needs the raw volume.");
        }
        if (raw != null && !raw.size().equals(pairs.volume())) {
            throw new InputException(
                    "The image has " + raw.size() + " voxels, the annotations were laid into " + pairs.volume() + ".");
        }
    }

    @Override
    public String toString() {
        return representation + " (pre " + pre + ", post " + post
                + (soft ? ", soft" : "") + (representation == Representation.SYNFUL ? ", vectors " + vectors : "")
                + (representation == Representation.CLEFT ? ", cleft " + cleft : "") + ")";
    }
}
