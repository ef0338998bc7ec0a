package io.biapy.io.nifti;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.io.array.ArrayData;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.ArrayRoom;
import io.biapy.io.array.RawArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.PackedBytes;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens NIfTI files, packed with gzip or not. */
final class NiftiVolume {
    private static final String LETTERS = "XYZTC";

    private NiftiVolume() {}

    /** Whether the file is packed with gzip. */
    static boolean isPacked(Path file) {
        byte[] head = FileBytes.head(file, 2);
        return head.length == 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** The file's first bytes, unpacked. */
    static byte[] start(Path file) {
        if (isPacked(file)) {
            return PackedBytes.gzipHead(file, NiftiHeader.LONGEST);
        }
        try (FileBytes bytes = FileBytes.open(file)) {
            return bytes.read(0, Math.min(NiftiHeader.LONGEST, bytes.size()));
        }
    }

    static NiftiHeader header(Path file) {
        return NiftiHeader.read(file, start(file));
    }

    static RawArray open(Path file, NiftiHeader header, Axes asked) {
        boolean packed = isPacked(file);
        double room;
        try (FileBytes bytes = FileBytes.open(file)) {
            room = packed ? (double) bytes.size() * PackedBytes.MOST_RATIO : bytes.size();
        }
        long[] shape = shape(header);
        long size = ArrayRoom.bytes(file, shape, header.samples(), room - header.dataStart());
        String letters = letters(file, header, asked);
        ArrayAxes axes = ArrayAxes.packed(file, letters, ArrayAxes.named(shape, letters.length()), asked.time());
        ArrayFacts facts = ArrayFacts.of(header.samples(), axes, header.calibration(), describe(header, packed));
        return new RawArray(
                file,
                packed ? ArrayData.gzip(file, 0, header.dataStart(), size) : ArrayData.mapped(file, header.dataStart()),
                header.type().samples() > 1 ? facts.inColours() : facts);
    }

    /** Slowest first; the samples of a colour run fastest. */
    private static long[] shape(NiftiHeader header) {
        int n = header.sizes().length;
        boolean colour = header.type().samples() > 1;
        long[] shape = new long[colour ? n + 1 : n];
        for (int i = 0; i < n; i++) {
            shape[n - 1 - i] = header.sizes()[i];
        }
        if (colour) {
            shape[n] = header.type().samples();
        }
        return shape;
    }

    private static String letters(Path file, NiftiHeader header, Axes asked) {
        if (!asked.isAsStored()) {
            return asked.letters();
        }
        long[] sizes = header.sizes();
        boolean colour = header.type().samples() > 1;
        if (sizes.length < 2) {
            throw new FileException(file, "has one dimension, and an image has at least two.");
        }
        StringBuilder letters = new StringBuilder();
        for (int i = sizes.length - 1; i >= 0; i--) {
            boolean known = i < LETTERS.length() && !(colour && LETTERS.charAt(i) == 'C');
            if (!known && sizes[i] > 1) {
                throw new FileException(
                        file,
                        "has more dimensions than x, y, z, time and channels: " + Arrays.toString(sizes)
                                + " (x first); name its axes, slowest first.");
            }
            letters.append(known ? LETTERS.charAt(i) : (char) ('1' + i));
        }
        return letters + (colour ? "C" : "");
    }

    static String describe(NiftiHeader header, boolean packed) {
        return "NIfTI-" + header.version() + ", " + header.type().name().toLowerCase(java.util.Locale.ROOT)
                + (header.bigEndian() ? ", big endian" : ", little endian") + ", " + Arrays.toString(header.sizes())
                + " (x first)"
                + (header.isPlain() ? "" : ", values are " + header.slope() + " * stored + " + header.intercept())
                + (packed ? ", gzip" : "");
    }
}
