package io.biapy.instance.measure;

import io.biapy.core.condition.Conditions;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Which objects to remove by what they measure: groups of conditions, of which one group has to hold as a whole, as BiaPy's REMOVE_BY_PROPERTIES. Sizes and lengths are
 * in the unit of the voxel size. Immutable, safe for several threads.
 *
 * <pre>{@code
 * LabelImage round = PropertyFilter.parse("npixels <= 5 or circularity < 0.6 and npixels >= 40").remove(labels);
 * }</pre>
 */
public final class PropertyFilter {
    private final Conditions<RegionProperty> conditions;

    private PropertyFilter(Conditions<RegionProperty> conditions) {
        this.conditions = conditions;
    }

    /** Removes nothing. */
    public static PropertyFilter none() {
        return new PropertyFilter(Conditions.none());
    }

    /** Whether there is no condition, so that nothing is removed. */
    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** Reads conditions joined by "and", groups of them joined by "or"; what {@link #toString()} writes. */
    public static PropertyFilter parse(String text) {
        return new PropertyFilter(Conditions.parse(text, RegionProperty::parse, "npixels <= 5"));
    }

    /** BiaPy's PROPS, VALUES and SIGNS (gt, ge, lt, le): one list a group, of equal lengths. No group removes nothing. */
    public static PropertyFilter of(
            List<List<String>> properties, List<List<Double>> values, List<List<String>> signs) {
        return new PropertyFilter(Conditions.of(properties, values, signs, RegionProperty::parse));
    }

    /** What has to be measured to decide. */
    public Set<RegionProperty> properties() {
        Set<RegionProperty> properties = EnumSet.noneOf(RegionProperty.class);
        properties.addAll(conditions.properties());
        return properties;
    }

    /** The labels without the objects for which a group holds; ids are not renumbered. */
    public LabelImage remove(LabelImage labels) {
        try (Workers one = Workers.of(1)) {
            return remove(labels, RegionProperties.of(labels).with(properties()).measure(one));
        }
    }

    /** The objects of a table for which a group holds; the table must hold all {@link #properties()}. */
    public Set<Long> removed(ObjectTable table) {
        Set<Long> removed = new HashSet<>();
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            if (holds(p -> table.valueAt(at, p))) {
                removed.add(table.label(row));
            }
        }
        return removed;
    }

    /** As {@link #remove(LabelImage)} by a table of these labels, for example one with brightness; it must hold all {@link #properties()}. */
    public LabelImage remove(LabelImage labels, ObjectTable table) {
        Set<Long> removed = removed(table);
        int[] codes = labels.codes().clone();
        int last = 0;
        boolean lastRemoved = false;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != last) {
                last = codes[i];
                lastRemoved = last != 0 && removed.contains(labels.id(last));
            }
            codes[i] = lastRemoved ? 0 : codes[i];
        }
        return labels.withCodes(codes);
    }

    boolean holds(ToDoubleFunction<RegionProperty> values) {
        return conditions.hold(values);
    }

    /** For each group whether it holds. */
    List<Boolean> groupsHold(ToDoubleFunction<RegionProperty> values) {
        return conditions.groupsHold(values);
    }

    @Override
    public String toString() {
        return conditions.toString();
    }
}
