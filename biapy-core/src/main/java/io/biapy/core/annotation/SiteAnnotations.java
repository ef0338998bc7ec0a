package io.biapy.core.annotation;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Annotated sites with their partners, as the CREMI layout has them: ids, locations, kinds, pairs (pre id, post id), voxel size and offset.
 * Locations are z, y, x in the unit of the voxel size. A location and the offset give the place in the volume ({@link #position}), and that divided by
 * the voxel size the place in voxels ({@link #voxel}). Immutable, safe for several threads.
 */
public final class SiteAnnotations {
    /** Kind of a site that sends, by CREMI's name. */
    public static final String PRE = "presynaptic_site";

    /** Kind of a site that receives, by CREMI's name. */
    public static final String POST = "postsynaptic_site";

    private static final int SHOWN = 5;

    private final long[] ids;
    private final double[] locations;
    private final List<String> types;
    private final long[] partners;
    private final Calibration voxel;
    private final double[] offset;
    private final Map<Long, Integer> places;

    private SiteAnnotations(
            long[] ids, double[] locations, List<String> types, long[] partners, Calibration voxel, double[] offset) {
        this.ids = ids;
        this.locations = locations;
        this.types = types;
        this.partners = partners;
        this.voxel = voxel;
        this.offset = offset;
        this.places = new HashMap<>(ids.length * 2);
        for (int i = 0; i < ids.length; i++) {
            Integer before = places.put(ids[i], i);
            if (before != null) {
                throw new InputException("Two sites have the id " + ids[i] + " (rows " + before + " and " + i
                        + "); every site needs an id of its own.");
            }
        }
    }

    /**
     * Sites from their parts; kinds unknown, voxel size unknown (1), offset 0.
     *
     * @param ids one a site, all different
     * @param locations one row a site: z, y, x
     * @param partners one row a synapse: pre id, post id
     */
    public static SiteAnnotations of(long[] ids, double[][] locations, long[][] partners) {
        if (ids.length != locations.length) {
            throw new InputException(
                    "There are " + ids.length + " ids but " + locations.length + " locations; each site needs both.");
        }
        double[] flat = new double[3 * ids.length];
        for (int i = 0; i < ids.length; i++) {
            requireThree(locations[i], "the location of site " + ids[i]);
            System.arraycopy(locations[i], 0, flat, 3 * i, 3);
        }
        long[] pairs = new long[2 * partners.length];
        for (int k = 0; k < partners.length; k++) {
            if (partners[k].length != 2) {
                throw new InputException("Row " + k + " of the partners needs 2 ids (pre, post), got "
                        + partners[k].length + " of them.");
            }
            pairs[2 * k] = partners[k][0];
            pairs[2 * k + 1] = partners[k][1];
        }
        return new SiteAnnotations(
                ids.clone(), flat, Collections.nCopies(ids.length, ""), pairs, Calibration.unknown(), new double[3]);
    }

    private static void requireThree(double[] values, String what) {
        boolean good = values.length == 3;
        for (double v : values) {
            good &= Double.isFinite(v);
        }
        if (!good) {
            throw new InputException("Three finite numbers (z, y, x) are needed for " + what + ", got "
                    + java.util.Arrays.toString(values) + ".");
        }
    }

    /** The same sites with a kind each, for example {@link #PRE}. */
    public SiteAnnotations withTypes(List<String> each) {
        if (each.size() != ids.length) {
            throw new InputException("There are " + ids.length + " sites but " + each.size() + " types of sites.");
        }
        return new SiteAnnotations(ids, locations, List.copyOf(each), partners, voxel, offset);
    }

    /** The same sites with the size of a voxel in the unit of their locations. */
    public SiteAnnotations withVoxelSize(Calibration size) {
        return new SiteAnnotations(ids, locations, types, partners, size, offset);
    }

    /** The same sites with what is added to a location to get its place in the volume, in the locations' unit. */
    public SiteAnnotations withOffset(double z, double y, double x) {
        double[] zyx = {z, y, x};
        requireThree(zyx, "the offset");
        return new SiteAnnotations(ids, locations, types, partners, voxel, zyx);
    }

    /** The same sites with the axes of their locations and of their offset in reverse: what was x, y, z is z, y, x then. */
    public SiteAnnotations withAxesReversed() {
        double[] turned = locations.clone();
        for (int i = 0; i < ids.length; i++) {
            turned[3 * i] = locations[3 * i + 2];
            turned[3 * i + 2] = locations[3 * i];
        }
        return new SiteAnnotations(ids, turned, types, partners, voxel, new double[] {offset[2], offset[1], offset[0]});
    }

    /** Number of sites. */
    public int size() {
        return ids.length;
    }

    public long id(int site) {
        return ids[site];
    }

    /** As stored, along axis 0 (z), 1 (y) or 2 (x). */
    public double location(int site, int axis) {
        return locations[3 * site + axis];
    }

    /** Place in the volume: location and offset, in the unit of the voxel size. */
    public double position(int site, int axis) {
        return locations[3 * site + axis] + offset[axis];
    }

    /** Place in the volume in voxels, not rounded; the voxel is its floor. */
    public double voxel(int site, int axis) {
        return position(site, axis) / voxel.along(axis);
    }

    /** The site's kind; empty where not known. */
    public String type(int site) {
        return types.get(site);
    }

    /** Number of synapses. */
    public int pairs() {
        return partners.length / 2;
    }

    public long preId(int pair) {
        return partners[2 * pair];
    }

    public long postId(int pair) {
        return partners[2 * pair + 1];
    }

    /** Where the site with this id stands; empty where no site has it. */
    public OptionalInt site(long id) {
        Integer place = places.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    public Calibration voxelSize() {
        return voxel;
    }

    public double offset(int axis) {
        return offset[axis];
    }

    /** Refuses annotations without a voxel size, since nothing physical can be made of them. */
    public SiteAnnotations requireVoxelSize() {
        if (!voxel.isKnown()) {
            throw new InputException(
                    "The annotations do not say the size of a voxel; give it, z, y, x in the unit of the"
                            + " locations (--voxel-size; in CREMI files: the attribute \"resolution\" of volumes/raw).");
        }
        return this;
    }

    /** Refuses pairs that name a site that is not there, and names the first of them. */
    public SiteAnnotations requireKnownPartners() {
        List<String> unknown = new ArrayList<>();
        int count = 0;
        for (int k = 0; k < pairs(); k++) {
            for (long id : new long[] {preId(k), postId(k)}) {
                if (site(id).isEmpty()) {
                    count++;
                    if (unknown.size() < SHOWN) {
                        unknown.add(id + " (row " + k + ")");
                    }
                }
            }
        }
        if (count > 0) {
            throw new InputException("The partners name " + count + (count == 1 ? " id" : " ids")
                    + " that no site has: " + String.join(", ", unknown) + (count > unknown.size() ? ", ..." : "")
                    + ". Correct the table of partners, or leave such pairs out (withoutUnknownPartners).");
        }
        return this;
    }

    /** The same without pairs that name a site that is not there, as BiaPy's targets leave them out. */
    public SiteAnnotations withoutUnknownPartners() {
        long[] known = new long[partners.length];
        int n = 0;
        for (int k = 0; k < pairs(); k++) {
            if (site(preId(k)).isPresent() && site(postId(k)).isPresent()) {
                known[n++] = preId(k);
                known[n++] = postId(k);
            }
        }
        return new SiteAnnotations(ids, locations, types, java.util.Arrays.copyOf(known, n), voxel, offset);
    }

    @Override
    public String toString() {
        return ids.length
                + (ids.length == 1 ? " site, " : " sites, ")
                + pairs()
                + (pairs() == 1 ? " pair, " : " pairs, ")
                + voxel;
    }
}
