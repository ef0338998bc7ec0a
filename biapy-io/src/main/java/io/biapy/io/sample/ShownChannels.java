package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which stored channels an image shows, and their names. */
record ShownChannels(List<Integer> indices, List<String> names) {
    private static final long PART = 1 << 20;

    static ShownChannels all(SampleStore store) {
        List<String> names = List.copyOf(store.channelNames());
        return new ShownChannels(IntStream.range(0, names.size()).boxed().toList(), names);
    }

    /** Equal colours become one grey channel, a constant alpha goes. */
    static ShownChannels ofPicture(SampleStore store) {
        int channels = store.channelNames().size();
        int colours = channels < 3 ? 1 : 3;
        boolean grey = true;
        boolean flat = true;
        float alpha = Float.NaN;
        for (Block block : parts(store.size())) {
            if (!grey && !flat) {
                break;
            }
            float[] first = new float[block.extent().voxels()];
            float[] other = new float[first.length];
            StoredImage.readStored(store, 0, block, first);
            for (int c = 1; c < colours && grey; c++) {
                StoredImage.readStored(store, c, block, other);
                grey = Arrays.equals(first, other);
            }
            for (int c = colours; c < channels && flat; c++) {
                StoredImage.readStored(store, c, block, other);
                alpha = Float.isNaN(alpha) ? other[0] : alpha;
                flat = isAll(other, alpha);
            }
        }
        return shown(store.channelNames(), colours, grey, flat);
    }

    private static ShownChannels shown(List<String> stored, int colours, boolean grey, boolean flat) {
        List<Integer> indices = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int c = 0; c < stored.size(); c++) {
            boolean kept = c == 0 || (c < colours ? !grey : !flat);
            if (kept) {
                indices.add(c);
                names.add(c == 0 && grey ? "grey" : stored.get(c));
            }
        }
        return new ShownChannels(List.copyOf(indices), List.copyOf(names));
    }

    private static boolean isAll(float[] values, float value) {
        for (float v : values) {
            if (v != value) {
                return false;
            }
        }
        return true;
    }

    /** The image in groups of whole rows of about a million voxels. */
    private static List<Block> parts(Size size) {
        List<Block> parts = new ArrayList<>();
        int width = Math.toIntExact(size.x());
        int rows = (int) Math.max(1, Math.min(size.y(), PART / size.x()));
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y += rows) {
                parts.add(new Block(z, y, 0, Extent.yx((int) Math.min(rows, size.y() - y), width)));
            }
        }
        return parts;
    }
}
