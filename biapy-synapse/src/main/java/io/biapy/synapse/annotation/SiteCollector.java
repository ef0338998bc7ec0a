package io.biapy.synapse.annotation;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers sites and pairs while a file is read: a site that comes again, by its id or, without one, by its place, is the same site. One thread. */
final class SiteCollector {
    private final Calibration voxel;
    private final boolean inVoxels;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<double[]> locations = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<@Nullable Long> ids = new ArrayList<>();
    private final List<int[]> pairs = new ArrayList<>();

    /**
     * @param inVoxels whether coordinates come in voxels; they are multiplied by the voxel size then
     */
    SiteCollector(Calibration voxel, boolean inVoxels) {
        this.voxel = voxel;
        this.inVoxels = inVoxels;
        if (inVoxels && !voxel.isKnown()) {
            throw new InputException("The coordinates are voxels, whose size is not known; give it (--voxel-size).");
        }
    }

    /** The place in the list of a site, new or known. */
    int site(@Nullable Long id, String type, double z, double y, double x) {
        String key = type + (id == null ? "@" + z + "," + y + "," + x : "#" + id);
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        int place = locations.size();
        known.put(key, place);
        locations.add(
                inVoxels
                        // the middle of the voxel, so that dividing by the voxel size and rounding down leads back to
                        // it
                        ? new double[] {(z + 0.5) * voxel.z(), (y + 0.5) * voxel.y(), (x + 0.5) * voxel.x()}
                        : new double[] {z, y, x});
        types.add(type);
        ids.add(id);
        return place;
    }

    void pair(int pre, int post) {
        pairs.add(new int[] {pre, post});
    }

    /** Sites keep their ids where each has one and all differ; else they are numbered from 1. */
    SiteAnnotations annotations() {
        long[] numbers = new long[ids.size()];
        boolean own = !ids.contains(null) && ids.stream().distinct().count() == ids.size();
        for (int i = 0; i < numbers.length; i++) {
            Long id = ids.get(i);
            numbers[i] = own && id != null ? id : i + 1;
        }
        long[][] partners = new long[pairs.size()][];
        for (int k = 0; k < partners.length; k++) {
            partners[k] = new long[] {numbers[pairs.get(k)[0]], numbers[pairs.get(k)[1]]};
        }
        return SiteAnnotations.of(numbers, locations.toArray(double[][]::new), partners)
                .withTypes(types)
                .withVoxelSize(voxel);
    }
}
