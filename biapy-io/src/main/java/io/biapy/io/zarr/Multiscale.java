package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.AxisNames;
import io.biapy.io.axes.LengthUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first multiscale image of a group, by OME-NGFF 0.1 to 0.5: arrays from large to small, what their dimensions mean, the voxel
 * size and the channels' names. Source: the OME-NGFF specification, version 0.5.
 */
final class Multiscale {
    private static final String OLD_AXES = "TCZYX";

    private final ZarrNode group;
    private final Json image;

    private Multiscale(ZarrNode group, Json image) {
        this.group = group;
        this.image = image;
    }

    /** Of a group that has one. COSEM's groups in N5 call theirs by the same name; they are N5's own, see {@link N5Facts}. */
    static Optional<Multiscale> of(ZarrNode group) {
        Json images = group.ome().at("multiscales");
        boolean cosem = group.version() == ZarrNode.N5
                && !images.node().path(0).path("axes").path(0).has("name")
                && images.node().path(0).path("datasets").path(0).has("transform");
        return images.node().isArray() && images.node().size() > 0 && !cosem
                ? Optional.of(new Multiscale(group, images.at(0)))
                : Optional.empty();
    }

    /** Keys of its arrays below the group, the largest first. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        Json data = image.at("datasets");
        for (int i = 0; i < data.node().size(); i++) {
            paths.add(data.at(i).text("path"));
        }
        if (paths.isEmpty()) {
            throw image.wrong("datasets", data.node(), "a list of arrays, one a resolution");
        }
        return paths;
    }

    /** What is said of the array under {@code path}. */
    ImageFacts facts(String path) {
        String letters = letters();
        double[] scale = {1, 1, 1};
        multiply(scale, image, letters);
        Json data = image.at("datasets");
        for (int i = 0; i < data.node().size(); i++) {
            if (path.equals(data.at(i).text("path", ""))) {
                multiply(scale, data.at(i), letters);
            }
        }
        return new ImageFacts(letters, calibration(scale, letters), channelNames(), origin(path));
    }

    private String origin(String path) {
        int level = paths().indexOf(path);
        String said = group.ome().text("version", image.text("version", ""));
        boolean labels = group.ome().has("image-label");
        int colors = group.ome().at("image-label").node().path("colors").size();
        return "OME-NGFF" + (said.isEmpty() ? "" : " " + said) + (labels ? " labels" : "")
                + (colors > 0 ? " with " + colors + " colours" : "") + ", "
                + (level > 0 ? "resolution " + level + " of " : "") + paths().size()
                + (paths().size() == 1 ? " resolution, " : " resolutions, ");
    }

    /** One letter an axis; the order of 0.1 and 0.2 where none are named. */
    private String letters() {
        JsonNode axes = image.node().path("axes");
        StringBuilder letters = new StringBuilder();
        for (JsonNode axis : axes) {
            String name =
                    axis.isTextual() ? axis.textValue() : axis.path("name").asText("");
            letters.append(AxisNames.letter(name, axis.path("type").asText("")));
        }
        return axes.isArray() && !axes.isEmpty() ? letters.toString() : OLD_AXES;
    }

    private static void multiply(double[] scale, Json of, String letters) {
        for (JsonNode transformation : of.node().path("coordinateTransformations")) {
            JsonNode values = transformation.path("scale");
            for (int axis = 0; axis < 3; axis++) {
                int d = letters.indexOf("ZYX".charAt(axis));
                if (d >= 0 && values.path(d).isNumber()) {
                    scale[axis] *= values.path(d).doubleValue();
                }
            }
        }
    }

    private Calibration calibration(double[] scale, String letters) {
        String[] units = new String[3];
        for (int axis = 0; axis < 3; axis++) {
            int d = letters.indexOf("ZYX".charAt(axis));
            units[axis] = image.node().path("axes").path(d).path("unit").asText("");
        }
        double z = letters.indexOf('Z') < 0 ? 1 : LengthUnits.convert(scale[0], units[0], units[2]);
        return LengthUnits.calibration(z, LengthUnits.convert(scale[1], units[1], units[2]), scale[2], units[2]);
    }

    private List<String> channelNames() {
        List<String> names = new ArrayList<>();
        for (JsonNode channel : group.ome().node().path("omero").path("channels")) {
            String label = channel.path("label").asText("").strip();
            names.add(label.isEmpty() ? Integer.toString(names.size()) : label);
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %s", group.key(), paths());
    }
}
