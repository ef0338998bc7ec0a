package io.biapy.synapse.target;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.synapse.annotation.SynapsePairs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clefts of all pairs inside a volume; reads the image around one presynaptic site and its partners at a time. */
final class PairClefts {
    private static final Ellipse MARGIN = Ellipse.SITE;

    private PairClefts() {}

    static List<long[]> all(SynapsePairs pairs, @Nullable ImageSource raw) {
        if (raw == null) {
            throw new InputException("Clefts are found in the image, so F_cleft needs the raw volume.");
        }
        List<long[]> places = new ArrayList<>();
        for (PreGroup group : PreGroup.of(pairs)) {
            Block box = box(group, MARGIN, 1, pairs.volume());
            places.addAll(List.of(CleftSearch.find(raw, box, group.pre(), group.posts())));
        }
        return places;
    }

    /**
     * The box around a presynaptic site and its partners.
     *
     * @param beyond 1 to reach as far behind the last voxel as before the first, 0 as BiaPy, one voxel less
     */
    static Block box(PreGroup group, Ellipse margin, int beyond, Size volume) {
        long[] size = {volume.z(), volume.y(), volume.x()};
        long[] from = new long[3];
        int[] length = new int[3];
        for (int a = 0; a < 3; a++) {
            long least = group.pre()[a];
            long most = group.pre()[a];
            for (long[] post : group.posts()) {
                least = Math.min(least, post[a]);
                most = Math.max(most, post[a]);
            }
            from[a] = Math.max(0, least - margin.along(a));
            length[a] = (int) (Math.min(size[a], most + margin.along(a) + beyond) - from[a]);
        }
        return new Block(from[0], from[1], from[2], Extent.zyx(length[0], length[1], length[2]));
    }
}
