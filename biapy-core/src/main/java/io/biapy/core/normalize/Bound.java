package io.biapy.core.normalize;

import io.biapy.core.error.InputException;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where values are cut off at one end: nowhere, at a percentile of the channel, or at given values, one for all channels or one each. */
record Bound(Kind kind, List<Double> values) {
    enum Kind {
        NONE,
        PERCENTILE,
        VALUE
    }

    static final Bound NONE = new Bound(Kind.NONE, List.of());

    static Bound percentile(double q) {
        if (!(q > 0 && q < 100)) {
            throw new InputException("A percentile to clip at must be above 0 and below 100, got " + q + ".");
        }
        return new Bound(Kind.PERCENTILE, List.of(q));
    }

    static Bound values(double... perChannel) {
        return new Bound(Kind.VALUE, DoubleStream.of(perChannel).boxed().toList());
    }

    double value(int channel) {
        return values.get(values.size() == 1 ? 0 : channel);
    }

    static Bound parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (text.endsWith("%")) {
            return percentile(Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        return values(DoubleStream.of(java.util.Arrays.stream(text.split(":"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray());
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "";
            case PERCENTILE -> values.get(0) + "%";
            case VALUE -> String.join(":", values.stream().map(String::valueOf).toList());
        };
    }
}
