package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.export.LabelColors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The attributes of a multiscale image, by OME-NGFF 0.4 (Zarr 2) or 0.5 (Zarr 3).
 *
 * @param letters of the array's dimensions
 * @param steps voxels of the full resolution along z, y, x in one voxel of each resolution
 * @param ids labels that get colours; none for an image
 */
record OmeAttributes(
        int zarrVersion, String name, ImageSpec spec, String letters, List<int[]> steps, boolean labels, long[] ids) {
    private static final int[] CHANNEL_COLORS = {
        0xFFFFFF, 0x00FF00, 0xFF00FF, 0x00FFFF, 0xFFFF00, 0xFF0000, 0x0000FF, 0xFF8000
    };

    JsonNode toJson() {
        ObjectNode attributes = Json.object();
        ObjectNode ome = attributes;
        if (zarrVersion == 3) {
            ome = attributes.putObject("ome").put("version", "0.5");
        }
        ObjectNode image = ome.putArray("multiscales").addObject();
        if (zarrVersion == 2) {
            image.put("version", "0.4");
        }
        image.put("name", name);
        axes(image.putArray("axes"));
        ArrayNode data = image.putArray("datasets");
        for (int level = 0; level < steps.size(); level++) {
            scale(data.addObject().put("path", Integer.toString(level)), steps.get(level));
        }
        if (labels) {
            labels(ome.putObject("image-label"));
        } else if (spec.channelNames().size() > 1 || isNamed()) {
            channels(ome.putObject("omero").putArray("channels"));
        }
        return attributes;
    }

    private boolean isNamed() {
        List<String> names = spec.channelNames();
        return !names.equals(
                IntStream.range(0, names.size()).mapToObj(Integer::toString).toList());
    }

    private void axes(ArrayNode axes) {
        Calibration calibration = spec.calibration();
        for (char letter : letters.toCharArray()) {
            ObjectNode axis = axes.addObject().put("name", String.valueOf(Character.toLowerCase(letter)));
            axis.put("type", letter == 'C' ? "channel" : "space");
            if (letter != 'C' && calibration.isKnown()) {
                axis.put("unit", LengthUnits.longName(calibration.unit()));
            }
        }
    }

    private void scale(ObjectNode level, int[] step) {
        ObjectNode transformation =
                level.putArray("coordinateTransformations").addObject().put("type", "scale");
        ArrayNode scale = transformation.putArray("scale");
        for (char letter : letters.toCharArray()) {
            int axis = "ZYX".indexOf(letter);
            scale.add(axis < 0 ? 1.0 : spec.calibration().along(axis) * step[axis]);
        }
    }

    private void labels(ObjectNode label) {
        if (zarrVersion == 2) {
            label.put("version", "0.4");
        }
        if (ids.length > 0) {
            ArrayNode colors = label.putArray("colors");
            for (long id : ids) {
                int rgb = LabelColors.of(id);
                ArrayNode rgba = colors.addObject().put("label-value", id).putArray("rgba");
                rgba.add(rgb >> 16 & 0xFF).add(rgb >> 8 & 0xFF).add(rgb & 0xFF).add(0xFF);
            }
        }
        label.putObject("source").put("image", "../../");
    }

    private void channels(ArrayNode channels) {
        PixelType type = spec.type();
        double most = type.isFloating() ? 1 : Math.scalb(1.0, type.isSigned() ? type.bits() - 1 : type.bits()) - 1;
        for (int c = 0; c < spec.channelNames().size(); c++) {
            ObjectNode channel =
                    channels.addObject().put("label", spec.channelNames().get(c));
            channel.put("color", String.format("%06X", CHANNEL_COLORS[c % CHANNEL_COLORS.length]))
                    .put("active", true)
                    .putObject("window")
                    .put("min", 0.0)
                    .put("max", most)
                    .put("start", 0.0)
                    .put("end", most);
        }
    }
}
