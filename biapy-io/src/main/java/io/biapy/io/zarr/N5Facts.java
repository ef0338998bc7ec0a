package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.List;

/** Voxel sizes as programs write them into the attributes of N5 data sets: x, y, z. */
final class N5Facts {
    private N5Facts() {}

    static ImageFacts of(ZarrNode array, String letters) {
        JsonNode attributes = array.attributes().node();
        JsonNode pixel = attributes.path("pixelResolution");
        JsonNode size = pixel.has("dimensions") ? pixel.path("dimensions") : attributes.path("resolution");
        String unit = pixel.has("unit")
                ? pixel.path("unit").asText("")
                : attributes.path("units").path(0).asText("");
        Calibration calibration = size.size() < 2
                ? Calibration.unknown()
                : LengthUnits.calibration(
                        size.size() < 3 ? 1 : size.path(2).asDouble(),
                        size.path(1).asDouble(),
                        size.path(0).asDouble(),
                        unit);
        return new ImageFacts(letters, calibration, List.of(), "");
    }
}
