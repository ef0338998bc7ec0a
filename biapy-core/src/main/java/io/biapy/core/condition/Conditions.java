package io.biapy.core.condition;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups of conditions on properties, of which one group has to hold as a whole: {@code "npixels < 5 or circularity < 0.6 and npixels >= 40"}, or BiaPy's lists
 * of PROPS, VALUES and SIGNS. A value that is no number fulfils no condition. Immutable, safe for several threads.
 *
 * @param <P> what a property is
 */
public final class Conditions<P> {
    private record Condition<P>(String name, P property, Sign sign, double value) {
        @Override
        public String toString() {
            return name + " " + sign.symbol() + " " + value;
        }
    }

    private static final Pattern CONDITION = Pattern.compile("\\s*([A-Za-z_]+)\\s*(<=|>=|<|>)\\s*(\\S+)\\s*");

    private final List<List<Condition<P>>> groups;

    private Conditions(List<List<Condition<P>>> groups) {
        this.groups = groups;
    }

    /** No group, so that nothing fulfils them. */
    public static <P> Conditions<P> none() {
        return new Conditions<>(List.of());
    }

    /**
     * Reads conditions joined by "and", groups of them joined by "or"; what {@link #toString()} writes.
     *
     * @param property from its name; an {@link InputException} where there is none of that name
     * @param example of a condition, for messages
     */
    public static <P> Conditions<P> parse(String text, Function<String, P> property, String example) {
        List<List<Condition<P>>> groups = new ArrayList<>();
        for (String group : text.split("(?i)\\s+or\\s+", -1)) {
            List<Condition<P>> conditions = new ArrayList<>();
            for (String part : group.split("(?i)\\s+and\\s+", -1)) {
                Matcher match = CONDITION.matcher(part);
                if (!match.matches()) {
                    throw new InputException("A condition is a property, a comparison and a number, for example \""
                            + example + "\", got \"" + part + "\".");
                }
                conditions.add(condition(match.group(1), match.group(2), match.group(3), property));
            }
            groups.add(List.copyOf(conditions));
        }
        return new Conditions<>(List.copyOf(groups));
    }

    /** BiaPy's PROPS, VALUES and SIGNS (gt, ge, lt, le): one list a group, of equal lengths. */
    public static <P> Conditions<P> of(
            List<List<String>> properties,
            List<List<Double>> values,
            List<List<String>> signs,
            Function<String, P> property) {
        List<List<Condition<P>>> groups = new ArrayList<>();
        for (int g = 0; g < properties.size(); g++) {
            List<Condition<P>> conditions = new ArrayList<>();
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
                        values.get(g).get(k).toString(),
                        property));
            }
            if (!conditions.isEmpty()) {
                groups.add(List.copyOf(conditions));
            }
        }
        return new Conditions<>(List.copyOf(groups));
    }

    private static <P> Condition<P> condition(String name, String sign, String value, Function<String, P> property) {
        try {
            return new Condition<>(
                    name.strip().toLowerCase(Locale.ROOT),
                    property.apply(name),
                    Sign.parse(sign),
                    Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw new InputException("Property " + name + " is compared with a number, got \"" + value + "\".", e);
        }
    }

    /** Whether there is no condition. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** What has to be known to decide. */
    public Set<P> properties() {
        return groups.stream().flatMap(List::stream).map(Condition::property).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a group holds. */
    public boolean hold(ToDoubleFunction<P> values) {
        return groupsHold(values).contains(true);
    }

    /** For each group whether it holds. */
    public List<Boolean> groupsHold(ToDoubleFunction<P> values) {
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
