package io.biapy.synapse.decode;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.synapse.detect.BlobSizes;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.target.Representation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A decoding as texts by name, there and back. */
final class DecodingText {
    private static final String PEAKS = "none";

    private DecodingText() {}

    static Map<String, String> write(SynapseDecoding d) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("channels", d.representation.toString());
        map.put("pre_threshold", d.preThreshold.toString());
        map.put("post_threshold", d.postThreshold.toString());
        map.put("distance", Double.toString(d.distance));
        map.put("partner_distance", Double.toString(d.partner));
        map.put("joining_distance", Double.toString(d.joining));
        map.put("vector_unit", Double.toString(d.vectorUnit));
        map.put("close_pre", Double.toString(d.closePre));
        map.put("close_post", Double.toString(d.closePost));
        map.put("close_by_mask", Boolean.toString(d.byMask));
        map.put("sub_voxel", Boolean.toString(d.subVoxel));
        map.put("border", d.border.z() + "," + d.border.y() + "," + d.border.x());
        map.put("blobs", d.blobs == null ? PEAKS : d.blobs.toString());
        return map;
    }

    static SynapseDecoding read(Map<String, String> map) {
        SynapseDecoding.Builder b = new SynapseDecoding.Builder(Representation.parse(need(map, "channels")))
                .preThreshold(SiteThreshold.parse(need(map, "pre_threshold")))
                .postThreshold(SiteThreshold.parse(need(map, "post_threshold")))
                .distance(number(map, "distance"))
                .partnerWithin(number(map, "partner_distance"))
                .joining(number(map, "joining_distance"))
                .vectorUnit(number(map, "vector_unit"))
                .removeClose(number(map, "close_pre"), number(map, "close_post"))
                .removeCloseByMask(Boolean.parseBoolean(need(map, "close_by_mask")))
                .subVoxel(Boolean.parseBoolean(need(map, "sub_voxel")));
        if (map.containsKey("border")) { // models of the first version have neither
            b.excludeBorder(extent(need(map, "border")));
        }
        if (!map.getOrDefault("blobs", PEAKS).equals(PEAKS)) {
            b.blobs(BlobSizes.parse(need(map, "blobs")));
        }
        return b.build();
    }

    private static Extent extent(String text) {
        String[] zyx = text.split(",", -1);
        try {
            return Extent.zyx(Integer.parseInt(zyx[0]), Integer.parseInt(zyx[1]), Integer.parseInt(zyx[2]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new InputException("\"border\" of a synapse model is z,y,x, got " + text + ".", e);
        }
    }

    private static String need(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null) {
            throw new InputException("A synapse model says \"" + key + "\"; this one says " + map.keySet() + ".");
        }
        return value;
    }

    private static double number(Map<String, String> map, String key) {
        try {
            return Double.parseDouble(need(map, key));
        } catch (NumberFormatException e) {
            throw new InputException("\"" + key + "\" of a synapse model is a number, got " + map.get(key) + ".", e);
        }
    }
}
