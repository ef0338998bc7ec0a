package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the attributes of N5 say of an image, in the words of several programs, each of which ignores the others': axes, units, resolution,
 * scales, coordinateArrays with the names of channels (TensorStore, Neuroglancer), pixelResolution, downsamplingFactors (N5-Viewer, n5-ij,
 * BigDataViewer), multiScale, resolution, offset, maxId (Paintera), transform and multiscales (COSEM, n5-ij, WebKnossos), which are of volumes
 * of one channel only. Lists run from the fastest dimension to the slowest, as N5's own, but for COSEM's.
 *
 * @param letters axes, X last
 * @param steps voxels of the full resolution in one of each
 * @param labels whether the smaller ones take a voxel out of each box, and no mean
 * @param ids of labels, or none
 */
record N5Attributes(
        String name,
        Calibration calibration,
        List<String> channelNames,
        String letters,
        List<int[]> steps,
        boolean labels,
        long[] ids) {
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
        for (String word : new String[] {"scales", "downsamplingFactors"}) {
            ArrayNode all = node.putArray(word);
            steps.forEach(step -> factors(all.addArray(), step));
        }
        if (hasTransform()) {
            ArrayNode data =
                    node.putArray("multiscales").addObject().put("name", name).putArray("datasets");
            for (int level = 0; level < steps.size(); level++) {
                transform(data.addObject().put("path", ZarrLayout.n5().level(level)), steps.get(level));
            }
        }
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
        factors(node.putArray("downsamplingFactors"), step);
        if (hasTransform()) {
            transform(node, step);
        }
        return node;
    }

    private boolean hasTransform() {
        return calibration.isKnown() && letters.equals("ZYX");
    }

    /** Fastest first. */
    private void factors(ArrayNode into, int[] step) {
        for (int d = letters.length() - 1; d >= 0; d--) {
            int axis = axis(d);
            into.add(axis < 0 ? 1 : step[axis]);
        }
    }

    private int axis(int d) {
        return "ZYX".indexOf(letters.charAt(d));
    }

    private void image(ObjectNode node) {
        ArrayNode axes = node.putArray("axes");
        for (int d = letters.length() - 1; d >= 0; d--) {
            axes.add(letters.substring(d, d + 1).toLowerCase(Locale.ROOT));
        }
        if (calibration.isKnown()) {
            ObjectNode pixel = node.putObject("pixelResolution");
            sizes(pixel.putArray("dimensions"));
            pixel.put("unit", LengthUnits.shortName(calibration.unit()));
        }
        if (letters.indexOf('C') >= 0 && isNamed()) {
            ArrayNode names = node.putObject("coordinateArrays").putArray("c");
            channelNames.forEach(names::add);
        }
        if (ids.length > 0) {
            node.put("maxId", Arrays.stream(ids).max().orElse(0));
        }
    }

    private boolean isNamed() {
        return !channelNames.equals(IntStream.range(0, channelNames.size())
                .mapToObj(Integer::toString)
                .toList());
    }

    /** As many as the array has dimensions: Neuroglancer refuses others. */
    private void sizes(ArrayNode into) {
        for (int d = letters.length() - 1; d >= 0; d--) {
            into.add(axis(d) < 0 ? 1 : calibration.along(axis(d)));
        }
    }

    private void resolution(ObjectNode node) {
        if (!calibration.isKnown()) {
            return;
        }
        sizes(node.putArray("resolution"));
        ArrayNode units = node.putArray("units");
        ArrayNode offset = node.putArray("offset");
        for (int d = letters.length() - 1; d >= 0; d--) {
            units.add(axis(d) < 0 ? "" : LengthUnits.shortName(calibration.unit()));
            offset.add(0.0);
        }
    }

    /** COSEM's, slowest first, with the middle of the first voxel: a mean lies in the middle of what it was made of. */
    private void transform(ObjectNode node, int[] step) {
        ObjectNode transform = node.putObject("transform").put("order", "C");
        ArrayNode axes = transform.putArray("axes");
        ArrayNode units = transform.putArray("units");
        for (int d = 0; d < letters.length(); d++) {
            axes.add(letters.substring(d, d + 1).toLowerCase(Locale.ROOT));
            units.add(LengthUnits.shortName(calibration.unit()));
        }
        numbers(transform.putArray("scale"), axis -> calibration.along(axis) * step[axis]);
        numbers(transform.putArray("translate"), axis -> labels ? 0 : calibration.along(axis) * (step[axis] - 1) / 2);
    }

    private static void numbers(ArrayNode into, IntToDoubleFunction of) {
        for (int axis = 0; axis < 3; axis++) {
            into.add(of.applyAsDouble(axis));
        }
    }
}
