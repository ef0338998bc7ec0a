package io.biapy.io.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of image files, as people see them. */
public final class FileNames {
    /** File names in natural order: numbers inside of them by value, so "cell2" stands before "cell10". */
    public static final Comparator<String> NATURAL = FileNames::compareNaturally;

    private static final Pattern CONTAINER = Pattern.compile("(?i)\\.(zarr|n5|h5|hdf5|hdf|npz|precomputed)(\\.zip)?$");
    private static final Pattern PACKED = Pattern.compile("(?i)(?<=.\\.[a-z0-9]{1,8})\\.(zip|gz|bz2)$");
    private static final Pattern COMPANION = Pattern.compile("(?i)(?<=.)\\.companion\\.ome$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private FileNames() {}

    /**
     * The file's name without folder and extension; ".ome.tif", ".companion.ome" and ".nii.gz" count as one extension. Of an image inside a container such as Zarr:
     * the container's name, and the path inside without numbers of resolutions, with hyphens between ("a.zarr:/labels/cells/0" is
     * "a-labels-cells"; but in a microscope's file numbers are images: "a.lif:/2" is "a-2").
     */
    public static String stem(Path file) {
        Path holder = holder(file);
        String own = String.valueOf(holder.getFileName());
        boolean levels = CONTAINER.matcher(own).find();
        StringBuilder name = new StringBuilder(ownStem(own));
        for (int k = holder.getNameCount(); k < file.getNameCount(); k++) {
            String inside = file.getName(k).toString();
            name.append(levels && NUMBER.matcher(inside).matches() ? "" : "-" + inside);
        }
        return name.toString();
    }

    /**
     * The file or folder that holds the image: of a path into a container the container ("a.zarr:/labels/cells" lies in "a.zarr"; the colon may be
     * left away for the containers that are known here).
     */
    public static Path holder(Path file) {
        int last = file.getNameCount() - 1;
        for (int i = 0; i <= last; i++) {
            String part = file.getName(i).toString();
            boolean colon = part.endsWith(":");
            String container = colon ? part.substring(0, part.length() - 1) : part;
            boolean known = CONTAINER.matcher(container).find();
            if ((known && i < last) || (colon && (known || container.indexOf('.') > 0))) {
                Path above = i == 0 ? Path.of("") : file.subpath(0, i);
                Path root = file.getRoot();
                return (root == null ? above : root.resolve(above)).resolve(container);
            }
        }
        return file;
    }

    /** The path inside of a container, with slashes between; "" where there is none. */
    public static String inside(Path file) {
        int first = holder(file).getNameCount();
        StringBuilder path = new StringBuilder();
        for (int i = first; i < file.getNameCount(); i++) {
            path.append(i == first ? "" : "/").append(file.getName(i));
        }
        return path.toString();
    }

    private static String ownStem(String file) {
        String name = PACKED.matcher(file).replaceFirst("");
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        if (COMPANION.matcher(name).find()) {
            return COMPANION.matcher(name).replaceFirst("");
        }
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
