package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.metrics.table.MadeList;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the objects of a label image that comes in blocks: each block gives some bytes an object, and those of all blocks, in any order, give the same
 * table to the last bit as {@link RegionProperties} of the whole. Sums of whole numbers add up exactly, so position, box, size and what follows from
 * moments can be had this way; for the rest each object is measured by {@link WholeObjects} once its box is known. Not for several threads.
 */
public final class ObjectTally {
    private static final float[] DARK = {};

    private final WholeObjects whole;
    private final ObjectSums sums;
    private final Map<Long, double[]> wholeValues = new HashMap<>();

    /** Of position, box, size and moments. */
    public ObjectTally() {
        this(WholeObjects.of(List.of(), false));
    }

    /** The same, and what is measured of whole objects. */
    public ObjectTally(WholeObjects whole) {
        this.whole = whole;
        this.sums = new ObjectSums(whole.hasLight());
    }

    /**
     * The part of one block.
     *
     * @param codes z, y, x (x fastest), 0 is background
     * @param ids of the codes, 64 bits, above 0; entry 0 is not used
     */
    public static byte[] of(int[] codes, long[] ids, Block block) {
        ObjectSums part = new ObjectSums(false);
        Extent e = block.extent();
        for (int row = 0; row < e.z() * e.y(); row++) {
            part.addRow(
                    codes,
                    row * e.x(),
                    e.x(),
                    Math.toIntExact(block.z() + row / e.y()),
                    Math.toIntExact(block.y() + row % e.y()),
                    Math.toIntExact(block.x()),
                    DARK);
        }
        return part.toBytes(ids);
    }

    /** Adds the part of one block, from where {@code part} stands to its end. */
    public void add(ByteBuffer part) {
        sums.add(part);
    }

    /** Number of objects so far. */
    public int objects() {
        return sums.size();
    }

    /** Voxels of each object but those of these ids, in rising order. */
    public long[] sizes(Set<Long> without) {
        return Arrays.stream(sums.byCode())
                .filter(object -> !without.contains(sums.id(object)))
                .mapToLong(sums::voxels)
                .sorted()
                .toArray();
    }

    /** Whether brightness is measured. */
    public boolean hasLight() {
        return whole.hasLight();
    }

    /** Ids in rising order. */
    public long[] ids() {
        return Arrays.stream(sums.byCode()).mapToLong(sums::id).toArray();
    }

    /** How many voxels each has, in the order of {@link #ids}. */
    public long[] voxels() {
        return Arrays.stream(sums.byCode()).mapToLong(sums::voxels).toArray();
    }

    /** The boxes of objects, in the order of {@link #ids}. */
    public List<BoundingBox> boxes() {
        return Arrays.stream(sums.byCode()).mapToObj(sums::box).toList();
    }

    /** Adds what {@link WholeObjects#measure} found; the parts of all blocks must have been added before. */
    public void addWhole(byte[] measured) {
        ByteBuffer in = ByteBuffer.wrap(measured);
        while (in.hasRemaining()) {
            long code = in.getLong();
            if (whole.hasLight()) {
                sums.setLight(code, in);
            }
            double[] values = new double[whole.columns().size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = in.getDouble();
            }
            wholeValues.put(code, values);
        }
    }

    /**
     * All objects, with these properties beside position, box and size; those of whole objects must have been measured. It reads these sums, so nothing may be
     * added any more.
     */
    public ObjectTable table(String name, Calibration voxel, boolean flat, Collection<RegionProperty> properties) {
        int[] objects = sums.byCode();
        ObjectSums all = sums; // and not what was measured of whole objects, which need not stay
        List<Measurement> rows = new MadeList<>(
                objects.length, k -> SumProperties.row(all.id(objects[k]), all, objects[k], voxel, flat));
        Map<RegionProperty, double[]> values = new EnumMap<>(RegionProperty.class);
        properties.forEach(p -> values.put(p, new double[objects.length]));
        SumProperties.fill(sums, objects, rows, values, voxel, flat);
        values.forEach((property, column) -> {
            RegionProperty.Group group = property.group();
            if (group != RegionProperty.Group.SUMS && group != RegionProperty.Group.INTENSITY) {
                fillWhole(property, objects, column);
            }
        });
        return new ObjectTable(name, voxel.unit(), flat, whole.hasLight(), rows, values);
    }

    private void fillWhole(RegionProperty property, int[] objects, double[] column) {
        int at = whole.columns().indexOf(property);
        for (int k = 0; k < column.length; k++) {
            double[] measured = wholeValues.get(sums.id(objects[k]));
            if (at < 0 || measured == null) {
                throw new InputException("Property " + property.columnName(false)
                        + " looks at an object as a whole and was not measured; ask for it before the run.");
            }
            column[k] = measured[at];
        }
    }

    @Override
    public String toString() {
        return "tally of " + objects() + " objects";
    }
}
