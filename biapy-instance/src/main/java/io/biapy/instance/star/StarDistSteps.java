package io.biapy.instance.star;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;
import java.util.Arrays;

/**
 * A {@link StarDistDecoder} taken apart for work on tiles of one prediction: candidates of a block, how they suppress each other, and what those that stay
 * paint into a block. Immutable, safe for several threads.
 */
public final class StarDistSteps {
    private final StarFrame frame;
    private final ShapeRule rule;
    private final String name;

    private StarDistSteps(StarFrame frame, String name) {
        this.frame = frame;
        this.rule = frame.rule();
        this.name = name;
    }

    /** Of a prediction, which is refused where its planes and the rays do not go together. */
    public static StarDistSteps of(StarDistDecoder decoder, ImageSource prediction) {
        StarFrame frame = StarFrame.of(
                decoder, prediction.name(), prediction.channels(), prediction.size(), prediction.calibration());
        return new StarDistSteps(frame, prediction.name());
    }

    /** Voxels of the labels: those of the prediction times the grid. */
    public Size labelled() {
        return frame.full().toSize();
    }

    /** Whether the least probability is Otsu's threshold of plane 0. */
    public boolean needsOtsu() {
        return frame.decoder().candidates().otsu();
    }

    /** The least probability, unless it is Otsu's. */
    public float threshold() {
        return (float) frame.decoder().candidates().threshold();
    }

    public int rays() {
        return frame.rays().count();
    }

    /** How candidates suppress each other; their values are ray lengths. */
    public ProposalRule<?> rule() {
        return rule;
    }

    /** The voxels of the prediction whose centres lie in a block of the image; without any where the grid steps over it. */
    public Block lattice(Block image) {
        Extent grid = frame.decoder().shapes().grid();
        long[] from = new long[3];
        int[] length = new int[3];
        long[] start = {image.z(), image.y(), image.x()};
        for (int axis = 0; axis < 3; axis++) {
            int step = grid.along(axis);
            from[axis] = (start[axis] + step - 1) / step;
            length[axis] = (int) ((start[axis] + image.extent().along(axis) + step - 1) / step - from[axis]);
        }
        return new Block(from[0], from[1], from[2], Extent.zyx(length[0], length[1], length[2]));
    }

    /** Probabilities of a block of the prediction, checked. */
    public float[] probabilities(ImageSource prediction, Block block) {
        float[] values = new float[block.extent().voxels()];
        if (values.length > 0) {
            prediction.read(0, block, values);
        }
        for (float value : values) {
            StarFrame.requireFinite(name, value, "probability");
        }
        return values;
    }

    /** The candidates of a block of the prediction. Takes 17 bytes a voxel, and 20 and 4 a ray for each candidate. */
    public Proposals candidates(ImageSource prediction, Block block, float threshold) {
        if (block.extent().voxels() == 0) {
            return Proposals.none();
        }
        int halo = frame.onlyMaxima() ? 1 : 0;
        Size lattice = frame.lattice().toSize();
        Block wide = block.widened(Extent.zyx(halo, halo, halo), lattice);
        float[] p = probabilities(prediction, wide);
        boolean[] mark = new boolean[p.length];
        int count = mark(p, wide, block, threshold, mark);
        long[] keys = new long[count];
        CandidateKernel.keys(p, mark, keys);
        Arrays.sort(keys);
        long[] places = new long[count];
        float[] scores = new float[count];
        int[] voxels = new int[count];
        for (int rank = 0; rank < count; rank++) {
            int at = (int) keys[rank];
            places[rank] = wide.placeOf(at, lattice);
            scores[rank] = p[at];
            voxels[rank] = block.voxelAt(places[rank], lattice);
        }
        return new Proposals(places, scores, lengths(prediction, block, voxels));
    }

    /** Marks candidates of {@code block} in {@code wide}, clear of the margin along the image's border. */
    private int mark(float[] p, Block wide, Block block, float threshold, boolean[] mark) {
        long[] start = {block.z(), block.y(), block.x()};
        long[] origin = {wide.z(), wide.y(), wide.x()};
        int[] from = new int[3];
        int[] to = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int margin = frame.margin(axis);
            long end = start[axis] + block.extent().along(axis);
            from[axis] = (int) (Math.max(start[axis], margin) - origin[axis]);
            to[axis] = (int) (Math.min(end, frame.lattice().along(axis) - margin) - origin[axis]);
        }
        return CandidateKernel.above(
                p,
                wide.extent().z(),
                wide.extent().y(),
                wide.extent().x(),
                from[0],
                to[0],
                from[1],
                to[1],
                from[2],
                to[2],
                threshold,
                frame.onlyMaxima(),
                mark);
    }

    private float[] lengths(ImageSource prediction, Block block, int[] voxels) {
        int rays = rays();
        float[] lengths = new float[Math.multiplyExact(voxels.length, rays)];
        float[] plane = new float[voxels.length == 0 ? 0 : block.extent().voxels()];
        for (int ray = 0; ray < rays && voxels.length > 0; ray++) {
            prediction.read(1 + ray, block, plane);
            for (int rank = 0; rank < voxels.length; rank++) {
                float length = plane[voxels[rank]];
                StarFrame.requireFinite(name, length, "ray length");
                lengths[rank * rays + ray] = length;
            }
        }
        return lengths;
    }

    /**
     * Labels of a block of the image.
     *
     * @param kept those that stay and may reach into the block, the most probable first
     * @param ids of theirs
     */
    public int[] paint(Block block, Proposals kept, int[] ids) {
        Canvas canvas = new Canvas(new int[block.extent().voxels()], block);
        float[] scores = new float[kept.count()];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = kept.score(k);
        }
        int axis = frame.slabAxis();
        Form form = rule.room();
        for (int k : frame.paintingOrder(scores)) {
            rule.fill(kept, k, form);
            if (form.box[axis + 3] >= canvas.from(axis) && form.box[axis] <= canvas.to(axis)) {
                rule.paint(form, canvas, canvas.from(axis), canvas.to(axis), ids[k]);
            }
        }
        return canvas.labels();
    }

    @Override
    public String toString() {
        return frame.decoder().toString();
    }
}
