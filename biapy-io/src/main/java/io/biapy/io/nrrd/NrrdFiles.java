package io.biapy.io.nrrd;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FilesBeside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the samples of an NRRD header are: behind it, in one file, or in several, each with an equal part of them, in the order of the array. Several are a
 * list ("LIST") or numbered ("slice%03d.raw 1 100 1"); a number behind tells how many dimensions each has, by default all but the slowest.
 *
 * @param paths the header's own file, or those that it names
 * @param shape of the part in each, slowest first
 */
record NrrdFiles(List<Path> paths, long[] shape) {
    private static final Pattern LIST = Pattern.compile("LIST(?:\\s+(\\d{1,9}))?");
    private static final Pattern NUMBERED = Pattern.compile(
            "([^%]*%(0?)(\\d{0,2})[di][^%]*?)\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})(?:\\s+(\\d{1,9}))?");

    /** @param sizes slowest first */
    static NrrdFiles of(NrrdFields fields, long[] sizes) {
        Path header = fields.file();
        String stated = fields.text("datafile").orElse("");
        if (stated.isEmpty()) {
            return new NrrdFiles(List.of(header), sizes);
        }
        Matcher list = LIST.matcher(stated);
        if (list.matches()) {
            long[] shape = shape(header, sizes, list.group(1), fields.names().size());
            return new NrrdFiles(
                    fields.names().stream()
                            .map(name -> FilesBeside.of(header, name))
                            .toList(),
                    shape);
        }
        Matcher numbered = NUMBERED.matcher(stated);
        return numbered.matches()
                ? numbered(header, sizes, numbered)
                : new NrrdFiles(List.of(FilesBeside.of(header, stated)), sizes);
    }

    private static NrrdFiles numbered(Path header, long[] sizes, Matcher stated) {
        long first = Long.parseLong(stated.group(4));
        long last = Long.parseLong(stated.group(5));
        long step = Long.parseLong(stated.group(6));
        long count = step == 0 ? 0 : (last - first) / step + 1;
        long[] shape = shape(header, sizes, stated.group(7), count);
        String pattern = stated.group(1);
        int width = stated.group(3).isEmpty() ? 0 : Integer.parseInt(stated.group(3));
        String format = width == 0 ? "%d" : "%" + stated.group(2) + width + "d";
        List<Path> paths = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String number = String.format(format, first + i * step);
            paths.add(FilesBeside.of(header, pattern.replaceFirst("%\\d*[di]", Matcher.quoteReplacement(number))));
        }
        return new NrrdFiles(paths, shape);
    }

    /** Of the part in each of {@code count} files, which must make the whole array. */
    private static long[] shape(Path header, long[] sizes, @Nullable String dimensions, long count) {
        int n = sizes.length;
        int each = dimensions == null ? n - 1 : (int) Math.min(n + 1, Long.parseLong(dimensions));
        long[] shape = Arrays.copyOfRange(sizes, Math.max(0, n - each), n);
        boolean fits = each >= 1 && each <= n && count >= 1;
        if (each == n && fits) {
            fits = sizes[0] % count == 0;
            shape[0] /= count;
        } else if (fits) {
            long left = count;
            for (int d = 0; d < n - each; d++) {
                fits &= sizes[d] > 0 && left % sizes[d] == 0;
                left /= Math.max(1, sizes[d]);
            }
            fits &= left == 1;
        }
        if (!fits) {
            throw new FileException(
                    header,
                    "is damaged: it has its voxels in several files, " + count + " of " + each
                            + " dimensions each, which do not make an array of " + Arrays.toString(sizes)
                            + " (slowest first).");
        }
        return shape;
    }

    boolean isSeveral() {
        return paths.size() > 1;
    }

    @Override
    public String toString() {
        return isSeveral()
                ? paths.size() + " files, " + paths.get(0).getFileName() + " to "
                        + paths.get(paths.size() - 1).getFileName()
                : String.valueOf(paths.get(0).getFileName());
    }
}
