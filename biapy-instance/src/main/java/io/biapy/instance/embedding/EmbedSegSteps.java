package io.biapy.instance.embedding;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An {@link EmbedSegDecoder} taken apart for work on tiles of one prediction: the seeds of a block, which of them propose, what each proposal claims of a
 * block, and what the accepted ones label there. Immutable, safe for several threads.
 */
public final class EmbedSegSteps {
    private final ClusterOptions options;
    private final Size size;
    private final int channels;
    private final Calibration voxel;

    private EmbedSegSteps(ClusterOptions options, Size size, int channels, Calibration voxel) {
        this.options = options;
        this.size = size;
        this.channels = channels;
        this.voxel = voxel;
    }

    /** Of a prediction, which is refused where it does not have the planes. */
    public static EmbedSegSteps of(EmbedSegDecoder decoder, ImageSource prediction) {
        EmbedSegDecoder.requirePlanes(
                prediction.name(),
                prediction.channels(),
                prediction.size().z(),
                prediction.size().toString());
        return new EmbedSegSteps(
                decoder.options(), prediction.size(), prediction.channels(), decoder.sizeOf(prediction.calibration()));
    }

    /** How many voxels of foreground are too few for objects. */
    public long leastForeground() {
        return options.leastForeground();
    }

    /** Whether an object may be of so many voxels, so many of them new. */
    public boolean isObject(long voxels, long fresh) {
        return voxels > options.leastObject() && fresh > voxels - fresh;
    }

    /** Numbers of a seed: its embedding and its sharpness, along x, y and in space z. */
    public int width() {
        return channels - 1;
    }

    /** Which seeds do not propose: those that lie within the margin of one that does. */
    public ProposalRule<?> rule() {
        return new SeedRule(EmbeddedVoxels.steps(options.gridSize(), voxel));
    }

    /** The foreground of one block. One thread. */
    public final class Part {
        private final Block block;
        private final EmbeddedVoxels voxels;

        private Part(Block block, EmbeddedVoxels voxels) {
            this.block = block;
            this.voxels = voxels;
        }

        /** Voxels of foreground. */
        public int count() {
            return voxels.count();
        }

        /** Least z, y, x, then greatest, of the embeddings in voxels of the image; not to be asked for where there are none. */
        public float[] hull() {
            float[] hull = new float[6];
            for (int axis = 0; axis < 3; axis++) {
                hull[axis] = axis == 0 && voxels.axes == 2 ? 0 : Float.POSITIVE_INFINITY;
                hull[axis + 3] = axis == 0 && voxels.axes == 2 ? 0 : Float.NEGATIVE_INFINITY;
            }
            float[] step = EmbeddedVoxels.steps(options.gridSize(), voxel);
            for (int axis = 0; axis < voxels.axes; axis++) {
                for (float e : voxels.embedding[axis]) {
                    float at = (float) ((double) e / step[axis]);
                    hull[2 - axis] = Math.min(hull[2 - axis], Math.nextDown(at));
                    hull[5 - axis] = Math.max(hull[5 - axis], Math.nextUp(at));
                }
            }
            return hull;
        }

        /** Voxels that may propose. */
        public Proposals seeds() {
            int[] places = Clustering.seeds(voxels, options.seed());
            int axes = voxels.axes;
            long[] at = new long[places.length];
            float[] scores = new float[places.length];
            float[] values = new float[2 * axes * places.length];
            for (int k = 0; k < places.length; k++) {
                at[k] = block.placeOf(voxels.voxel[places[k]], size);
                scores[k] = voxels.seediness(places[k]);
                for (int axis = 0; axis < axes; axis++) {
                    values[2 * axes * k + axis] = voxels.embedding[axis][places[k]];
                    values[2 * axes * k + axes + axis] = voxels.sharpness(axis, places[k]);
                }
            }
            return new Proposals(at, scores, values);
        }

        /**
         * What proposals claim here: for each that claims anything the place of its seed (long), voxels and new ones (ints).
         *
         * @param proposing all that propose and may reach into the block, ranked
         */
        public byte[] claims(Proposals proposing) {
            boolean[] taken = new boolean[voxels.count()];
            int[] hits = new int[voxels.count()];
            int[] placeOf = new int[block.extent().voxels()];
            for (int place = 0; place < voxels.count(); place++) {
                placeOf[voxels.voxel[place]] = place + 1;
            }
            ByteBuffer out = ByteBuffer.allocate(16 * proposing.count());
            for (int k = 0; k < proposing.count(); k++) {
                int own = block.voxelAt(proposing.place(k), size);
                if (own >= 0) {
                    taken[placeOf[own] - 1] = true;
                }
                int found = within(proposing, k, hits);
                int fresh = 0;
                for (int h = 0; h < found; h++) {
                    fresh += taken[hits[h]] ? 0 : 1;
                    taken[hits[h]] = true;
                }
                if (found > 0) {
                    out.putLong(proposing.place(k)).putInt(found).putInt(fresh);
                }
            }
            return Arrays.copyOf(out.array(), out.position());
        }

        private int within(Proposals of, int k, int[] hits) {
            int axes = voxels.axes;
            int at = 2 * axes * k;
            float[] v = of.values();
            return voxels.within(
                    v[at],
                    v[at + 1],
                    axes == 3 ? v[at + 2] : 0,
                    v[at + axes],
                    v[at + axes + 1],
                    axes == 3 ? v[at + axes + 2] : 1,
                    hits);
        }

        /**
         * Labels of the block.
         *
         * @param objects that may reach into it, ranked
         * @param ids of theirs
         */
        public int[] labels(Proposals objects, int[] ids) {
            int[] labels = new int[block.extent().voxels()];
            int[] hits = new int[voxels.count()];
            for (int k = 0; k < objects.count(); k++) {
                int found = within(objects, k, hits);
                for (int h = 0; h < found; h++) {
                    labels[voxels.voxel[hits[h]]] = ids[k];
                }
            }
            return labels;
        }
    }

    /** Reads a block. Takes 4 bytes a plane and 12 a voxel, and up to 45 a foreground voxel. */
    public Part part(ImageSource prediction, Block block) {
        FloatImage image = prediction.load(block);
        int[] origin = {Math.toIntExact(block.x()), Math.toIntExact(block.y()), Math.toIntExact(block.z())};
        return new Part(
                block, EmbeddedVoxels.of(image, origin, options.gridSize(), (float) options.foreground(), voxel, null));
    }
}
