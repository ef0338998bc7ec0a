package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which objects to remove by what they measure: groups of conditions, of which one group has to hold as a whole, as BiaPy's REMOVE_BY_PROPERTIES. Sizes and lengths are
 * in the unit of the voxel size. Immutable, safe for several threads.
 *
 * <pre>{@code
 * LabelImage round = PropertyFilter.parse("npixels <= 5 or circularity < 0.6 and npixels >= 40").remove(labels);
 * }</pre>
 */
public final class PropertyFilter {
    private enum Sign {
        GT(">"),
        GE(">="),
        LT("<"),
        LE("<=");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        boolean holds(double a, double b) {
            return switch (this) {
                case GT -> a > b;
                case GE -> a >= b;
                case LT -> a < b;
                case LE -> a <= b;
            };
        }

        static Sign parse(String text) {
            return Arrays.stream(values())
                    .filter(s -> s.symbol.equals(text) || s.name().equalsIgnoreCase(text.strip()))
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            "A comparison is one of gt, ge, lt, le (>, >=, <, <=), got \"" + text + "\"."));
        }
    }

    private record Condition(String name, RegionProperty property, Sign sign, double value) {
        @Override
        public String toString() {
            return name + " " + sign.symbol + " " + value;
        }
    }

    private static final Pattern CONDITION = Pattern.compile("\\s*([A-Za-z_]+)\\s*(<=|>=|<|>)\\s*(\\S+)\\s*");

    private final List<List<Condition>> groups;

    private PropertyFilter(List<List<Condition>> groups) {
        this.groups = groups;
    }

    /** Removes nothing. */
    public static PropertyFilter none() {
        return new PropertyFilter(List.of());
    }

    /** Whether there is no condition, so that nothing is removed. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Reads conditions joined by "and", groups of them joined by "or"; what {@link #toString()} writes. */
    public static PropertyFilter parse(String text) {
        List<List<Condition>> groups = new ArrayList<>();
        for (String group : text.split("(?i)\\s+or\\s+", -1)) {
            List<Condition> conditions = new ArrayList<>();
            for (String part : group.split("(?i)\\s+and\\s+", -1)) {
                Matcher match = CONDITION.matcher(part);
                if (!match.matches()) {
                    throw new InputException("A condition is a property, a comparison and a number, for example"
                            + " \"npixels <= 5\", got \"" + part + "\".");
                }
                conditions.add(condition(match.group(1), match.group(2), match.group(3)));
            }
            groups.add(List.copyOf(conditions));
        }
        return new PropertyFilter(List.copyOf(groups));
    }

    /** BiaPy's PROPS, VALUES and SIGNS (gt, ge, lt, le): one list a group, of equal lengths. No group removes nothing. */
    public static PropertyFilter of(
            List<List<String>> properties, List<List<Double>> values, List<List<String>> signs) {
        List<List<Condition>> groups = new ArrayList<>();
        for (int g = 0; g < properties.size(); g++) {
            List<Condition> conditions = new ArrayList<>();
            if (values.size() != properties.size()
                    || signs.size() != properties.size()
                    || values.get(g).size() != properties.get(g).size()
                    || signs.get(g).size() != properties.get(g).size()) {
                throw new InputException("Properties, values and signs must have as many entries each, got "
                        + properties + ", " + values + ", " + signs + ".");
            }
            for (int k = 0; k < properties.get(g).size(); k++) {
                conditions.add(condition(
                        properties.get(g).get(k),
                        signs.get(g).get(k),
                        values.get(g).get(k).toString()));
            }
            if (!conditions.isEmpty()) {
                groups.add(List.copyOf(conditions));
            }
        }
        return new PropertyFilter(List.copyOf(groups));
    }

    private static Condition condition(String name, String sign, String value) {
        try {
            return new Condition(
                    name.strip().toLowerCase(Locale.ROOT),
                    RegionProperty.parse(name),
                    Sign.parse(sign),
                    Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw new InputException("Property " + name + " is compared with a number, got \"" + value + "\".", e);
        }
    }

    /** What has to be measured to decide. */
    public Set<RegionProperty> properties() {
        return groups.stream()
                .flatMap(List::stream)
                .map(Condition::property)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RegionProperty.class)));
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
        for (Measurement row : table) {
            if (holds(p -> table.value(row.label(), p))) {
                removed.add(row.label());
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
        return groupsHold(values).contains(true);
    }

    /** For each group whether it holds. */
    List<Boolean> groupsHold(ToDoubleFunction<RegionProperty> values) {
        return groups.stream()
                .map(group ->
                        group.stream().allMatch(c -> c.sign().holds(values.applyAsDouble(c.property()), c.value())))
                .toList();
    }

    @Override
    public String toString() {
        return groups.stream()
                .map(group -> group.stream().map(Condition::toString).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or "));
    }
}
