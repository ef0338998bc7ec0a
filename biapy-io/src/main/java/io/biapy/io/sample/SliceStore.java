package io.biapy.io.sample;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of one slice each as one volume, the first file first. They must be equal in size, channels and type. */
public final class SliceStore implements SampleStore {
    private static final int MOST_SHOWN = 20;

    private final Path folder;
    private final List<SampleStore> slices;

    private SliceStore(Path folder, List<SampleStore> slices) {
        this.folder = folder;
        this.slices = slices;
    }

    /** All that does not fit is told at once, in one {@link FileException}. */
    public static SliceStore of(Path folder, List<SampleStore> slices) {
        SampleStore first = slices.get(0);
        List<String> problems = new ArrayList<>();
        for (SampleStore slice : slices) {
            boolean like = slice.size().equals(first.size())
                    && slice.channelNames().size() == first.channelNames().size()
                    && isLike(slice.samples(), first.samples());
            if (!slice.size().is2D()) {
                problems.add(slice.file().getFileName() + " is " + slice.size() + ", no single slice");
            } else if (!like) {
                problems.add(slice.file().getFileName() + " is " + kind(slice));
            }
        }
        if (!problems.isEmpty()) {
            int shown = Math.min(problems.size(), MOST_SHOWN);
            throw new FileException(
                    folder,
                    "is no stack of equal slices; " + first.file().getFileName() + " is " + kind(first) + ", but:\n  "
                            + String.join("\n  ", problems.subList(0, shown))
                            + (shown < problems.size() ? "\n  and " + (problems.size() - shown) + " more" : ""));
        }
        return new SliceStore(folder, List.copyOf(slices));
    }

    /** Of single bytes the order does not matter. */
    private static boolean isLike(Samples one, Samples other) {
        return one.type() == other.type() && (one.bytes() == 1 || one.bigEndian() == other.bigEndian());
    }

    private static String kind(SampleStore slice) {
        int channels = slice.channelNames().size();
        return slice.size() + (channels == 1 ? "" : ", " + channels + " channels") + ", " + slice.samples();
    }

    @Override
    public Path file() {
        return folder;
    }

    @Override
    public Size size() {
        Size one = slices.get(0).size();
        return Size.zyx(slices.size(), one.y(), one.x());
    }

    @Override
    public List<String> channelNames() {
        return slices.get(0).channelNames();
    }

    @Override
    public boolean isColour() {
        return slices.get(0).isColour();
    }

    @Override
    public Samples samples() {
        return slices.get(0).samples();
    }

    /** Along y and x as the first file says; files do not say how far slices are apart, so that is 1 of its unit. */
    @Override
    public Calibration calibration() {
        return slices.get(0).calibration();
    }

    @Override
    public Extent chunk() {
        return slices.get(0).chunk();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(folder + ": block " + block + " is not inside " + size() + ".");
        }
        Extent extent = block.extent();
        Extent slice = Extent.yx(extent.y(), extent.x());
        for (int z = 0; z < extent.z(); z++) {
            int start = z * extent.y() * extent.x();
            slices.get((int) block.z() + z)
                    .read(
                            channel,
                            new Block(0, block.y(), block.x(), slice),
                            (from, at, step, to, count) -> row.take(from, at, step, start + to, count));
        }
    }

    @Override
    public void close() {
        slices.forEach(SampleStore::close);
    }

    @Override
    public String toString() {
        return slices.size() + " files of one slice, the first: " + slices.get(0);
    }
}
