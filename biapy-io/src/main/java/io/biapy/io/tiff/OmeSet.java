package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.io.file.FilesBeside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An image whose planes OME-XML places in one TIFF file or several. Of a document of several images it is the first that has planes in the file
 * that was opened, else the first of all. Only files with planes of the chosen point of time are looked at; those must be there.
 */
final class OmeSet {
    private static final int MOST_PLANES = 1 << 24;
    private static final double MOST_COUNTED = 1L << 53;
    private static final int MOST_SHOWN = 10;

    private final Path opened;
    private final Path described;
    private final OmeDocument document;
    private final OmeImage image;
    private final boolean isXml;
    private final Map<Path, TiffPages> files = new LinkedHashMap<>();
    private final Map<String, Path> holders = new HashMap<>();
    private final Map<Path, Boolean> there = new HashMap<>();

    private OmeSet(Path opened, Path described, boolean isXml, OmeDocument document) {
        this.opened = opened;
        this.described = described;
        this.document = document;
        this.isXml = isXml;
        this.image = document.images().stream()
                .filter(each -> each.parts().stream().anyMatch(part -> FilesBeside.isSame(opened, holder(part))))
                .findFirst()
                .orElse(document.images().get(0));
    }

    /** Of a file of OME-XML beside its TIFF files. */
    static OmeSet described(Path file) {
        OmeDocument document = OmeDocument.readFile(file);
        if (document.isBinaryOnly() || document.images().get(0).parts().isEmpty()) {
            throw new FileException(file, "is OME-XML that names no TIFF file with its planes.");
        }
        return new OmeSet(file, file, true, document);
    }

    /** Of a TIFF file whose description is OME-XML. */
    static OmeSet of(Path file, String text) {
        OmeDocument document = OmeDocument.parse(text, file);
        if (!document.isBinaryOnly()) {
            return new OmeSet(file, file, false, document);
        }
        Path other = FilesBeside.of(file, document.metadataFile());
        boolean isXml = OmeDocument.isFile(other);
        return new OmeSet(file, other, isXml, describing(file, document, other, isXml));
    }

    /** The same where the pages of the file that was opened are known already. */
    OmeSet with(TiffPages own) {
        files.put(opened.toAbsolutePath().normalize(), own);
        return this;
    }

    /** The document that another file has in place of this one's. */
    private static OmeDocument describing(Path file, OmeDocument own, Path other, boolean isXml) {
        String name = own.metadataFile();
        if (!Files.exists(other)) {
            throw new FileException(
                    file, "is part of an OME-TIFF image that " + name + " describes, which is not beside it.");
        }
        OmeDocument document;
        if (isXml) {
            document = OmeDocument.readFile(other);
        } else {
            String text = TiffPages.text(other);
            if (!OmeDocument.is(text)) {
                throw new FileException(file, "names " + name + " as its description, and that has no OME-XML.");
            }
            document = OmeDocument.parse(text, other);
        }
        if (document.isBinaryOnly()) {
            throw new FileException(file, "names " + name + " as its description, and that names another file again.");
        }
        requireIdentity(file, name, own.metadataUuid(), document.uuid());
        return document;
    }

    private static void requireIdentity(Path file, String name, String wanted, String found) {
        if (!wanted.isEmpty() && !found.isEmpty() && !wanted.equalsIgnoreCase(found)) {
            throw new FileException(
                    file,
                    "is part of an OME-TIFF image with a file " + name + " of UUID " + wanted + ", and the " + name
                            + " beside it has UUID " + found + ": it is a part of another image.");
        }
    }

    /** The file that holds a part: a file that was renamed still names itself, and knows itself by its UUID. */
    private Path holder(OmePart part) {
        return holders.computeIfAbsent(part.file() + '\n' + part.uuid(), key -> {
            boolean unnamed = part.file().isEmpty() && part.uuid().isEmpty();
            boolean own = !part.uuid().isEmpty() && part.uuid().equalsIgnoreCase(document.uuid());
            boolean renamed = described.equals(opened)
                    && document.namesOneFile()
                    && (document.uuid().isEmpty() || part.uuid().isEmpty());
            if (!isXml && (unnamed || own || renamed)) {
                return described.toAbsolutePath().normalize();
            }
            if (part.file().isEmpty()) {
                throw new FileException(described, "is OME-XML that places planes in a file without telling its name.");
            }
            return FilesBeside.of(described, part.file());
        });
    }

    private boolean isThere(Path holder) {
        return there.computeIfAbsent(holder, Files::exists);
    }

    /** All files of the image, as far as the description tells. */
    Set<Path> paths() {
        Set<Path> paths = new LinkedHashSet<>(List.of(described.toAbsolutePath().normalize()));
        image.parts().forEach(part -> paths.add(holder(part)));
        return paths;
    }

    TiffStack open(Axes axes) {
        requireRoom();
        StackDescription description = image.description();
        PlaneOrder order = PlaneOrder.of(opened, description, axes);
        if ((double) order.slices() * order.channels() > MOST_PLANES) {
            throw new FileException(
                    opened,
                    "would be an image of " + order + " planes (OME-XML); at most " + MOST_PLANES + " are read.");
        }
        return new TiffStack(opened, planes(order), order, description);
    }

    /** Of an image that is in this file alone, its planes must be there. */
    private void requireRoom() {
        TiffPages own = files.get(opened.toAbsolutePath().normalize());
        boolean alone = own != null && paths().size() == 1;
        double planes = image.planes();
        if (!(planes >= 1 && planes < MOST_COUNTED)
                || (own != null && alone && planes > own.pages().size())) {
            throw new FileException(
                    opened,
                    "should have " + (long) planes + " pages (OME-XML), and has "
                            + (own == null ? 0 : own.pages().size()) + "; is it one of several files, or cut off?");
        }
    }

    private List<StoredPage> planes(PlaneOrder order) {
        PlaneRanges ranges = ranges();
        List<StoredPage> planes = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 0; i < order.planes(); i++) {
            long plane = order.plane(i);
            OmePart part = ranges.at(plane)
                    .orElseThrow(() -> new FileException(
                            opened,
                            "is an OME-TIFF image (" + order + ") whose description names no page for plane " + plane
                                    + "; was its recording stopped? Another point of time may be complete."));
            Path holder = holder(part);
            if (!isThere(holder)) {
                missing.add(FilesBeside.name(opened, holder));
            } else if (missing.isEmpty()) {
                planes.add(page(part, holder, part.page() + plane - part.first()));
            }
        }
        if (!missing.isEmpty()) {
            throw new FileException(
                    opened,
                    "is one of several files of an OME-TIFF image, and "
                            + missing.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                            + (missing.size() > MOST_SHOWN ? " and " + (missing.size() - MOST_SHOWN) + " more" : "")
                            + (missing.size() == 1 ? " is" : " are") + " not beside it.");
        }
        return planes;
    }

    private PlaneRanges ranges() {
        PlaneRanges ranges = new PlaneRanges();
        long most = (long) Math.min(image.planes(), Long.MAX_VALUE / 2);
        List<OmePart> parts = image.parts().isEmpty() ? List.of(new OmePart(0, 0, -1, "", "")) : image.parts();
        for (OmePart part : parts) {
            long count = part.count() >= 0 ? part.count() : pagesFrom(part);
            ranges.put(part.first(), Math.min(most, part.first() + count), part);
        }
        return ranges;
    }

    /** How many pages a file has from the first of a part on; one at least of a file that is not there. */
    private long pagesFrom(OmePart part) {
        Path holder = holder(part);
        return isThere(holder) ? Math.max(0, file(part, holder).pages().size() - part.page()) : 1;
    }

    private StoredPage page(OmePart part, Path holder, long number) {
        TiffPages pages = file(part, holder);
        int count = pages.pages().size();
        if (number >= count) {
            String name = FilesBeside.isSame(opened, holder) ? "the file" : FilesBeside.name(opened, holder);
            throw new FileException(
                    opened, "has damaged OME-XML: it names page " + number + ", and " + name + " has " + count + ".");
        }
        StoredPage page = pages.page((int) number);
        Page first = files.values().iterator().next().pages().get(0);
        if (!page.page().isLikeInOrder(first)) {
            throw new FileException(
                    opened,
                    "is an OME-TIFF image of files with different kinds of pages: " + first.shape() + " and, in "
                            + FilesBeside.name(opened, holder) + ", "
                            + page.page().shape() + ".");
        }
        return page;
    }

    private TiffPages file(OmePart part, Path holder) {
        TiffPages known = files.get(holder);
        if (known == null) {
            try {
                known = TiffPages.read(holder);
            } catch (FileException e) {
                throw new FileException(opened, "is part of an OME-TIFF image with " + e.getMessage(), e);
            }
            if (OmeDocument.is(known.text())) {
                requireIdentity(opened, part.file(), part.uuid(), OmeReader.uuid(known.text()));
            }
            files.put(holder, known);
        }
        return known;
    }
}
