package io.biapy.metrics.table;

/**
 * Name and kind of a column of a {@link ResultTable}.
 *
 * @param name unique within its table
 * @param kind what its cells hold
 */
public record Column(String name, Kind kind) {
    /** What a cell holds. */
    public enum Kind {
        /** A {@link String}. */
        TEXT,
        /** A {@link Long}. */
        INTEGER,
        /** A {@link Double}. */
        NUMBER
    }

    /** Brings a value to the column's type; whole numbers of any width are accepted. */
    Object cell(Object value) {
        if (kind == Kind.TEXT && value instanceof String) {
            return value;
        }
        if (kind == Kind.INTEGER && (value instanceof Integer || value instanceof Long)) {
            return ((Number) value).longValue();
        }
        if (kind == Kind.NUMBER && value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("Column " + name + " holds " + kind + ", but came " + value + " of type "
                + value.getClass().getSimpleName() + ".");
    }
}
