package io.biapy.instance.tiled;

import io.biapy.core.image.Size;
import io.biapy.core.tile.TileResults;
import io.biapy.instance.refine.ClosePoints;
import io.biapy.instance.refine.ObjectRefiner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The regions of a whole label image and which of them touch, joined from those of its tiles. Operations on whole objects need no voxels then: they
 * change the label of regions, one after the other. 84 bytes a part of a region, 16 a contact. One thread.
 */
final class RegionGraph implements ObjectRefiner {
    private static final int MOST = (Integer.MAX_VALUE - 8) / 6; // boxes are one array

    private final Size size;
    private final int[] first; // part of each tile's region 1
    private final Forest forest;
    private final long[] label; // of each root; changes
    private final long[] voxels;
    private final int[] box;
    private final long[] places; // sums of z, y, x
    private final RegionContacts contacts;

    private RegionGraph(
            Size size,
            int[] first,
            Forest forest,
            long[] label,
            long[] voxels,
            int[] box,
            long[] places,
            RegionContacts contacts) {
        this.size = size;
        this.first = first;
        this.forest = forest;
        this.label = label;
        this.voxels = voxels;
        this.box = box;
        this.places = places;
        this.contacts = contacts;
    }

    static RegionGraph of(Size size, TileResults regions, Seams seams, TileResults pairs) {
        int[] first = Forest.first(
                regions.tiles(), tile -> ByteBuffer.wrap(regions.of(tile)).getInt(), MOST);
        int parts = first[regions.tiles()];
        long[] label = new long[parts];
        long[] voxels = new long[parts];
        int[] box = new int[6 * parts];
        long[] places = new long[3 * parts];
        RegionContacts contacts = new RegionContacts();
        int part = 0;
        for (int tile = 0; tile < regions.tiles(); tile++) {
            ByteBuffer in = ByteBuffer.wrap(regions.of(tile));
            for (int n = in.getInt(); n > 0; n--, part++) {
                label[part] = in.getLong();
                voxels[part] = in.getInt();
                for (int k = 0; k < 6; k++) {
                    box[6 * part + k] = in.getInt();
                }
                for (int a = 0; a < 3; a++) {
                    places[3 * part + a] = in.getLong();
                }
            }
            while (in.hasRemaining()) {
                long contact = in.getLong();
                contacts.add(first[tile] + (int) (contact >> 32) - 1, first[tile] + (int) contact - 1);
            }
        }
        Forest forest = new Forest(parts);
        seams.each(pairs, (tile, a, other, b) -> {
            int p = first[tile] + a - 1;
            int q = first[other] + b - 1;
            if (label[p] == label[q]) {
                forest.join(p, q);
            } else {
                contacts.add(p, q);
            }
        });
        for (int p = 0; p < parts; p++) {
            int root = forest.find(p);
            if (root != p) {
                voxels[root] += voxels[p];
                for (int a = 0; a < 3; a++) {
                    places[3 * root + a] += places[3 * p + a];
                    box[6 * root + a] = Math.min(box[6 * root + a], box[6 * p + a]);
                    box[6 * root + 3 + a] = Math.max(box[6 * root + 3 + a], box[6 * p + 3 + a]);
                }
            }
        }
        contacts.close(forest);
        return new RegionGraph(size, first, forest, label, voxels, box, places, contacts);
    }

    /** The label of each region of a tile, entry 0 unused. */
    long[] ofTile(int tile) {
        long[] labels = new long[first[tile + 1] - first[tile] + 1];
        for (int k = 1; k < labels.length; k++) {
            labels[k] = label[forest.find(first[tile] + k - 1)];
        }
        return labels;
    }

    /** The roots that carry a label, by rising labels, each key as rank of the label << 32 | root. */
    private long[] objects() {
        long[] labels = new long[label.length];
        int n = 0;
        for (int p = 0; p < label.length; p++) {
            labels[n] = label[p];
            n += isObject(p) ? 1 : 0;
        }
        labels = TileIds.distinct(labels, n);
        long[] keys = new long[n];
        n = 0;
        for (int p = 0; p < label.length; p++) {
            if (isObject(p)) {
                keys[n++] = (long) Arrays.binarySearch(labels, label[p]) << 32 | p;
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    private boolean isObject(int part) {
        return label[part] != 0 && forest.find(part) == part;
    }

    /** One object: its roots are keys from to end - 1. */
    private interface OneObject {
        void visit(long[] keys, int from, int end);
    }

    private void eachObject(OneObject visitor) {
        long[] keys = objects();
        int from = 0;
        while (from < keys.length) {
            int end = from + 1;
            while (end < keys.length && keys[end] >> 32 == keys[from] >> 32) {
                end++;
            }
            visitor.visit(keys, from, end);
            from = end;
        }
    }

    @Override
    public void removeSmall(long most) {
        remove(n -> n <= most);
    }

    @Override
    public void removeBig(long most) {
        remove(n -> n > most);
    }

    @Override
    public void removeClose(ClosePoints points) {
        List<int[]> objects = new ArrayList<>();
        List<double[]> middles = new ArrayList<>();
        eachObject((keys, from, end) -> {
            int[] roots = new int[end - from];
            long n = 0;
            long[] sums = new long[3];
            for (int k = from; k < end; k++) {
                int root = (int) keys[k];
                roots[k - from] = root;
                n += voxels[root];
                for (int a = 0; a < 3; a++) {
                    sums[a] += places[3 * root + a];
                }
            }
            objects.add(roots);
            middles.add(new double[] {sums[0] / (double) n, sums[1] / (double) n, sums[2] / (double) n});
        });
        double[] zyx = middles.stream().flatMapToDouble(Arrays::stream).toArray();
        int[] kept = points.kept(zyx);
        for (int k = 0; k < objects.size(); k++) {
            if (Arrays.binarySearch(kept, k) < 0) {
                Arrays.stream(objects.get(k)).forEach(root -> label[root] = 0);
            }
        }
    }

    private void remove(LongPredicate isRemoved) {
        eachObject((keys, from, end) -> {
            long n = 0;
            for (int k = from; k < end; k++) {
                n += voxels[(int) keys[k]];
            }
            clear(isRemoved.test(n), keys, from, end);
        });
    }

    private void clear(boolean really, long[] keys, int from, int end) {
        for (int k = from; k < end && really; k++) {
            label[(int) keys[k]] = 0;
        }
    }

    @Override
    public void clearBorder() {
        eachObject((keys, from, end) -> {
            boolean touches = false;
            for (int k = from; k < end; k++) {
                touches |= touchesBorder((int) keys[k], true);
            }
            clear(touches, keys, from, end);
        });
    }

    /** An axis of a single voxel has no border, or, for {@code single} false, only z has none then. */
    private boolean touchesBorder(int root, boolean single) {
        for (int a = 0; a < 3; a++) {
            long last = (a == 0 ? size.z() : a == 1 ? size.y() : size.x()) - 1;
            boolean counts = last > 0 || (!single && a > 0);
            if (counts && (box[6 * root + a] == 0 || box[6 * root + 3 + a] == last)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void fillHoles() {
        long[] owner = new long[label.length];
        long[] ownerVoxels = new long[label.length];
        HoleSearch search = new HoleSearch(contacts, label.length);
        eachObject((keys, from, end) -> {
            int[] hull = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, -1};
            long volume = 0;
            for (int k = from; k < end; k++) {
                int root = (int) keys[k];
                volume += voxels[root];
                for (int a = 0; a < 3; a++) {
                    hull[a] = Math.min(hull[a], box[6 * root + a]);
                    hull[3 + a] = Math.max(hull[3 + a], box[6 * root + 3 + a]);
                }
            }
            long id = label[(int) keys[from]];
            search.begin();
            for (int k = from; k < end; k++) {
                search.around((int) keys[k], root -> label[root] == id, root -> isOpen(root, hull));
            }
            for (int k = 0; k < search.count(); k++) {
                volume += voxels[search.enclosed(k)];
            }
            for (int k = 0; k < search.count(); k++) {
                int hole = search.enclosed(k);
                if (label[hole] == 0 && (owner[hole] == 0 || volume < ownerVoxels[hole])) {
                    owner[hole] = id;
                    ownerVoxels[hole] = volume;
                }
            }
        });
        for (int p = 0; p < label.length; p++) {
            label[p] = owner[p] != 0 ? owner[p] : label[p];
        }
    }

    /** Gives label 1 to the background that no way through faces joins to the image's edge, so that a mask of 1 has no holes. */
    void fillBackground() {
        for (int p = 0; p < label.length; p++) {
            if (forest.find(p) == p && label[p] == 0 && !touchesBorder(p, false)) {
                label[p] = 1;
            }
        }
    }

    /** Whether a region lies on the image's edge or reaches out of the box of an object, so that it is in no hole of it. */
    private boolean isOpen(int root, int[] hull) {
        for (int a = 0; a < 3; a++) {
            if (box[6 * root + a] < hull[a] || box[6 * root + 3 + a] > hull[3 + a]) {
                return true;
            }
        }
        return touchesBorder(root, false);
    }
}
