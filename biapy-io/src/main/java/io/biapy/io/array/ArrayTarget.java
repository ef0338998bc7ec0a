package io.biapy.io.array;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.AsideFile;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Writes an array block by block into a file, each row to its place. The file gets its name when all of it is there. */
public final class ArrayTarget implements SampleTarget {
    private static final int MOST_AT_ONCE = 1 << 22;

    private final NewArray array;
    private final AsideFile file;
    private final Path shown;
    private final boolean durable;
    private final AtomicLong written = new AtomicLong();
    private boolean closed;

    private ArrayTarget(NewArray array, AsideFile file, Path shown, boolean durable) {
        this.array = array;
        this.file = file;
        this.shown = shown;
        this.durable = durable;
    }

    /** An array in {@code path}, replacing what has that name once it is complete. */
    public static ArrayTarget create(NewArray array, Path path) {
        return create(array, path, path, true);
    }

    /** The same for a file that messages call {@code shown}. */
    public static ArrayTarget create(NewArray array, Path path, Path shown) {
        return create(array, path, shown, true);
    }

    /** An intermediate file, which need not survive a loss of power. */
    static ArrayTarget intermediate(NewArray array, Path path, Path shown) {
        return create(array, path, shown, false);
    }

    private static ArrayTarget create(NewArray array, Path path, Path shown, boolean durable) {
        AsideFile file = AsideFile.create(path);
        boolean begun = false;
        try {
            WriteAside.put(file.channel(), ByteBuffer.allocate(1), array.bytes() - 1); // as long as it will be
            WriteAside.put(file.channel(), ByteBuffer.wrap(array.header()), 0);
            begun = true;
            return new ArrayTarget(array, file, shown, durable);
        } catch (IOException e) {
            throw cannot(shown, e);
        } finally {
            if (!begun) {
                discard(file, shown);
            }
        }
    }

    private static void discard(AsideFile file, Path shown) {
        try {
            file.close();
        } catch (IOException e) {
            throw cannot(shown, e);
        }
    }

    @Override
    public Size size() {
        return array.size();
    }

    @Override
    public int channels() {
        return array.channels();
    }

    @Override
    public Samples samples() {
        return array.samples();
    }

    @Override
    public Extent chunk() {
        return Extent.zyx(1, 1, size().slice().x());
    }

    @Override
    public void write(int channel, Block block, SampleFill samples, Workers workers) {
        Extent extent = block.extent();
        int atOnce = Math.max(
                1,
                MOST_AT_ONCE / Math.max(1, extent.x() * array.step() * samples().bytes()));
        boolean wholeRows = block.x() == 0 && extent.x() == size().x();
        try {
            for (int z = 0; z < extent.z(); z++) {
                for (int y = 0; y < extent.y(); ) {
                    int rows = wholeRows ? Math.min(atOnce, extent.y() - y) : 1;
                    long position = array.position(channel, block.z() + z, block.y() + y, block.x());
                    int from = (z * extent.y() + y) * extent.x();
                    if (array.step() == 1) {
                        byte[] bytes = new byte[rows * extent.x() * samples().bytes()];
                        samples.fill(from, bytes, 0, rows * extent.x());
                        WriteAside.put(file.channel(), ByteBuffer.wrap(bytes), position);
                    } else {
                        between(samples, from, rows * extent.x(), position);
                    }
                    y += rows;
                }
            }
            written.addAndGet(extent.voxels());
        } catch (IOException e) {
            throw cannot(shown, e);
        }
    }

    /** Puts {@code count} samples between those of other channels, one writer at a time. */
    private void between(SampleFill samples, int from, int count, long position) throws IOException {
        int bytes = samples().bytes();
        int step = array.step() * bytes;
        byte[] own = new byte[count * bytes];
        samples.fill(from, own, 0, count);
        ByteBuffer all = ByteBuffer.allocate((count - 1) * step + bytes);
        synchronized (this) {
            while (all.hasRemaining()) {
                if (file.channel().read(all, position + all.position()) < 0) {
                    throw new IOException("the file became shorter");
                }
            }
            for (int i = 0; i < count; i++) {
                System.arraycopy(own, i * bytes, all.array(), i * step, bytes);
            }
            WriteAside.put(file.channel(), all.rewind(), position);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            long all = Math.multiplyExact(size().voxels(), channels());
            if (written.get() < all) {
                throw new FileException(
                        shown,
                        "was not written in whole (" + written.get() + " of " + all
                                + " voxels), so nothing was left under this name.");
            }
            file.keep(true, durable);
        } catch (IOException e) {
            throw cannot(shown, e);
        }
    }

    private static FileException cannot(Path path, IOException e) {
        return new FileException(path, "cannot be written (" + e + "); nothing was left under this name.", e);
    }

    @Override
    public String toString() {
        return shown + ", " + array.spec();
    }
}
