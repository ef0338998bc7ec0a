package io.biapy.io.nrrd;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an NRRD header: fields by name, and where the header ends. Source: "Definition of NRRD File Format" of Teem.
 *
 * @param names lines behind "data file: LIST", a file each
 * @param end position behind the empty line, or the file's length where there is none
 */
record NrrdFields(Path file, Map<String, String> values, List<String> names, long end) {
    static final String START = "NRRD000";

    private static final int LONGEST = 1 << 20;
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    static NrrdFields read(Path file) {
        byte[] start;
        try (FileBytes bytes = FileBytes.open(file)) {
            start = bytes.read(0, Math.min(LONGEST, bytes.size()));
        }
        Map<String, String> values = new HashMap<>();
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int line = 0; at < start.length; line++) {
            int end = at;
            while (end < start.length && start[end] != '\n') {
                end++;
            }
            if (end == start.length && start.length == LONGEST) {
                throw new FileException(file, "is damaged: its header does not end within its first megabyte.");
            }
            String text = new String(start, at, end - at, StandardCharsets.UTF_8).replace("\r", "");
            at = Math.min(start.length, end + 1);
            if (line == 0 && (!text.startsWith(START) || text.length() != START.length() + 1)) {
                throw new FileException(file, "is not an NRRD file: its first line is not NRRD0001 to NRRD0005.");
            }
            if (line > 0 && text.isEmpty()) {
                return new NrrdFields(file, values, names, at);
            }
            if (values.getOrDefault("datafile", "").startsWith("LIST")) {
                names.add(text.strip());
            } else {
                field(text, values);
            }
        }
        return new NrrdFields(file, values, names, start.length);
    }

    /** Comments (#) and key/value pairs (:=) are not fields. */
    private static void field(String line, Map<String, String> values) {
        int colon = line.indexOf(": ");
        if (!line.startsWith("#") && !line.contains(":=") && colon > 0) {
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            values.putIfAbsent(name.replace(" ", ""), line.substring(colon + 2).strip());
        }
    }

    /** A field by its name without spaces. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() -> new FileException(file, "is damaged: its header has no field \"" + name + "\"."));
    }

    long number(String name, long otherwise) {
        return text(name).map(text -> parse(name, text)).orElse(otherwise);
    }

    private long parse(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new FileException(file, "is damaged: its field \"" + name + "\" is \"" + text + "\".", e);
        }
    }

    /** The words of a field, quoted ones without their quotes; empty where there is no such field. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(values.getOrDefault(name, ""));
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }
}
