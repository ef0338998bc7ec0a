package io.biapy.core.condition;

import io.biapy.core.error.InputException;
import java.util.Arrays;

/** A comparison, as BiaPy names them (gt, ge, lt, le) or as a symbol. */
enum Sign {
    GT(">"),
    GE(">="),
    LT("<"),
    LE("<=");

    private final String symbol;

    Sign(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** False where one of them is no number. */
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
