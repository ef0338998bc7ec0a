package io.biapy.synapse.annotation;

import io.biapy.core.image.Calibration;
import java.util.Locale;
import java.util.Map;

/** Voxel sizes in the unit that synapses are measured in. */
public final class Nanometres {
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("nm", 1.0),
            Map.entry("nanometer", 1.0),
            Map.entry("nanometre", 1.0),
            Map.entry("um", 1e3),
            Map.entry("\u00b5m", 1e3),
            Map.entry("\u03bcm", 1e3),
            Map.entry("micron", 1e3),
            Map.entry("micrometer", 1e3),
            Map.entry("micrometre", 1e3),
            Map.entry("mm", 1e6),
            Map.entry("millimeter", 1e6),
            Map.entry("m", 1e9),
            Map.entry("angstrom", 0.1));

    private Nanometres() {}

    /** The same size in nm; as it is where the unit is none of length that is known here, pixels for example. */
    public static Calibration of(Calibration voxel) {
        Double factor = UNITS.get(voxel.unit().toLowerCase(Locale.ROOT));
        return factor == null
                ? voxel
                : Calibration.of(
                        rounded(voxel.z() * factor), rounded(voxel.y() * factor), rounded(voxel.x() * factor), "nm");
    }

    /** 0.008 um are 8 nm, not 8.000000000000001. */
    private static double rounded(double length) {
        double nearest = Math.rint(length * 1e6) / 1e6;
        return Math.abs(nearest - length) < 1e-9 * length ? nearest : length;
    }
}
