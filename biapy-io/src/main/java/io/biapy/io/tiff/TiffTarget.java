package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.AsideFile;
import io.biapy.core.run.Workers;
import io.biapy.io.codec.CodecException;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes blocks into a TIFF file. Strips and tiles that a block covers are packed, by several threads if need be, and appended in order;
 * parts of one wait in memory, up to 256 MiB in all, until the others come, or are unpacked again to be changed. Directories follow at the
 * end, when the file also gets its name.
 */
final class TiffTarget implements SampleTarget {
    private static final long MOST_WAITING = 256L << 20;
    private static final int WINDOW = 8;

    private record Key(int page, int number) {}

    /** A segment of which parts are missing. */
    private static final class Waiting {
        private final byte[] raw;
        private long filled;

        Waiting(byte[] raw, long filled) {
            this.raw = raw;
            this.filled = filled;
        }
    }

    private final NewTiff tiff;
    private final AsideFile file;
    private final SegmentFile segments;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Key, Long> incomplete = new HashMap<>();
    private long waitingBytes;
    private boolean closed;

    private TiffTarget(NewTiff tiff, AsideFile file, long classicLimit) {
        this.tiff = tiff;
        this.file = file;
        this.segments = new SegmentFile(tiff, file.channel(), classicLimit);
    }

    /** A file that gets its name when it is complete, replacing what has it. */
    static TiffTarget create(NewTiff tiff, Path path) {
        return create(tiff, path, SegmentFile.CLASSIC_LIMIT);
    }

    /** @param classicLimit size from which on it is a BigTIFF */
    static TiffTarget create(NewTiff tiff, Path path, long classicLimit) {
        return new TiffTarget(tiff, AsideFile.create(path), classicLimit);
    }

    @Override
    public Size size() {
        return tiff.spec().size();
    }

    @Override
    public int channels() {
        return tiff.channels();
    }

    @Override
    public Samples samples() {
        return tiff.samples();
    }

    @Override
    public Extent chunk() {
        return Extent.zyx(
                1, Math.min(tiff.segmentHeight(), tiff.height()), Math.min(tiff.segmentWidth(), tiff.width()));
    }

    @Override
    public void write(int channel, Block block, SampleFill samples, Workers workers) {
        List<SegmentPart> parts = parts(channel, block);
        int window = workers.threads() == 1 ? 1 : WINDOW * workers.threads();
        try {
            for (int first = 0; first < parts.size(); first += window) {
                List<SegmentPart> some = parts.subList(first, Math.min(parts.size(), first + window));
                byte[][] packed = new byte[some.size()][];
                workers.forEach(packed.length, i -> {
                    if (some.get(i).isWhole()) {
                        byte[] raw = new byte[some.get(i).storedBytes()];
                        some.get(i).fill(samples, raw);
                        packed[i] = tiff.pack(raw);
                    }
                });
                take(some, packed, samples);
            }
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private List<SegmentPart> parts(int channel, Block block) {
        List<SegmentPart> parts = new ArrayList<>();
        Extent extent = block.extent();
        if (extent.y() == 0 || extent.x() == 0) {
            return parts;
        }
        int lastDown = (int) ((block.y() + extent.y() - 1) / tiff.segmentHeight());
        int lastAcross = (int) ((block.x() + extent.x() - 1) / tiff.segmentWidth());
        for (int z = 0; z < extent.z(); z++) {
            int slice = (int) block.z() + z;
            for (int down = (int) (block.y() / tiff.segmentHeight()); down <= lastDown; down++) {
                for (int across = (int) (block.x() / tiff.segmentWidth()); across <= lastAcross; across++) {
                    parts.add(new SegmentPart(tiff, slice * tiff.channels() + channel, down, across, slice, block));
                }
            }
        }
        return parts;
    }

    private synchronized void take(List<SegmentPart> parts, byte[][] packed, SampleFill samples) throws IOException {
        for (int i = 0; i < packed.length; i++) {
            SegmentPart part = parts.get(i);
            if (packed[i] == null) {
                merge(part, samples);
            } else {
                Key key = new Key(part.page(), part.number());
                forget(key);
                incomplete.remove(key);
                segments.append(part.page(), part.number(), packed[i]);
            }
        }
    }

    private void merge(SegmentPart part, SampleFill samples) throws IOException {
        Key key = new Key(part.page(), part.number());
        Waiting known = waiting.get(key);
        if (known == null) {
            boolean written = segments.has(part.page(), part.number());
            known = written
                    ? new Waiting(unpacked(part), incomplete.getOrDefault(key, part.allPixels()))
                    : new Waiting(new byte[part.storedBytes()], 0);
            waiting.put(key, known);
            waitingBytes += known.raw.length;
        }
        part.fill(samples, known.raw);
        known.filled += part.pixels();
        if (known.filled >= part.allPixels()) {
            flush(key, known);
            incomplete.remove(key);
        } else if (waitingBytes > MOST_WAITING) {
            Map.Entry<Key, Waiting> eldest = waiting.entrySet().iterator().next();
            incomplete.put(eldest.getKey(), eldest.getValue().filled);
            flush(eldest.getKey(), eldest.getValue());
        }
    }

    private void flush(Key key, Waiting done) throws IOException {
        forget(key);
        segments.append(key.page(), key.number(), tiff.pack(done.raw));
    }

    private void forget(Key key) {
        Waiting gone = waiting.remove(key);
        waitingBytes -= gone == null ? 0 : gone.raw.length;
    }

    private byte[] unpacked(SegmentPart part) throws IOException {
        byte[] packed = segments.read(part.page(), part.number());
        if (tiff.codec().isEmpty()) {
            return packed;
        }
        byte[] raw = new byte[part.storedBytes()];
        try {
            tiff.codec().get().decode(packed, 0, packed.length, raw);
        } catch (CodecException e) {
            throw new IOException(e);
        }
        if (tiff.hasPredictor()) {
            int bits = samples().type().bits();
            PredictorKernel.horizontal(raw, raw.length / tiff.rowBytes(), tiff.rowBytes(), 1, bits, false);
        }
        return raw;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            long missing = segments.missing() + waiting.size() + incomplete.size();
            if (missing > 0) {
                throw new FileException(
                        file.file(),
                        "was not written in whole (" + missing
                                + " of its strips or tiles are not complete), so nothing was left"
                                + " under this name.");
            }
            segments.finish();
            file.keep(true, true);
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private FileException cannot(IOException e) {
        return new FileException(file.file(), "cannot be written (" + e + "); nothing was left under this name.", e);
    }

    @Override
    public String toString() {
        return file.file() + ", " + tiff.spec() + ", " + tiff.layout();
    }
}
