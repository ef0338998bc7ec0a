package io.biapy.bioformats;

import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import loci.formats.meta.DummyMetadata;
import ome.units.UNITS;
import ome.units.quantity.Length;
import org.jspecify.annotations.Nullable;

/** Keeps what a reader tells of names and voxel sizes, and no more: a plate's full OME metadata can take minutes and gigabytes. */
final class FoundMetadata extends DummyMetadata {
    private static final MathContext DIGITS = new MathContext(12);

    private final Map<Integer, String> images = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> channels = new HashMap<>();
    private final Map<Integer, Length[]> lengths = new HashMap<>();

    @Override
    public void setImageName(String name, int image) {
        images.put(image, name);
    }

    @Override
    public void setChannelName(String name, int image, int channel) {
        channels.computeIfAbsent(image, key -> new HashMap<>()).put(channel, name);
    }

    @Override
    public void setPixelsPhysicalSizeX(Length size, int image) {
        put(image, 2, size);
    }

    @Override
    public void setPixelsPhysicalSizeY(Length size, int image) {
        put(image, 1, size);
    }

    @Override
    public void setPixelsPhysicalSizeZ(Length size, int image) {
        put(image, 0, size);
    }

    private void put(int image, int axis, Length size) {
        lengths.computeIfAbsent(image, key -> new Length[3])[axis] = size;
    }

    /** The name of an image, or "". */
    String imageName(int image) {
        return Optional.ofNullable(images.get(image)).map(String::strip).orElse("");
    }

    /** The name of a channel, where there is one. */
    Optional<String> channelName(int image, int channel) {
        return Optional.ofNullable(channels.getOrDefault(image, Map.of()).get(channel))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** In micrometres; unknown where a length along y or x is missing or in pixels, or along z in a stack. */
    Calibration calibration(int image, boolean stack) {
        Length[] known = lengths.getOrDefault(image, new Length[3]);
        double z = micrometres(known[0]);
        return LengthUnits.calibration(z > 0 || stack ? z : 1, micrometres(known[1]), micrometres(known[2]), "um");
    }

    /** Without the noise of floats and of conversion between units: .10000000149 and .09999999999999999 are .1. */
    private static double micrometres(@Nullable Length length) {
        if (length == null) {
            return 0;
        }
        double written = length.value().doubleValue();
        boolean isFloat = (float) written == written;
        double plain = isFloat ? Double.parseDouble(Float.toString((float) written)) : written;
        Number value = new Length(plain, length.unit()).value(UNITS.MICROMETER);
        return value == null || !Double.isFinite(value.doubleValue())
                ? 0
                : new BigDecimal(value.doubleValue()).round(DIGITS).doubleValue();
    }
}
