package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.store.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Voxel sizes as programs write them into the attributes of N5 data sets. "transform" (COSEM; of the data set, or of the group's "multiscales") is the
 * array's own, slowest axis first, and wins;
 * "pixelResolution" (N5-Viewer) and "resolution" (Paintera, TensorStore), fastest first, of the data set or of the group above it, are those
 * of the full image, which the array's "downsamplingFactors" multiply. Names of channels are Neuroglancer's "coordinateArrays".
 */
final class N5Facts {
    private N5Facts() {}

    /** @param scales all resolutions of its image, or none where it stands alone */
    static ImageFacts of(ZarrNode array, ZarrNode group, int resolution, int resolutions, String letters) {
        JsonNode own = array.attributes().node();
        Calibration calibration = transformed(own.path("transform"));
        if (!calibration.isKnown()) {
            calibration = transformed(transform(group, array));
        }
        for (ZarrNode node : new ZarrNode[] {array, group}) {
            if (!calibration.isKnown()) {
                calibration = scaled(node.attributes().node(), own.path("downsamplingFactors"), letters);
            }
        }
        String origin = resolutions < 2
                ? ""
                : (resolution > 0 ? "resolution " + resolution + " of " : "") + resolutions + " resolutions, ";
        return new ImageFacts(letters, calibration, channelNames(array, group), origin);
    }

    /** Of a data set, as its group tells it. */
    private static JsonNode transform(ZarrNode group, ZarrNode array) {
        for (JsonNode data :
                group.attributes().node().path("multiscales").path(0).path("datasets")) {
            if (array.key().equals(Keys.join(group.key(), data.path("path").asText("")))) {
                return data.path("transform");
            }
        }
        return MissingNode.getInstance();
    }

    private static List<String> channelNames(ZarrNode array, ZarrNode group) {
        List<String> names = new ArrayList<>();
        for (ZarrNode node : new ZarrNode[] {array, group}) {
            if (names.isEmpty()) {
                node.attributes().node().path("coordinateArrays").path("c").forEach(name -> names.add(name.asText("")));
            }
        }
        return List.copyOf(names);
    }

    private static Calibration transformed(JsonNode transform) {
        JsonNode axes = transform.path("axes");
        JsonNode units = transform.path("units");
        double[] size = {1, 1, 1};
        String unit = "";
        for (int d = 0; d < axes.size(); d++) {
            int axis = "zyx".indexOf(axes.path(d).asText("?"));
            if (axis >= 0) {
                size[axis] = transform.path("scale").path(d).asDouble(0);
                unit = units.path(d).asText("");
            }
        }
        boolean same = IntStream.range(0, axes.size())
                .filter(d -> "zyx".contains(axes.path(d).asText("?")))
                .mapToObj(d -> units.path(d).asText(""))
                .allMatch(unit::equals);
        return same ? LengthUnits.calibration(size[0], size[1], size[2], unit) : Calibration.unknown();
    }

    private static Calibration scaled(JsonNode attributes, JsonNode factors, String letters) {
        JsonNode pixel = attributes.path("pixelResolution");
        JsonNode size = pixel.has("dimensions") ? pixel.path("dimensions") : attributes.path("resolution");
        String unit = pixel.has("unit")
                ? pixel.path("unit").asText("")
                : attributes.path("units").path(place('X', letters).orElse(0)).asText("");
        if (size.size() < 2) {
            return Calibration.unknown();
        }
        double[] zyx = {1, 1, 1};
        for (int axis = 0; axis < 3; axis++) {
            OptionalInt place = place("ZYX".charAt(axis), letters);
            if (place.isPresent()) {
                int d = place.getAsInt();
                zyx[axis] = size.path(d).asDouble(axis == 0 && size.size() == 2 ? 1 : 0)
                        * factors.path(d).asDouble(1);
            }
        }
        return LengthUnits.calibration(zyx[0], zyx[1], zyx[2], unit);
    }

    /** Of an axis, counted from the fastest. */
    private static OptionalInt place(char axis, String letters) {
        int at = letters.indexOf(axis);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(letters.length() - 1 - at);
    }
}
