package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.instance.label.ObjectPlaces;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the objects whose boxes meet a block: boxes lie in layers across the image's longest axis, and only those of the block's layers are looked at.
 * 4 bytes an object and layer that its box meets. Immutable.
 */
final class ObjectFinder {
    private static final int LAYERS = 4096;

    private final ObjectPlaces places;
    private final IntPredicate isListed;
    private final int axis;
    private final int thickness;
    private final int[] start;
    private final int[] objects;

    private ObjectFinder(ObjectPlaces places, IntPredicate isListed, Size size) {
        this.places = places;
        this.isListed = isListed;
        axis = size.z() >= size.y() && size.z() >= size.x() ? 0 : size.y() >= size.x() ? 1 : 2;
        long length = axis == 0 ? size.z() : axis == 1 ? size.y() : size.x();
        thickness = (int) ((length - 1) / LAYERS + 1);
        start = new int[(int) ((length - 1) / thickness) + 2];
        each((k, layer) -> start[layer + 1]++);
        for (int layer = 1; layer < start.length; layer++) {
            start[layer] = Math.addExact(start[layer], start[layer - 1]);
        }
        objects = new int[start[start.length - 1]];
        int[] filled = start.clone();
        each((k, layer) -> objects[filled[layer]++] = k);
    }

    static ObjectFinder of(ObjectPlaces places, Size size) {
        return new ObjectFinder(places, k -> true, size);
    }

    /** Of some of them. */
    static ObjectFinder of(ObjectPlaces places, IntPredicate isListed, Size size) {
        return new ObjectFinder(places, isListed, size);
    }

    private interface Entry {
        void put(int k, int layer);
    }

    private void each(Entry entry) {
        for (int k = 0; k < places.size(); k++) {
            if (isListed.test(k)) {
                for (int layer = places.first(k, axis) / thickness;
                        layer <= places.last(k, axis) / thickness;
                        layer++) {
                    entry.put(k, layer);
                }
            }
        }
    }

    /** The objects whose box, grown by {@code grow} voxels along each axis, meets the block; in rising order. */
    int[] meeting(Block block, Extent grow) {
        long[] first = {block.z() - grow.z(), block.y() - grow.y(), block.x() - grow.x()};
        long[] end = {
            block.z() + block.extent().z() + grow.z(),
            block.y() + block.extent().y() + grow.y(),
            block.x() + block.extent().x() + grow.x()
        };
        int[] found = new int[16];
        int n = 0;
        int from = (int) (Math.max(0, first[axis]) / thickness);
        int to = (int) Math.min(start.length - 2, (end[axis] - 1) / thickness);
        for (int layer = from; layer <= to; layer++) {
            for (int i = start[layer]; i < start[layer + 1]; i++) {
                int k = objects[i];
                if ((layer == from || places.first(k, axis) / thickness == layer) && meets(k, first, end)) {
                    found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                    found[n++] = k;
                }
            }
        }
        found = Arrays.copyOf(found, n);
        Arrays.sort(found);
        return found;
    }

    private boolean meets(int k, long[] first, long[] end) {
        for (int a = 0; a < 3; a++) {
            if (places.first(k, a) >= end[a] || places.last(k, a) < first[a]) {
                return false;
            }
        }
        return true;
    }
}
