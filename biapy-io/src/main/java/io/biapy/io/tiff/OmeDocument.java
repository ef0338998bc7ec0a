package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * OME-XML, as the first description of a TIFF file or a file of its own (.companion.ome). Source: the OME-TIFF specification, ome-xml 2016-06.
 *
 * @param uuid of the file that has it, or ""
 * @param metadataFile the file that describes the images instead, or "" where this does
 * @param metadataUuid that file's, or ""
 */
record OmeDocument(String uuid, String metadataFile, String metadataUuid, List<OmeImage> images) {
    private static final Pattern ROOT = Pattern.compile("<(\\w+:)?OME[\\s>]");
    private static final int HEAD = 4096;
    private static final long LONGEST = 64 << 20;

    /** Whether a description is one. */
    static boolean is(String text) {
        return ROOT.matcher(text).find() && (text.contains("Pixels") || text.contains("BinaryOnly"));
    }

    /** Whether a file is OME-XML and no TIFF. */
    static boolean isFile(Path file) {
        String head = new String(FileBytes.head(file, HEAD), StandardCharsets.UTF_8);
        String start = head.startsWith("\uFEFF") ? head.substring(1) : head;
        return start.stripLeading().startsWith("<") && ROOT.matcher(start).find();
    }

    /** Of a file for which {@link #isFile} holds. */
    static OmeDocument readFile(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (bytes.size() > LONGEST) {
                throw new FileException(
                        file, "is OME-XML of " + bytes.size() + " bytes; at most " + LONGEST + " are read.");
            }
            String text = new String(bytes.read(0, bytes.size()), StandardCharsets.UTF_8);
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, file);
        }
    }

    static OmeDocument parse(String xml, Path file) {
        return OmeReader.read(xml, file);
    }

    /** Whether the images are described elsewhere. */
    boolean isBinaryOnly() {
        return !metadataFile.isEmpty();
    }

    /** Whether only one file is named, so that it must be that of the description, even if it got another name. */
    boolean namesOneFile() {
        return images.stream()
                        .flatMap(image -> image.parts().stream())
                        .map(OmePart::file)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet())
                        .size()
                == 1;
    }
}
