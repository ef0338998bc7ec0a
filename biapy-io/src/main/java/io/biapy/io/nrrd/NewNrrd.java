package io.biapy.io.nrrd;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.array.NewArray;
import io.biapy.io.sample.Samples;

/** The header of an NRRD file that is to be written: little endian, channels after the dimensions of space. */
final class NewNrrd {
    private NewNrrd() {}

    /** The voxels alone, channel after channel. */
    static NewArray voxels(ImageSpec spec, PixelType type) {
        return new NewArray(spec, new byte[0], new Samples(type, false), false);
    }

    /** The fields, without the line that ends them. */
    static String header(ImageSpec spec, PixelType type, boolean gzip) {
        Size size = spec.size();
        int channels = spec.channelNames().size();
        int space = size.is2D() ? 2 : 3;
        StringBuilder text = new StringBuilder("NRRD0005\n");
        text.append("type: ").append(name(type)).append('\n');
        text.append("dimension: ").append(channels > 1 ? space + 1 : space).append('\n');
        Calibration voxel = spec.calibration();
        if (voxel.isKnown()) {
            text.append("space dimension: ").append(space).append('\n');
        }
        text.append("sizes: ").append(size.x()).append(' ').append(size.y());
        text.append(space == 3 ? " " + size.z() : "")
                .append(channels > 1 ? " " + channels : "")
                .append('\n');
        if (voxel.isKnown()) {
            text.append("space directions:");
            for (int i = 0; i < space; i++) {
                text.append(' ').append(direction(i, space, voxel.along(2 - i)));
            }
            text.append(channels > 1 ? " none\n" : "\n");
            String unit =
                    voxel.unit().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
            text.append("space units:")
                    .append((" \"" + unit + "\"").repeat(space))
                    .append('\n');
        }
        text.append("kinds: ").append("space ".repeat(space).strip()).append(channels > 1 ? " list\n" : "\n");
        text.append("endian: little\n");
        return text.append("encoding: ")
                .append(gzip ? "gzip" : "raw")
                .append('\n')
                .toString();
    }

    private static String direction(int axis, int space, double length) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < space; i++) {
            text.append(i == 0 ? "" : ",").append(i == axis ? String.valueOf(length) : "0");
        }
        return text.append(')').toString();
    }

    private static String name(PixelType type) {
        return switch (type) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            default -> type.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
