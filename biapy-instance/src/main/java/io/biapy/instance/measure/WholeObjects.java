package io.biapy.instance.measure;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/**
 * Measures objects of an image that is not in memory, each out of a block that holds it and one voxel around: what {@link ObjectTally} cannot have from parts of
 * objects (contours, hulls, medians) and brightness, to the last bit as {@link RegionProperties} of the whole image. Immutable, safe for several threads.
 */
public final class WholeObjects {
    private static final float[] DARK = {};
    private static final byte[] NOTHING = {};

    private final List<RegionProperty> columns;
    private final boolean light;

    private WholeObjects(List<RegionProperty> columns, boolean light) {
        this.columns = columns;
        this.light = light;
    }

    /** @param light whether brightness is measured */
    public static WholeObjects of(Collection<RegionProperty> properties, boolean light) {
        return new WholeObjects(
                properties.stream()
                        .filter(p ->
                                p.group() != RegionProperty.Group.SUMS && p.group() != RegionProperty.Group.INTENSITY)
                        .distinct()
                        .sorted()
                        .toList(),
                light);
    }

    /** Whether there is anything to measure. */
    public boolean isNeeded() {
        return light || !columns.isEmpty();
    }

    boolean hasLight() {
        return light;
    }

    List<RegionProperty> columns() {
        return columns;
    }

    /**
     * Measures all objects of a block, as bytes for {@link ObjectTally#addWhole}.
     *
     * @param codes of the block (z, y, x; x fastest), of objects that lie in it whole only, 0 elsewhere
     * @param ids of the codes; entry 0 is not used
     * @param brightness a value a voxel; empty where none is measured
     * @param image size of the whole image
     */
    public byte[] measure(int[] codes, long[] ids, float[] brightness, Block block, Size image, Calibration voxel) {
        Extent e = block.extent();
        RegionProperties asked = RegionProperties.of(
                        LabelImage.of("block " + block, e, codes).withCalibration(voxel))
                .with(columns);
        asked = light ? asked.intensity(FloatImage.of("block " + block, e, 1, brightness)) : asked;
        ObjectTable table = asked.measure();
        ObjectSums sums = light ? brightnessOf(codes, brightness, block, image) : new ObjectSums(false);
        int size = Long.BYTES + (light ? ObjectSums.LIGHT_BYTES : 0) + 8 * columns.size();
        ByteBuffer out = ByteBuffer.allocate(size * table.size());
        for (int row = 0; row < table.size(); row++) {
            out.putLong(ids[(int) table.label(row)]);
            if (light) {
                sums.putLight(table.label(row), out);
            }
            for (RegionProperty property : columns) {
                out.putDouble(table.valueAt(row, property));
            }
        }
        return out.array();
    }

    /** Added up in the parts of the whole image, since the last bits follow from them. */
    private static ObjectSums brightnessOf(int[] labels, float[] brightness, Block block, Size image) {
        Extent e = block.extent();
        long length = RegionProperties.rowsOfPart(image.z() * image.y());
        ObjectSums all = new ObjectSums(true);
        ObjectSums part = new ObjectSums(true);
        long of = -1;
        for (int row = 0; row < e.z() * e.y(); row++) {
            int z = Math.toIntExact(block.z() + row / e.y());
            int y = Math.toIntExact(block.y() + row % e.y());
            long now = (z * image.y() + y) / length;
            if (now != of) {
                all.add(part);
                part = new ObjectSums(true);
                of = now;
            }
            part.addRow(labels, row * e.x(), e.x(), z, y, Math.toIntExact(block.x()), brightness);
        }
        all.add(part);
        return all;
    }

    /** No objects. */
    public static byte[] none() {
        return NOTHING;
    }

    /** For {@link #measure} without brightness. */
    public static float[] dark() {
        return DARK;
    }

    @Override
    public String toString() {
        return columns + (light ? " and brightness" : "");
    }
}
