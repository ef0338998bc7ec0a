package io.biapy.io.tiff;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.codec.Pool;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.SegmentCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Equal pages of one TIFF file or several as one image: slices and channels of pages, and of the samples of a pixel. */
final class TiffStack implements SampleStore {
    private static final List<String> COLOURS = List.of("red", "green", "blue", "alpha");
    private static final long ROWS_BYTES = 16 << 20;

    private final Path file;
    private final List<StoredPage> planes;
    private final PlaneOrder order;
    private final StackDescription description;
    private final List<String> channelNames;
    private final SegmentCache cache = new SegmentCache();
    private final Pool<SegmentRoom> rooms = new Pool<>(SegmentRoom::new, room -> {});

    /** @param planes slice after slice of one channel after the other, as {@code order} counts them */
    TiffStack(Path file, List<StoredPage> planes, PlaneOrder order, StackDescription description) {
        this.file = file;
        this.planes = List.copyOf(planes);
        this.order = order;
        this.description = description;
        this.channelNames = names();
    }

    private List<String> names() {
        int samples = first().samplesPerPixel();
        if (isColour()) {
            return samples == 2 ? List.of("grey", "alpha") : COLOURS.subList(0, samples);
        }
        int channels = order.channels() * samples;
        if (description.channelNames().size() == channels) {
            return description.channelNames();
        }
        List<String> names = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            names.add(Integer.toString(c));
        }
        return List.copyOf(names);
    }

    private Page first() {
        return planes.get(0).page();
    }

    /** The file of the first page, where its smaller copies are. */
    Path firstFile() {
        return planes.get(0).file();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Size size() {
        return Size.zyx(order.slices(), first().height(), first().width());
    }

    @Override
    public List<String> channelNames() {
        return channelNames;
    }

    @Override
    public boolean isColour() {
        return first().colour() && order.channels() == 1;
    }

    @Override
    public Samples samples() {
        return first().samples();
    }

    @Override
    public Calibration calibration() {
        return description.calibration();
    }

    @Override
    public Extent chunk() {
        int rows = (int) Math.min(first().segmentHeight(), first().height());
        return Extent.zyx(1, rows, (int) Math.min(first().segmentWidth(), first().width()));
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(file + ": block " + block + " is not inside " + size() + ".");
        }
        int samples = first().samplesPerPixel();
        Extent extent = block.extent();
        int start = channel / samples * (int) order.slices() + (int) block.z();
        for (int z = 0; z < extent.z(); ) {
            Path holder = planes.get(start + z).file();
            try (TiffBytes in = TiffBytes.open(holder)) {
                for (; z < extent.z() && planes.get(start + z).file().equals(holder); z++) {
                    int to = z * extent.y() * extent.x();
                    new PagePart(in, start + z, channel % samples, block, row, to).read();
                }
            }
        }
    }

    /** One read of one page. */
    private final class PagePart {
        private final int number;
        private final Page page;
        private final SegmentReader segments;
        private final int sample;
        private final Block block;
        private final SampleRow row;
        private final int start;

        PagePart(TiffBytes in, int number, int sample, Block block, SampleRow row, int start) {
            this.number = number;
            this.page = planes.get(number).page();
            this.segments = new SegmentReader(in, page, planes.get(number).number() + 1);
            this.sample = sample;
            this.block = block;
            this.row = row;
            this.start = start;
        }

        void read() {
            Extent extent = block.extent();
            if (extent.y() == 0 || extent.x() == 0) {
                return;
            }
            long lastDown = (block.y() + extent.y() - 1) / page.segmentHeight();
            long lastAcross = (block.x() + extent.x() - 1) / page.segmentWidth();
            for (long down = block.y() / page.segmentHeight(); down <= lastDown; down++) {
                for (long across = block.x() / page.segmentWidth(); across <= lastAcross; across++) {
                    segment(down, across);
                }
            }
        }

        private void segment(long down, long across) {
            long grid = page.segmentsAcross() * page.segmentsDown();
            long segment = (page.planar() ? sample * grid : 0) + down * page.segmentsAcross() + across;
            long top = down * page.segmentHeight();
            long from = Math.max(block.y(), top);
            long to = Math.min(block.y() + block.extent().y(), top + page.segmentHeight());
            if (!page.isPlain()) {
                int rows = (int) page.rowsOf(down);
                if (page.interleaved() == 1 && isWhole(top, across * page.segmentWidth())) {
                    SegmentRoom room = rooms.take();
                    rows(segments.decode(segment, rows, room), top, from, to, across * page.segmentWidth());
                    rooms.give(room);
                    return;
                }
                byte[] data = cache.get(number, segment, () -> segments.decode(segment, rows, new SegmentRoom()));
                rows(data, top, from, to, across * page.segmentWidth());
                return;
            }
            long atOnce = Math.max(1, ROWS_BYTES / page.rowBytes());
            for (long y = from; y < to; y += atOnce) {
                long end = Math.min(to, y + atOnce);
                rows(segments.plainRows(segment, y - top, end - y), y, y, end, across * page.segmentWidth());
            }
        }

        /** Whether the block has all pixels of a segment, so that nobody needs it once more soon. */
        private boolean isWhole(long top, long left) {
            long bottom = Math.min(page.height(), top + page.segmentHeight());
            long right = Math.min(page.width(), left + page.segmentWidth());
            return block.y() <= top
                    && block.x() <= left
                    && block.y() + block.extent().y() >= bottom
                    && block.x() + block.extent().x() >= right;
        }

        /** Hands on rows {@code from} to {@code to} of the page out of data whose first row is {@code top}. */
        private void rows(byte[] data, long top, long from, long to, long left) {
            int bytes = page.samples().bytes();
            int step = page.interleaved() * bytes;
            long first = Math.max(block.x(), left);
            int count = (int) (Math.min(block.x() + block.extent().x(), left + page.segmentWidth()) - first);
            long lead = (first - left) * step + (page.planar() ? 0 : (long) sample * bytes);
            for (long y = from; y < to; y++) {
                long at = (y - top) * page.segmentWidth() * step + lead;
                long target = start + (y - block.y()) * block.extent().x() + first - block.x();
                row.take(data, (int) at, step, (int) target, count);
            }
        }
    }

    @Override
    public String toString() {
        String origin = description.origin().isEmpty() ? "" : description.origin() + ", ";
        long pages = description.planes();
        String count = pages == 1 ? "1 page" : pages + " pages (" + order + ")";
        return origin + count + " of " + first().shape() + ", " + first();
    }
}
