package io.biapy.io.npy;

import io.biapy.core.image.Axes;
import io.biapy.io.array.ArrayData;
import io.biapy.io.array.RawArray;
import io.biapy.io.file.FileBytes;
import java.nio.file.Path;

/** Opens .npy files. */
final class NpyArray {
    private NpyArray() {}

    static RawArray open(Path file, Axes asked, boolean labels) {
        NpyHeader header = header(file);
        return new RawArray(file, ArrayData.mapped(file, header.dataStart()), header.facts(file, asked, labels));
    }

    private static NpyHeader header(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return NpyHeader.read(bytes);
        }
    }

    static String describe(Path file) {
        return header(file).toString();
    }
}
