package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.Arrays;

/**
 * What the attributes of N5 say of an image, in the words of several programs, each of which ignores the others': axes, units, resolution
 * (TensorStore, Neuroglancer), pixelResolution, downsamplingFactors (N5-Viewer, n5-ij, BigDataViewer), multiScale, resolution, offset, maxId
 * (Paintera). Lists run from the fastest dimension to the slowest, as N5's own.
 *
 * @param letters axes, X last
 * @param ids of labels, or none
 */
record N5Attributes(String name, Calibration calibration, String letters, long[] ids) {
    private static final String VERSION = "4.0.0";

    /** Of a container's root that is no image. */
    static ObjectNode container() {
        return Json.object().put("n5", VERSION);
    }

    /** Of the group of all resolutions, which is a container too: it can be moved and opened by itself. */
    ObjectNode group() {
        ObjectNode node = container().put("name", name).put("multiScale", true);
        image(node);
        resolution(node);
        return node;
    }

    /**
     * Of the array of one resolution. pixelResolution is that of the full one there, which downsamplingFactors multiply; "resolution" is meant by
     * some to be the array's own, so only the array says it where both are the same.
     */
    ObjectNode array(int[] step) {
        ObjectNode node = Json.object();
        image(node);
        if (Arrays.stream(step).allMatch(s -> s == 1)) {
            resolution(node);
        }
        ArrayNode factors = node.putArray("downsamplingFactors");
        for (int d = letters.length() - 1; d >= 0; d--) {
            int axis = "ZYX".indexOf(letters.charAt(d));
            factors.add(axis < 0 ? 1 : step[axis]);
        }
        return node;
    }

    private void image(ObjectNode node) {
        ArrayNode axes = node.putArray("axes");
        for (int d = letters.length() - 1; d >= 0; d--) {
            axes.add(letters.substring(d, d + 1).toLowerCase(java.util.Locale.ROOT));
        }
        if (calibration.isKnown()) {
            ObjectNode pixel = node.putObject("pixelResolution");
            ArrayNode size = pixel.putArray("dimensions");
            for (int d = letters.length() - 1; d >= 0 && letters.charAt(d) != 'C'; d--) {
                size.add(calibration.along("ZYX".indexOf(letters.charAt(d))));
            }
            pixel.put("unit", LengthUnits.shortName(calibration.unit()));
        }
        if (ids.length > 0) {
            node.put("maxId", Arrays.stream(ids).max().orElse(0));
        }
    }

    private void resolution(ObjectNode node) {
        if (!calibration.isKnown()) {
            return;
        }
        ArrayNode size = node.putArray("resolution");
        ArrayNode units = node.putArray("units");
        ArrayNode offset = node.putArray("offset");
        for (int d = letters.length() - 1; d >= 0; d--) {
            int axis = "ZYX".indexOf(letters.charAt(d));
            size.add(axis < 0 ? 1 : calibration.along(axis));
            units.add(axis < 0 ? "" : LengthUnits.shortName(calibration.unit()));
            offset.add(0.0);
        }
    }
}
