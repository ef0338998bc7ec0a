package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.List;

/**
 * One image of an OME document: order and number of its planes, voxel size, channel names, and which files hold its planes.
 *
 * @param order as "XYCZT"
 * @param sizes samples along c, z, t
 * @param samples of one pixel, which are channels too
 * @param voxel along z, y, x; 0 where not said
 * @param channelNames one a channel element
 */
record OmeImage(
        String order,
        long[] sizes,
        int samples,
        double[] voxel,
        String unit,
        List<String> channelNames,
        List<OmePart> parts) {
    static final String DIMENSIONS = "CZT";

    /** Planes along c, z or t. */
    long along(char axis) {
        return along(axis, sizes, samples);
    }

    static long along(char axis, long[] sizes, int samples) {
        long size = Math.max(0, Math.min(Integer.MAX_VALUE, sizes[DIMENSIONS.indexOf(axis)]));
        return axis == 'C' ? size / samples : size;
    }

    /** Planes of all, which a lying description may count beyond all bounds. */
    double planes() {
        return (double) along('C') * along('Z') * along('T');
    }

    /** Number of different files that are named. */
    long files() {
        return parts.stream().map(OmePart::file).distinct().count();
    }

    StackDescription description() {
        String letters = new StringBuilder(order.substring(2)).reverse().toString();
        long[] lengths = letters.chars().mapToLong(c -> along((char) c)).toArray();
        double z = voxel[0] > 0 ? voxel[0] : 1;
        Calibration calibration = LengthUnits.calibration(z, voxel[1], voxel[2], unit);
        boolean named = channelNames.size() == along('C') && samples == 1;
        String origin = files() > 1 ? "OME-TIFF in " + files() + " files" : "OME-TIFF";
        return new StackDescription(origin, letters, lengths, calibration, named ? channelNames : List.of());
    }
}
