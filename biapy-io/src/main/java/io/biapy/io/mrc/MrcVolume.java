package io.biapy.io.mrc;

import io.biapy.core.image.Axes;
import io.biapy.io.array.ArrayData;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.ArrayRoom;
import io.biapy.io.array.RawArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.file.FileBytes;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens MRC files. */
final class MrcVolume {
    private MrcVolume() {}

    static MrcHeader header(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return MrcHeader.read(file, bytes.read(0, Math.min(MrcHeader.LENGTH, bytes.size())));
        }
    }

    static RawArray open(Path file, Axes asked) {
        MrcHeader header = header(file);
        long size;
        try (FileBytes bytes = FileBytes.open(file)) {
            size = bytes.size();
        }
        long[] sizes = header.sizes();
        long volumes = header.volumes();
        long[] shape = {volumes, sizes[2] / volumes, sizes[1], sizes[0]};
        ArrayRoom.bytes(file, sizes, header.samples(), size - header.dataStart());
        boolean stored = asked.isAsStored();
        String letters = stored ? "T" + new StringBuilder(header.letters()).reverse() : asked.letters();
        ArrayAxes axes = ArrayAxes.packed(file, letters, ArrayAxes.named(shape, letters.length()), asked.time());
        ArrayFacts facts = ArrayFacts.of(header.samples(), axes, header.calibration(), describe(header));
        return new RawArray(file, ArrayData.mapped(file, header.dataStart()), facts);
    }

    static String describe(MrcHeader header) {
        return header.samples() + ", " + Arrays.toString(header.sizes()) + " ("
                + header.letters().toLowerCase(java.util.Locale.ROOT) + ", fastest first)"
                + (header.volumes() == 1 ? "" : ", " + header.volumes() + " volumes");
    }
}
