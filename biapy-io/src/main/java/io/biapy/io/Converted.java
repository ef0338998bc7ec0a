package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.axes.LengthUnits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a conversion wrote.
 *
 * @param file the new file
 * @param format name of its format
 * @param size voxels along z, y, x
 * @param channels number of channels
 * @param pixelType how a value is stored now
 * @param calibration voxel size of the new file
 * @param notes what the new file does not keep, a sentence each; empty where it keeps all
 */
public record Converted(
        Path file,
        String format,
        Size size,
        int channels,
        PixelType pixelType,
        Calibration calibration,
        List<String> notes) {
    private static final double NEARLY = 1e-5;
    private static final int EXACT_BITS = 24;

    /** Looks at the new file as others will. */
    static Converted of(ImageSpec wanted, ImageFormat format, Path file) {
        List<String> notes = new ArrayList<>();
        PixelType type = wanted.type();
        Calibration voxel = wanted.calibration();
        try (ImageSource back = format.open(file, Axes.AS_STORED)) {
            type = back.pixelType();
            voxel = back.calibration();
            if (wanted.calibration().isKnown() && !isNearly(wanted.calibration(), voxel, wanted.size())) {
                notes.add(format.name()
                        + (voxel.isKnown()
                                ? " keeps the voxel size " + wanted.calibration() + " as " + voxel + " only."
                                : " keeps no voxel size (" + wanted.calibration() + ")."));
            }
            if (back.channels() == wanted.channelNames().size()
                    && !back.channelNames().equals(wanted.channelNames())
                    && isNamed(wanted)) {
                notes.add(format.name() + " keeps no channel names " + wanted.channelNames() + ".");
            }
        } catch (FileException e) {
            notes.add("Reading it again needs help: " + e.getMessage());
        }
        if (!format.isExact()) {
            notes.add(
                    format.name() + " keeps values only nearly as they were; it is for looking at, not for measuring.");
        }
        if (type != wanted.type() && wanted.type() != PixelType.BIT) {
            notes.add("Values of " + name(wanted.type()) + " are stored as " + name(type) + ".");
        }
        return new Converted(
                file, format.name(), wanted.size(), wanted.channelNames().size(), type, voxel, List.copyOf(notes));
    }

    /** A note on values that our floats cannot hold, for images. */
    static List<String> rounding(PixelType type) {
        boolean exact = type == PixelType.FLOAT32 || type == PixelType.FLOAT16 || type.bits() <= EXACT_BITS;
        return exact
                ? List.of()
                : List.of("Values of " + name(type) + " went through 32-bit floats: "
                        + (type.isFloating()
                                ? "they are rounded."
                                : "above 2^24 they are rounded (labels, with --labels, are not)."));
    }

    Converted with(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Converted(file, format, size, channels, pixelType, calibration, List.copyOf(all));
    }

    private static boolean isNamed(ImageSpec spec) {
        for (int c = 0; c < spec.channelNames().size(); c++) {
            String name = spec.channelNames().get(c);
            if (!name.equals(Integer.toString(c)) && !name.equals("grey")) {
                return true;
            }
        }
        return false;
    }

    /** Whether two voxel sizes are the same length but for rounding; of a picture z does not count. */
    private static boolean isNearly(Calibration one, Calibration other, Size size) {
        if (!other.isKnown()) {
            return false;
        }
        for (int axis = size.is2D() ? 1 : 0; axis < 3; axis++) {
            double length = LengthUnits.convert(other.along(axis), other.unit(), one.unit());
            if (!(Math.abs(length - one.along(axis)) <= NEARLY * one.along(axis))) {
                return false;
            }
        }
        return true;
    }

    private static String name(PixelType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return file + ": " + format + ", " + size + (channels == 1 ? "" : ", " + channels + " channels") + ", "
                + name(pixelType) + ", " + calibration;
    }
}
