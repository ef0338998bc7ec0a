package io.biapy.instance.channel;

import io.biapy.core.error.InputException;

/** Whole numbers in the options of channels. */
final class WholeNumber {
    private WholeNumber() {}

    static int parse(String option, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InputException("Option " + option + " is made of whole numbers, got \"" + text + "\".", e);
        }
    }

    /** Numbers with an x between them. */
    static int[] list(String option, String text) {
        String[] parts = text.split("x", -1);
        int[] numbers = new int[parts.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = parse(option, parts[k]);
        }
        return numbers;
    }
}
