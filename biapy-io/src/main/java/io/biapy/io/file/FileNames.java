package io.biapy.io.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/** Names of image files, as people see them. */
public final class FileNames {
    /** File names in natural order: numbers inside of them by value, so "cell2" stands before "cell10". */
    public static final Comparator<String> NATURAL = FileNames::compareNaturally;

    private FileNames() {}

    /** The file's name without folder and extension; ".ome.tif" counts as one extension. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        boolean ome = stem.toLowerCase(Locale.ROOT).endsWith(".ome") && stem.length() > 4;
        return ome ? stem.substring(0, stem.length() - 4) : stem;
    }

    private static int compareNaturally(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = digitsEnd(a, i);
            int endB = digitsEnd(b, j);
            int order;
            if (endA > i && endB > j) {
                order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                order = Character.compare(Character.toLowerCase(a.charAt(i++)), Character.toLowerCase(b.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String a, String b) {
        String shortA = a.replaceFirst("^0+(?!$)", "");
        String shortB = b.replaceFirst("^0+(?!$)", "");
        int order = Integer.compare(shortA.length(), shortB.length());
        return order != 0 ? order : shortA.compareTo(shortB);
    }
}
