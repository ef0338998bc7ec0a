package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The equal pages of one TIFF file, but for previews and masks, and what its first directory says.
 *
 * @param text the description, or ""
 */
record TiffPages(Path file, List<Page> pages, Directory first, String text) {
    private static final int REDUCED_OR_MASK = 1 | 4;
    private static final long CHECKED_AT_ONCE = 1 << 16;

    static TiffPages read(TiffBytes in) {
        List<Page> pages = new ArrayList<>();
        Directory first = directories(in, pages);
        String text = first.tag(TiffTag.IMAGE_DESCRIPTION)
                .map(value -> value.text(in))
                .orElse("");
        if (ImageJDescription.is(text)) {
            addImagesWithoutDirectory(in, pages, new ImageJDescription(text).images());
        }
        check(in, pages);
        return new TiffPages(in.file(), List.copyOf(pages), first, text);
    }

    static TiffPages read(Path file) {
        try (TiffBytes in = TiffBytes.open(file)) {
            return read(in);
        }
    }

    /** The description of the file's first directory, or "". */
    static String text(Path file) {
        try (TiffBytes in = TiffBytes.open(file)) {
            return Directory.read(in, in.firstDirectory())
                    .tag(TiffTag.IMAGE_DESCRIPTION)
                    .map(value -> value.text(in))
                    .orElse("");
        }
    }

    /** Page {@code number}, from 0. */
    StoredPage page(int number) {
        return new StoredPage(file, number, pages.get(number));
    }

    /** Adds the page of each directory, but for previews and masks; gives the first directory. */
    private static Directory directories(TiffBytes in, List<Page> pages) {
        Set<Long> seen = new HashSet<>();
        Directory first = Directory.read(in, in.firstDirectory());
        Directory directory = first;
        seen.add(in.firstDirectory());
        while (true) {
            boolean aside = (directory.number(in, TiffTag.NEW_SUBFILE_TYPE, 0) & REDUCED_OR_MASK) != 0;
            if (!aside || pages.isEmpty()) {
                Page page = PageReader.read(in, directory);
                if (!pages.isEmpty() && !page.isLike(pages.get(0))) {
                    throw new FileException(
                            in.file(),
                            "holds pages of different kinds: page 1 is "
                                    + pages.get(0).shape() + ", page "
                                    + (pages.size() + 1) + " is " + page.shape()
                                    + ". A stack needs equal pages; save the one"
                                    + " you need as a file of its own.");
                }
                pages.add(page);
            }
            if (directory.next() == 0) {
                return first;
            }
            if (!seen.add(directory.next())) {
                throw new FileException(in.file(), "is damaged: its list of pages runs in a circle.");
            }
            directory = Directory.read(in, directory.next());
        }
    }

    /** ImageJ writes only the first directory of a large stack; the other images follow the first without a gap. */
    private static void addImagesWithoutDirectory(TiffBytes in, List<Page> pages, long images) {
        Page page = pages.get(0);
        double bytes = page.storedBytes();
        if (pages.size() != 1 || images <= 1 || !page.isPlain() || page.tiled()) {
            return;
        }
        if (bytes * images > in.size()) {
            throw new FileException(
                    in.file(),
                    "should hold " + images + " images of " + page.shape() + ", and has only " + in.size() + " bytes.");
        }
        for (long i = 1; i < images; i++) {
            pages.add(page.shifted(i * (long) bytes));
        }
    }

    /** Finds a file that is cut off; with a great many strips or tiles that waits until they are read. */
    private static void check(TiffBytes in, List<Page> pages) {
        double claimed = 0;
        long segments = 0;
        for (Page page : pages) {
            claimed += page.storedBytes() / page.compression().mostRatio();
            segments += page.segments();
        }
        if (claimed > in.size()) {
            throw new FileException(
                    in.file(),
                    "is damaged: it claims " + pages.size() + " pages of "
                            + pages.get(0).shape() + ", more than its " + in.size() + " bytes can hold.");
        }
        for (int i = 0; i < pages.size() && segments <= CHECKED_AT_ONCE; i++) {
            SegmentReader reader = new SegmentReader(in, pages.get(i), i + 1);
            for (long s = 0; s < pages.get(i).segments(); s++) {
                reader.check(s);
            }
        }
    }
}
