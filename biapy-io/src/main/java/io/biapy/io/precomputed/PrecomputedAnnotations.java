package io.biapy.io.precomputed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import io.biapy.io.axes.LengthUnits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Synapses as a folder of Neuroglancer's precomputed annotations ({@code precomputed://http://.../FOLDER}): a line from the presynaptic to the
 * postsynaptic site of each pair, or, where there are no pairs, a point for each site. Coordinates are x, y, z in voxels, ids count from 1 in the order of the
 * pairs. All annotations stand in one cell of the spatial index, in random order, and once more one a file. Used by one thread. Format:
 * https://github.com/google/neuroglancer, datasource/precomputed/annotations.md.
 */
public final class PrecomputedAnnotations {
    private static final String TYPE = "neuroglancer_annotations_v1";

    private final SiteAnnotations sites;
    private final Size volume;
    private final Map<String, float[]> properties = new LinkedHashMap<>();

    private PrecomputedAnnotations(SiteAnnotations sites, Size volume) {
        this.sites = sites.requireKnownPartners();
        this.volume = volume;
    }

    /**
     * Of these sites.
     *
     * @param volume that they lie in, voxels
     */
    public static PrecomputedAnnotations of(SiteAnnotations sites, Size volume) {
        return new PrecomputedAnnotations(sites, volume);
    }

    /**
     * Adds a number to each annotation, for example a probability.
     *
     * @param name small letters, digits and _, a letter first
     * @param values one a pair, or a site where there are no pairs
     */
    public PrecomputedAnnotations with(String name, float[] values) {
        if (values.length != count() || !name.matches("[a-z][a-z0-9_]*")) {
            throw new InputException("There are " + count() + " annotations, and \"" + name + "\" has " + values.length
                    + " values; names are small letters, digits and _.");
        }
        properties.put(name, values.clone());
        return this;
    }

    private boolean isLine() {
        return sites.pairs() > 0;
    }

    private int count() {
        return isLine() ? sites.pairs() : sites.size();
    }

    /**
     * Writes the folder, {@code info} last.
     *
     * @throws FileException where it is there already
     */
    public void write(Path folder) {
        if (Files.exists(folder)) {
            throw new FileException(folder, "exists already; give another name.");
        }
        try {
            Path byId = Files.createDirectories(folder.resolve("by_id"));
            Path cells = Files.createDirectories(folder.resolve("spatial0"));
            ByteBuffer all = ByteBuffer.allocate(Math.addExact(8, Math.multiplyExact(count(), length() + 8)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            all.putLong(count());
            int[] order = shuffled();
            for (int k : order) {
                byte[] one = annotation(k);
                all.put(one);
                Files.write(byId.resolve(Integer.toString(k + 1)), one);
            }
            for (int k : order) {
                all.putLong(k + 1L);
            }
            Files.write(cells.resolve("0_0_0"), all.array());
            Files.writeString(folder.resolve("info"), info().toPrettyString() + "\n");
        } catch (IOException e) {
            throw new FileException(folder, "cannot be written (" + e + ").", e);
        }
    }

    private int length() {
        return 4 * ((isLine() ? 6 : 3) + properties.size());
    }

    private byte[] annotation(int k) {
        ByteBuffer one = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        if (isLine()) {
            place(one, sites.site(sites.preId(k)).orElseThrow());
            place(one, sites.site(sites.postId(k)).orElseThrow());
        } else {
            place(one, k);
        }
        properties.values().forEach(values -> one.putFloat(values[k]));
        return one.array();
    }

    private void place(ByteBuffer into, int site) {
        for (int axis = 2; axis >= 0; axis--) {
            into.putFloat((float) sites.voxel(site, axis));
        }
    }

    /** The same in every run. */
    private int[] shuffled() {
        int[] order = new int[count()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private ObjectNode info() {
        ObjectNode info = new ObjectMapper().createObjectNode();
        info.put("@type", TYPE);
        ObjectNode dimensions = info.putObject("dimensions");
        Calibration v = sites.voxelSize();
        for (int a = 0; a < 3; a++) {
            dimensions
                    .putArray("xyz".substring(a, a + 1))
                    .add(LengthUnits.convert(v.along(2 - a), v.unit(), "m"))
                    .add(LengthUnits.isLength(v.unit()) ? "m" : "");
        }
        long[] size = {volume.x(), volume.y(), volume.z()};
        ArrayNode lower = info.putArray("lower_bound");
        ArrayNode upper = info.putArray("upper_bound");
        ObjectNode cell = new ObjectMapper().createObjectNode().put("key", "spatial0");
        ArrayNode shape = cell.putArray("grid_shape");
        ArrayNode chunk = cell.putArray("chunk_size");
        for (long n : size) {
            lower.add(0);
            upper.add(n);
            shape.add(1);
            chunk.add(n);
        }
        cell.put("limit", Math.max(1, count()));
        info.put("annotation_type", isLine() ? "LINE" : "POINT");
        ArrayNode named = info.putArray("properties");
        properties.keySet().forEach(name -> named.addObject().put("id", name).put("type", "float32"));
        info.putArray("relationships");
        info.putObject("by_id").put("key", "by_id");
        info.putArray("spatial").add(cell);
        return info;
    }
}
