package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;

/**
 * What Bio-Formats tells of one image of a file at one resolution.
 *
 * @param format its name, "Zeiss CZI"
 * @param planes along T, C, Z; a plane may hold several samples a pixel
 * @param order of the planes in the file, as Bio-Formats writes it: "XYCZT"
 * @param samplesPerPixel of a plane: 3 or 4 of colours
 * @param interleaved whether these stand beside each other
 * @param tileHeight rows that are best read at once
 * @param levels sizes at all resolutions, the full one first
 */
record Facts(
        String format,
        Place place,
        long height,
        long width,
        long[] planes,
        String order,
        int samplesPerPixel,
        boolean interleaved,
        Samples samples,
        List<String> channelNames,
        Calibration calibration,
        int tileHeight,
        int tileWidth,
        List<Size> levels) {

    private static final double MOST_TILE = 64 << 20;
    private static final List<String> COLOURS = List.of("red", "green", "blue", "alpha");

    /** Of the image that {@code reader} stands at. */
    static Facts of(Path file, IFormatReader reader, Place place, FoundMetadata found) {
        long[] planes = {reader.getSizeT(), reader.getEffectiveSizeC(), reader.getSizeZ()};
        int samples = reader.getRGBChannelCount();
        Samples stored = new Samples(type(file, reader.getPixelType()), !reader.isLittleEndian());
        double rowBytes = (double) reader.getSizeX() * samples * stored.bytes();
        int width = clamp(reader.getOptimalTileWidth(), reader.getSizeX());
        double tileRow = (double) width * samples * stored.bytes();
        int height = clamp(reader.getOptimalTileHeight(), reader.getSizeY());
        height = (int) Math.max(1, Math.min(height, MOST_TILE / tileRow));
        if (rowBytes > Integer.MAX_VALUE || planes[0] < 1 || planes[1] < 1 || planes[2] < 1) {
            throw new FileException(file, "claims sizes that cannot be read: " + reader.getSizeX() + " pixels a row.");
        }
        List<Size> levels = levels(reader);
        Size full = levels.get(0);
        Calibration voxel = found.calibration(place.series(), planes[2] > 1);
        Calibration here = voxel.isKnown() && place.resolution() > 0
                ? Calibration.told(
                        voxel.z(),
                        voxel.y() * full.y() / reader.getSizeY(),
                        voxel.x() * full.x() / reader.getSizeX(),
                        voxel.unit())
                : voxel;
        return new Facts(
                reader.getFormat(),
                place,
                reader.getSizeY(),
                reader.getSizeX(),
                planes,
                reader.getDimensionOrder(),
                samples,
                samples > 1 && reader.isInterleaved(),
                stored,
                names(place.series(), (int) planes[1], samples, found),
                here,
                height,
                width,
                levels);
    }

    private static int clamp(int wanted, int most) {
        return Math.max(1, Math.min(wanted, most));
    }

    private static List<Size> levels(IFormatReader reader) {
        int chosen = reader.getResolution();
        List<Size> levels = new ArrayList<>();
        for (int i = 0; i < reader.getResolutionCount(); i++) {
            reader.setResolution(i);
            levels.add(Size.zyx(reader.getSizeZ(), reader.getSizeY(), reader.getSizeX()));
        }
        reader.setResolution(chosen);
        return List.copyOf(levels);
    }

    private static List<String> names(int series, int channels, int samples, FoundMetadata found) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            String number = Integer.toString(c);
            for (int s = 0; s < samples; s++) {
                String colour = samples == 3 || samples == 4 ? COLOURS.get(s) : Integer.toString(s);
                String name = found.channelName(series, c).orElse(number);
                names.add(samples == 1 ? name : channels == 1 ? colour : name + " " + colour);
            }
        }
        return List.copyOf(names);
    }

    private static PixelType type(Path file, int code) {
        return switch (code) {
            case FormatTools.INT8 -> PixelType.INT8;
            case FormatTools.UINT8 -> PixelType.UINT8;
            case FormatTools.INT16 -> PixelType.INT16;
            case FormatTools.UINT16 -> PixelType.UINT16;
            case FormatTools.INT32 -> PixelType.INT32;
            case FormatTools.UINT32 -> PixelType.UINT32;
            case FormatTools.FLOAT -> PixelType.FLOAT32;
            case FormatTools.DOUBLE -> PixelType.FLOAT64;
            case FormatTools.BIT -> PixelType.BIT;
            default -> throw new FileException(file, "stores pixels of a type that is not read here (" + code + ").");
        };
    }

    /** Number of a plane in the file. */
    int plane(long t, long c, long z) {
        int all = Math.toIntExact(planes[0] * planes[1] * planes[2]);
        return FormatTools.getIndex(
                order, (int) planes[2], (int) planes[1], (int) planes[0], all, (int) z, (int) c, (int) t);
    }

    boolean isColour() {
        return planes[1] == 1 && (samplesPerPixel == 3 || samplesPerPixel == 4);
    }

    @Override
    public String toString() {
        return format + " by Bio-Formats, " + place + ", T " + planes[0] + ", C " + channelNames.size() + ", Z "
                + planes[2] + ", " + samples + ", read in tiles of " + tileHeight + " x " + tileWidth;
    }
}
