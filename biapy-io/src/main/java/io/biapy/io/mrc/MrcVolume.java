package io.biapy.io.mrc;

import io.biapy.core.image.Axes;
import io.biapy.io.array.ArrayData;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.ArrayRoom;
import io.biapy.io.array.RawArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.PackedBytes;
import io.biapy.io.file.Packer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Opens MRC files. */
final class MrcVolume {
    private MrcVolume() {}

    static MrcHeader header(Path file) {
        return MrcHeader.read(file, start(file));
    }

    /** The file's first bytes, unpacked. */
    static byte[] start(Path file) {
        Optional<Packer> packer = Packer.of(file);
        if (packer.isPresent()) {
            return PackedBytes.head(file, packer.get(), MrcHeader.LENGTH);
        }
        try (FileBytes bytes = FileBytes.open(file)) {
            return bytes.read(0, Math.min(MrcHeader.LENGTH, bytes.size()));
        }
    }

    static RawArray open(Path file, Axes asked) {
        MrcHeader header = header(file);
        Optional<Packer> packer = Packer.of(file);
        double room;
        try (FileBytes bytes = FileBytes.open(file)) {
            room = (double) bytes.size() * packer.map(Packer::mostRatio).orElse(1);
        }
        long[] sizes = header.sizes();
        long volumes = header.volumes();
        long[] shape = {volumes, sizes[2] / volumes, sizes[1], sizes[0]};
        long size = ArrayRoom.bytes(file, sizes, header.samples(), room - header.dataStart());
        boolean stored = asked.isAsStored();
        String letters = stored ? "T" + new StringBuilder(header.letters()).reverse() : asked.letters();
        ArrayAxes axes = ArrayAxes.packed(file, letters, ArrayAxes.named(shape, letters.length()), asked.time());
        ArrayFacts facts = ArrayFacts.of(header.samples(), axes, header.calibration(), describe(header));
        ArrayData data = packer.isPresent()
                ? ArrayData.packed(file, packer.get(), 0, header.dataStart(), size)
                : ArrayData.mapped(file, header.dataStart());
        return new RawArray(file, data, facts);
    }

    static String describe(MrcHeader header) {
        return header.samples() + ", " + Arrays.toString(header.sizes()) + " ("
                + header.letters().toLowerCase(java.util.Locale.ROOT) + ", fastest first)"
                + (header.volumes() == 1 ? "" : ", " + header.volumes() + " volumes");
    }
}
