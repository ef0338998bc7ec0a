package io.biapy.io.nrrd;

import io.biapy.core.error.FileException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens NRRD files. */
final class NrrdVolume {
    private static final int BUFFER = 1 << 16;

    private NrrdVolume() {}

    static RawArray open(Path file, Axes asked) {
        NrrdHeader header = NrrdHeader.read(file);
        String letters = asked.isAsStored() ? header.letters() : asked.letters();
        if (letters.isEmpty()) {
            throw new FileException(
                    file,
                    "has shape " + ArrayAxes.shape(header.sizes())
                            + ", and its header does not say which dimensions are space; name its axes, slowest first.");
        }
        ArrayAxes axes =
                ArrayAxes.packed(file, letters, ArrayAxes.named(header.sizes(), letters.length()), asked.time());
        ArrayFacts facts = ArrayFacts.of(header.samples(), axes, header.calibration(), header.toString());
        boolean picture = header.colour() && asked.isAsStored() && (axes.size('C') == 3 || axes.size('C') == 4);
        return new RawArray(file, data(file, header), picture ? facts.inColours() : facts);
    }

    /** Problems with a file of voxels are told under the name of the header that was asked for. */
    private static ArrayData data(Path file, NrrdHeader header) {
        List<ArrayData> parts = new ArrayList<>();
        try {
            for (Path path : header.data().paths()) {
                parts.add(part(path, header));
            }
        } catch (FileException e) {
            throw header.data().paths().get(0).equals(file)
                    ? e
                    : new FileException(file, "names voxels in " + e.getMessage(), e);
        }
        return header.data().isSeveral() ? ArrayData.joined(file, parts, bytes(header)) : parts.get(0);
    }

    /** Of the part in each file. */
    private static long bytes(NrrdHeader header) {
        return Arrays.stream(header.data().shape()).reduce(header.samples().bytes(), Math::multiplyExact);
    }

    private static ArrayData part(Path path, NrrdHeader header) {
        long skip = header.skip();
        boolean raw = header.encoding().equals("raw");
        boolean isText = header.encoding().equals("hex") || header.encoding().equals(NrrdHeader.TEXT);
        if (skip < -1 || header.lines() < 0 || (skip == -1 && !raw) || (skip != 0 && isText)) {
            throw new FileException(
                    path, "cannot be read: it should skip " + header.lines() + " lines and " + skip + " bytes.");
        }
        try (FileBytes bytes = FileBytes.open(path)) {
            long start = behindLines(bytes, header.start(), header.lines());
            if (isText) {
                return text(bytes, start, header);
            }
            if (!raw) {
                Packer packer = header.encoding().equals(NrrdHeader.GZIP) ? Packer.GZIP : Packer.BZIP2;
                double room = (double) (bytes.size() - start) * packer.mostRatio();
                long size = ArrayRoom.bytes(bytes.file(), header.data().shape(), header.samples(), room - skip);
                return ArrayData.packed(bytes.file(), packer, start, skip, size);
            }
            long room = bytes.size() - start - Math.max(0, skip);
            long size = ArrayRoom.bytes(bytes.file(), header.data().shape(), header.samples(), room);
            long from = skip == -1 ? bytes.size() - size : start + skip;
            return header.data().isSeveral() ? ArrayData.unmapped(path, from) : ArrayData.mapped(path, from);
        }
    }

    /** A number takes a digit and what stands between at least, a byte two digits. */
    private static ArrayData text(FileBytes bytes, long start, NrrdHeader header) {
        boolean hexadecimal = header.encoding().equals("hex");
        Path file = bytes.file();
        long packed = bytes.size() - start;
        double most = hexadecimal
                ? packed / 2.0
                : (packed + 1) / 2.0 * header.samples().bytes();
        long size = ArrayRoom.bytes(file, header.data().shape(), header.samples(), most);
        PackedBytes text = PackedBytes.of(
                file,
                () -> new TextSamples(PackedBytes.from(file, start), header.samples(), hexadecimal),
                size,
                packed,
                Long.BYTES);
        return ArrayData.of(text::open, text::close, 0);
    }

    private static long behindLines(FileBytes bytes, long start, long lines) {
        long at = start;
        for (long left = lines; left > 0; ) {
            byte[] part = bytes.read(at, Math.min(BUFFER, bytes.size() - at));
            if (part.length == 0) {
                throw new FileException(bytes.file(), "has fewer than the " + lines + " lines that should be skipped.");
            }
            for (int i = 0; i < part.length && left > 0; i++) {
                at++;
                left -= part[i] == '\n' ? 1 : 0;
            }
        }
        return at;
    }
}
