package io.biapy.io.hdf5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.AxisNames;
import io.biapy.io.axes.LengthUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the attributes of a data set say about an image: {@code element_size_um} (of the HDF5 plugins of Fiji, ilastik and PlantSeg, in
 * micrometres), {@code resolution} (of CREMI and gunpowder, in nanometres), {@code voxel_size}, {@code spacing}; each z, y, x, or y, x. A unit
 * beside them ({@code unit}, {@code units}) wins. Axes by {@code DIMENSION_LABELS}, {@code axis_names} or {@code axistags}.
 */
final class Facts {
    private static final String[][] SIZES = {
        {"element_size_um", "um"}, {"resolution", "nm"}, {"voxel_size", ""}, {"spacing", ""}, {"pixel_size", ""}
    };
    private static final String[] UNITS = {"unit", "units", "resolution_unit", "element_size_unit"};

    private Facts() {}

    /** Unknown where no attribute says it, or only without a unit. */
    static Calibration calibration(Hdf5Attributes attributes) {
        Optional<String> said = Optional.empty();
        for (String name : UNITS) {
            said = said.isPresent() ? said : attributes.text(name);
        }
        for (String[] size : SIZES) {
            Optional<double[]> lengths = attributes.numbers(size[0]);
            if (lengths.isPresent() && (lengths.get().length == 3 || lengths.get().length == 2)) {
                double[] zyx = lengths.get();
                int y = zyx.length - 2;
                String unit = size[1].equals("um") ? "um" : said.orElse(size[1]);
                return LengthUnits.calibration(y == 1 ? zyx[0] : 1, zyx[y], zyx[y + 1], unit);
            }
        }
        return Calibration.unknown();
    }

    /** One letter a dimension, or "" where nothing says it. */
    static String axes(Hdf5Attributes attributes, int dimensions) {
        List<List<String>> candidates = new ArrayList<>();
        candidates.add(attributes.texts("DIMENSION_LABELS"));
        candidates.add(attributes.texts("axis_names"));
        attributes.text("axistags").ifPresent(text -> candidates.add(tags(text)));
        return candidates.stream()
                .filter(names -> names.size() == dimensions)
                .map(AxisNames::letters)
                .filter(letters -> letters.indexOf('Y') >= 0 && letters.indexOf('X') >= 0)
                .findFirst()
                .orElse("");
    }

    /** The keys of vigra's description of axes, which is JSON. */
    private static List<String> tags(String text) {
        List<String> names = new ArrayList<>();
        try {
            for (JsonNode axis : new ObjectMapper().readTree(text).path("axes")) {
                names.add(axis.path("key").asText());
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return names;
    }
}
