package io.biapy.synapse.result;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.pair.SynapseMap;
import io.biapy.synapse.target.Representation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The synapses of one volume: presynaptic and postsynaptic sites with scores, and who belongs to whom; or, of the representation F_cleft, clefts. Places are
 * in voxels (0: centre of the first voxel) and in the unit of the voxel size (0: its outer corner). Immutable, safe for several threads.
 */
public final class SynapseResult {
    private final String name;
    private final Size volume;
    private final Representation representation;
    private final SynapseMap map;

    private SynapseResult(String name, Size volume, Representation representation, SynapseMap map) {
        this.name = name;
        this.volume = volume;
        this.representation = representation;
        this.map = map;
    }

    /**
     * From a map; of F_cleft and F_post alone the sites found stand on its postsynaptic side.
     *
     * @param volume the image's size in voxels
     */
    public static SynapseResult of(String name, Size volume, Representation representation, SynapseMap map) {
        return new SynapseResult(name, volume, representation, map);
    }

    public String name() {
        return name;
    }

    public Size volume() {
        return volume;
    }

    public Representation representation() {
        return representation;
    }

    public SynapseMap map() {
        return map;
    }

    public Calibration voxelSize() {
        return map.post().voxelSize();
    }

    /** What the sites of the postsynaptic side are called in BiaPy's files: post, or cleft. */
    public String postKind() {
        return representation == Representation.CLEFT ? "cleft" : "post";
    }

    /** Whether synapses have two ends. */
    public boolean hasPairs() {
        return representation == Representation.SIMPSYN || representation == Representation.SYNFUL;
    }

    /** BiaPy's {@code pred_pre_locations.csv} with places in physical units behind: pre_id, axis-0, axis-1, axis-2, probability, z, y, x. */
    public ResultTable preTable() {
        return table(map.pre(), "pre");
    }

    /** The same for postsynaptic sites, or clefts. */
    public ResultTable postTable() {
        return table(map.post(), postKind());
    }

    private static ResultTable table(FoundSites sites, String kind) {
        ResultTable.Builder table = ResultTable.builder().integer(kind + "_id");
        for (int a = 0; a < 3; a++) {
            table.number("axis-" + a);
        }
        table.number("probability");
        String unit = sites.voxelSize().unit();
        table.number("z_" + unit).number("y_" + unit).number("x_" + unit);
        for (int i = 0; i < sites.size(); i++) {
            table.row(
                    sites.id(i),
                    sites.at(i, 0),
                    sites.at(i, 1),
                    sites.at(i, 2),
                    sites.score(i),
                    sites.position(i, 0),
                    sites.position(i, 1),
                    sites.position(i, 2));
        }
        return table.build();
    }

    /** BiaPy's {@code pre_post_mapping.csv}. */
    public ResultTable mapping() {
        return map.toTable();
    }

    /** One row a synapse, in physical units: pre_id, post_id, pre_z .. post_x, distance, pre_probability, post_probability. */
    public ResultTable synapses() {
        ResultTable.Builder table = ResultTable.builder().integer("pre_id").integer("post_id");
        for (String end : List.of("pre_", "post_")) {
            table.number(end + "z").number(end + "y").number(end + "x");
        }
        table.number("distance").number("pre_probability").number("post_probability");
        FoundSites pre = map.pre();
        FoundSites post = map.post();
        for (SynapseMap.Pair p : map.pairs()) {
            double square = 0;
            for (int a = 0; a < 3; a++) {
                double d = pre.position(p.pre(), a) - post.position(p.post(), a);
                square += d * d;
            }
            table.row(
                    pre.id(p.pre()),
                    post.id(p.post()),
                    pre.position(p.pre(), 0),
                    pre.position(p.pre(), 1),
                    pre.position(p.pre(), 2),
                    post.position(p.post(), 0),
                    post.position(p.post(), 1),
                    post.position(p.post(), 2),
                    Math.sqrt(square),
                    pre.score(p.pre()),
                    post.score(p.post()));
        }
        return table.build();
    }

    /** Which neuron talks to which, and through how many synapses. Segmentation as large as the volume; ids 64-bit, 0 where a site lies in no neuron. */
    public Connections connections(LabelSource neurons) {
        if (!neurons.size().equals(volume)) {
            throw new InputException("The segmentation has " + neurons.size() + " voxels, the synapses were found in "
                    + volume + "; both must show the same region.");
        }
        return Connections.of(map, neurons);
    }

    /** The pairs as points in voxels, for scores. */
    public PartnerPairs partners() {
        return map.partners();
    }

    /**
     * As annotations in the CREMI layout: presynaptic sites first, then postsynaptic ones, numbered from 1, places at the middle of voxels in the unit of
     * the voxel size.
     */
    public SiteAnnotations annotations() {
        FoundSites pre = map.pre();
        FoundSites post = map.post();
        int n = pre.size() + post.size();
        long[] ids = new long[n];
        double[][] locations = new double[n][3];
        for (int i = 0; i < n; i++) {
            ids[i] = i + 1L;
            boolean first = i < pre.size();
            for (int a = 0; a < 3; a++) {
                locations[i][a] = first ? pre.position(i, a) : post.position(i - pre.size(), a);
            }
        }
        List<SynapseMap.Pair> pairs = map.pairs();
        long[][] partners = new long[pairs.size()][];
        for (int k = 0; k < partners.length; k++) {
            partners[k] = new long[] {
                pairs.get(k).pre() + 1L, pre.size() + pairs.get(k).post() + 1L
            };
        }
        List<String> types = new ArrayList<>(Collections.nCopies(pre.size(), SiteAnnotations.PRE));
        types.addAll(Collections.nCopies(
                post.size(), representation == Representation.CLEFT ? "synaptic_cleft" : SiteAnnotations.POST));
        return SiteAnnotations.of(ids, locations, partners).withTypes(types).withVoxelSize(voxelSize());
    }

    /** Neuroglancer's local annotation layer as JSON: a line for each synapse, from its presynaptic to its postsynaptic site; points where there are no pairs. */
    public String toNeuroglancer() {
        return NeuroglancerText.of(this);
    }

    /** All sites and synapses as one JSON object. */
    public String toJson() {
        return "{\"pre\": " + preTable().toJson() + ",\n\"" + postKind() + "\": "
                + postTable().toJson() + ",\n\"synapses\": " + synapses().toJson() + "}\n";
    }

    /** Presynaptic sites as small ellipsoids with their ids, to look at; painted block by block as it is read. */
    public LabelSource prePicture() {
        return new SitePicture(name + "_pre", volume, map.pre());
    }

    /** Postsynaptic sites, or clefts, likewise. */
    public LabelSource postPicture() {
        return new SitePicture(name + "_" + postKind(), volume, map.post());
    }

    @Override
    public String toString() {
        return name + ": " + (hasPairs() ? map.toString() : map.post().size() + " " + postKind() + " sites");
    }
}
