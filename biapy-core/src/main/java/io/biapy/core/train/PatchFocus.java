package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Where training patches are drawn in an image: at given places only; or a part of them around given places, for objects that are rare in it. Such a patch
 * has its place anywhere inside, each position as likely, except that it never leaves the image; all others are drawn evenly. Immutable, safe for several
 * threads.
 */
public final class PatchFocus {
    private final List<long[]> places;
    private final double share;
    private final boolean exact;

    private PatchFocus(List<long[]> places, double share, boolean exact) {
        this.exact = exact;
        this.places = places;
        this.share = share;
    }

    /**
     * A focus on these places.
     *
     * @param places voxels z, y, x; without any, all patches are drawn evenly
     * @param share part of the patches that are drawn around them, 0 to 1
     */
    public static PatchFocus on(List<long[]> places, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InputException("The share of patches around places must be from 0 to 1, got " + share + ".");
        }
        return new PatchFocus(places.stream().map(long[]::clone).toList(), share, false);
    }

    /**
     * All patches start at one of these places, each as likely.
     *
     * @param places voxels z, y, x, at least one
     */
    public static PatchFocus startingAt(List<long[]> places) {
        if (places.isEmpty()) {
            throw new InputException("Patches need at least one place to start at.");
        }
        return new PatchFocus(places.stream().map(long[]::clone).toList(), 1, true);
    }

    /** The same cut, moved over a place where this patch is one of those. Whole voxels, so that what needed no resampling still needs none. */
    Geometry moved(Geometry g, Extent image, Extent patch, SplittableRandom random) {
        boolean here = random.nextDouble() < share;
        int chosen = places.isEmpty() ? 0 : random.nextInt(places.size());
        double[] centre = {g.z(), g.y(), g.x()};
        for (int a = 0; a < 3; a++) {
            int inside = exact ? 0 : random.nextInt(patch.along(a));
            if (here && !places.isEmpty()) {
                double half = (patch.along(a) - 1) * 0.5;
                double wanted = places.get(chosen)[a] - inside + half;
                double kept = Math.max(half, Math.min(image.along(a) - 1 - half, wanted));
                centre[a] += Math.rint(kept - centre[a]);
            }
        }
        return new Geometry(centre[0], centre[1], centre[2], g.flipZ(), g.yy(), g.yx(), g.xy(), g.xx());
    }

    private int[] numbers() {
        return places.stream()
                .flatMapToLong(LongStream::of)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public String toString() {
        return exact
                ? "patches at " + places.size() + " places, " + new CheckSum().add(numbers())
                : share + " of the patches around " + places.size() + " places";
    }
}
