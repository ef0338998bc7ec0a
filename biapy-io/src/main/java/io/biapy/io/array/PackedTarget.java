package io.biapy.io.array;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Scratch;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/** Collects an array in a scratch file, and packs it as a whole when all of it is there. */
public final class PackedTarget implements SampleTarget {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Scratch scratch;
    private final Path raw;
    private final ArrayTarget target;
    private final Packing packing;

    private PackedTarget(Path path, Scratch scratch, Path raw, ArrayTarget target, Packing packing) {
        this.path = path;
        this.scratch = scratch;
        this.raw = raw;
        this.target = target;
        this.packing = packing;
    }

    /** A packed array in {@code path}, replacing what has that name once it is complete. */
    public static PackedTarget create(NewArray array, Path path, Packing packing) {
        Scratch scratch = Scratch.create();
        try {
            Path raw = scratch.newFile(".raw");
            return new PackedTarget(path, scratch, raw, ArrayTarget.intermediate(array, raw, path), packing);
        } catch (FileException e) {
            scratch.close();
            throw e;
        }
    }

    @Override
    public Size size() {
        return target.size();
    }

    @Override
    public int channels() {
        return target.channels();
    }

    @Override
    public Samples samples() {
        return target.samples();
    }

    @Override
    public Extent chunk() {
        return target.chunk();
    }

    @Override
    public void write(int channel, Block block, SampleFill samples, Workers workers) {
        target.write(channel, block, samples, workers);
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(scratch.folder())) {
            return; // closed before
        }
        try (scratch) {
            target.close();
            WriteAside.write(path, channel -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                try (InputStream in = Files.newInputStream(raw)) {
                    packing.pack(in, out);
                }
                out.flush();
            });
        }
    }

    @Override
    public String toString() {
        return path + " (packed when complete)";
    }
}
