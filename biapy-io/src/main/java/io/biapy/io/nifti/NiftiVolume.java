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

/** Opens NIfTI files and pairs of files, packed with gzip or not. */
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

    static NiftiHeader header(NiftiFiles files) {
        return NiftiHeader.read(files.header(), start(files.header()), files.isPair());
    }

    static RawArray open(NiftiFiles named, NiftiHeader header, Axes asked) {
        Path file = named.opened();
        Path voxels = voxels(named, header);
        boolean packed = isPacked(voxels);
        double room;
        try (FileBytes bytes = FileBytes.open(voxels)) {
            room = packed ? (double) bytes.size() * PackedBytes.MOST_RATIO : bytes.size();
        }
        long[] shape = shape(header);
        long size = ArrayRoom.bytes(voxels, shape, header.samples(), room - header.dataStart());
        String letters = letters(file, header, asked);
        ArrayAxes axes = ArrayAxes.packed(file, letters, ArrayAxes.named(shape, letters.length()), asked.time());
        ArrayFacts facts = ArrayFacts.of(header.samples(), axes, header.calibration(), describe(named, header));
        return new RawArray(
                file,
                packed
                        ? ArrayData.gzip(voxels, 0, header.dataStart(), size)
                        : ArrayData.mapped(voxels, header.dataStart()),
                header.type().samples() > 1 ? facts.inColours() : facts);
    }

    /** The header alone says whether the voxels are in another file. */
    private static Path voxels(NiftiFiles named, NiftiHeader header) {
        if (header.pair() && !named.isPair()) {
            throw new FileException(
                    named.opened(),
                    "is the header of a pair of files, by what it says; call it .hdr, and its voxels the same with .img.");
        }
        return header.pair() ? named.voxels() : named.header();
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

    static String describe(NiftiFiles named, NiftiHeader header) {
        Path voxels = voxels(named, header);
        return header.format() + (header.pair() ? " in two files, voxels in " + voxels.getFileName() : "") + ", "
                + header.type().name().toLowerCase(java.util.Locale.ROOT)
                + (header.bigEndian() ? ", big endian" : ", little endian") + ", " + Arrays.toString(header.sizes())
                + " (x first)"
                + (header.isPlain() ? "" : ", values are " + header.slope() + " * stored + " + header.intercept())
                + (isPacked(voxels) ? ", gzip" : "");
    }
}
