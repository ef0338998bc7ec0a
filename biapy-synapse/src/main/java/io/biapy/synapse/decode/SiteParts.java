package io.biapy.synapse.decode;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.synapse.detect.FoundSites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a prediction's high voxels, as far as sites lie in them: found slice by slice, so that two slices are in memory, not the volume. Parts
 * of a slice are joined with those of the slice before that touch them by faces, edges or corners. One thread.
 */
final class SiteParts {
    private final int ny;
    private final int nx;
    private int[] parent = new int[1024];
    private int parts;

    private SiteParts(Extent slice) {
        this.ny = slice.y();
        this.nx = slice.x();
    }

    /**
     * A number of the part that holds each site, -1 outside of all.
     *
     * @param image one channel
     * @param least what a voxel of a part has at least
     */
    static int[] of(ImageSource image, float least, FoundSites sites) {
        Size size = image.size();
        Extent slice = size.slice();
        return new SiteParts(slice).find(image, least, sites);
    }

    private int[] find(ImageSource image, float least, FoundSites sites) {
        Size size = image.size();
        Extent slice = Extent.zyx(1, ny, nx);
        List<List<Integer>> bySlice = bySlice(sites, (int) size.z());
        int[] part = new int[sites.size()];
        Arrays.fill(part, -1);
        float[] values = new float[slice.voxels()];
        int[] before = new int[values.length];
        for (int z = 0; z < size.z(); z++) {
            image.read(0, new Block(z, 0, 0, slice), values);
            int[] now = labels(values, least, slice);
            join(before, now);
            for (int site : bySlice.get(z)) {
                part[site] = now[place(sites.at(site, 1), ny) * nx + place(sites.at(site, 2), nx)] - 1;
            }
            before = now;
        }
        for (int i = 0; i < part.length; i++) {
            part[i] = part[i] < 0 ? -1 : root(part[i]);
        }
        return part;
    }

    private static List<List<Integer>> bySlice(FoundSites sites, int slices) {
        List<List<Integer>> all = new ArrayList<>();
        for (int z = 0; z < slices; z++) {
            all.add(new ArrayList<>());
        }
        for (int i = 0; i < sites.size(); i++) {
            all.get(place(sites.at(i, 0), slices)).add(i);
        }
        return all;
    }

    private static int place(double at, int n) {
        return (int) Math.max(0, Math.min(n - 1, Math.round(at)));
    }

    /** Parts of one slice, numbered on from those before, from 1; 0 outside. */
    private int[] labels(float[] values, float least, Extent slice) {
        boolean[] mask = new boolean[values.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = values[i] >= least;
        }
        ConnectedComponents found = ConnectedComponents.of(mask, slice, Connectivity.FULL);
        int[] labels = found.labels();
        for (int i = 0; i < labels.length; i++) {
            labels[i] += labels[i] > 0 ? parts : 0;
        }
        int all = Math.addExact(parts, found.count());
        if (all > parent.length) {
            parent = Arrays.copyOf(parent, Math.max(all, 2 * parent.length));
        }
        for (; parts < all; parts++) {
            parent[parts] = parts;
        }
        return labels;
    }

    private void join(int[] before, int[] now) {
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                int own = now[y * nx + x];
                for (int j = Math.max(0, y - 1); own > 0 && j <= Math.min(ny - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(nx - 1, x + 1); i++) {
                        int other = before[j * nx + i];
                        if (other > 0) {
                            parent[root(own - 1)] = root(other - 1);
                        }
                    }
                }
            }
        }
    }

    private int root(int part) {
        int at = part;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
