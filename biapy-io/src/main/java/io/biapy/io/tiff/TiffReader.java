package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Opens TIFF files, and the XML files that describe several of them: directories and description are read, no samples. */
final class TiffReader {
    private TiffReader() {}

    static TiffStack open(Path file, Axes axes) {
        if (OmeDocument.isFile(file)) {
            return OmeSet.described(file).open(axes);
        }
        try (TiffBytes in = TiffBytes.open(file)) {
            TiffPages own = TiffPages.read(in);
            if (OmeDocument.is(own.text())) {
                return OmeSet.of(file, own.text()).with(own).open(axes);
            }
            StackDescription description = describe(in, own);
            PlaneOrder order = PlaneOrder.of(file, description, axes);
            List<StoredPage> planes = IntStream.range(0, order.planes())
                    .map(i -> (int) order.plane(i))
                    .mapToObj(own::page)
                    .toList();
            return new TiffStack(file, planes, order, description);
        }
    }

    /** Other files with planes of the same image; none where that is in this one alone, or the file tells nothing. */
    static Set<Path> parts(Path file) {
        try {
            boolean isXml = OmeDocument.isFile(file);
            String text = isXml ? "" : TiffPages.text(file);
            if (!isXml && !OmeDocument.is(text)) {
                return Set.of();
            }
            Set<Path> paths = new LinkedHashSet<>((isXml ? OmeSet.described(file) : OmeSet.of(file, text)).paths());
            paths.remove(file.toAbsolutePath().normalize());
            return paths;
        } catch (FileException e) {
            return Set.of(); // which is told when it is opened
        }
    }

    private static StackDescription describe(TiffBytes in, TiffPages own) {
        int pages = own.pages().size();
        if (ImageJDescription.is(own.text())) {
            return new ImageJDescription(own.text()).stack(pages, in, own.first());
        }
        Calibration calibration = TiffResolution.plain(in, own.first());
        return ShapedDescription.parse(own.text(), own.pages().get(0), pages, calibration)
                .orElseGet(() -> StackDescription.plain(pages, calibration));
    }
}
