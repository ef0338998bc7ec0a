package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loci.formats.IFormatReader;

/**
 * Which image of a file, and at which resolution.
 *
 * @param series number of the image, from 0
 * @param images how many the file has
 * @param resolution 0 is the full one
 */
record Place(int series, int images, String name, int resolution) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:/(\\d{1,9}))?");
    private static final Set<String> ASIDE =
            Set.of("label", "label image", "macro", "macro image", "thumbnail", "overview");
    private static final int MOST_SHOWN = 30;

    /** The one that the path names by number (":/2", ":/2/1" for a smaller copy) or name, else the only one; {@code reader} stands at it after. */
    static Place choose(Path path, IFormatReader reader, FoundMetadata found) {
        String inside = FileNames.inside(path);
        Place place = inside.isEmpty() ? only(path, reader, found) : named(path, inside, reader, found);
        reader.setSeries(place.series);
        if (place.resolution >= reader.getResolutionCount()) {
            throw new FileException(
                    path,
                    "has no resolution " + place.resolution + "; image " + place.series + " has "
                            + reader.getResolutionCount() + ", from 0.");
        }
        reader.setResolution(place.resolution);
        return place;
    }

    private static Place named(Path path, String inside, IFormatReader reader, FoundMetadata found) {
        int images = reader.getSeriesCount();
        for (int i = 0; i < images; i++) {
            if (found.imageName(i).equals(inside)) {
                return new Place(i, images, inside, 0);
            }
        }
        Matcher numbers = NUMBERS.matcher(inside);
        if (numbers.matches() && Integer.parseInt(numbers.group(1)) < images) {
            int series = Integer.parseInt(numbers.group(1));
            int resolution = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
            return new Place(series, images, found.imageName(series), resolution);
        }
        throw new FileException(path, "has no image \"" + inside + "\"; it has" + listed(reader, found));
    }

    /** Pictures of a slide's label and the like are no images that somebody means. */
    private static Place only(Path path, IFormatReader reader, FoundMetadata found) {
        int images = reader.getSeriesCount();
        List<Integer> meant = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            reader.setSeries(i);
            String name = found.imageName(i).toLowerCase(Locale.ROOT);
            if (!reader.isThumbnailSeries() && !ASIDE.contains(name)) {
                meant.add(i);
            }
        }
        if (meant.size() > 1) {
            throw new FileException(
                    path,
                    "holds " + images + " images; name one of them, as in " + path + ":/0:" + listed(reader, found));
        }
        int series = meant.isEmpty() ? 0 : meant.get(0);
        return new Place(series, images, found.imageName(series), 0);
    }

    private static String listed(IFormatReader reader, FoundMetadata found) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_SHOWN, reader.getSeriesCount()); i++) {
            reader.setSeries(i);
            lines.append("\n  ")
                    .append(i)
                    .append(' ')
                    .append(found.imageName(i))
                    .append(" (T ")
                    .append(reader.getSizeT());
            lines.append(", C ")
                    .append(reader.getSizeC())
                    .append(", Z ")
                    .append(reader.getSizeZ())
                    .append(", ");
            lines.append(reader.getSizeY())
                    .append(" x ")
                    .append(reader.getSizeX())
                    .append(')');
        }
        return lines + (reader.getSeriesCount() > MOST_SHOWN ? "\n  ..." : "");
    }

    @Override
    public String toString() {
        return "image " + series + " of " + images + (name.isEmpty() ? "" : " (" + name + ")")
                + (resolution == 0 ? "" : " at resolution " + resolution);
    }
}
