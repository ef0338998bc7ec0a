package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.io.axes.LengthUnits;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads OME-XML. No entity or external file is ever followed. */
final class OmeReader {
    private final Path file;
    private final List<OmeImage> images = new ArrayList<>();
    private String uuid = "";
    private String metadataFile = "";
    private String metadataUuid = "";

    // of the image that is being read
    private String order = "";
    private long[] sizes = new long[3]; // c, z, t
    private double[] voxel = new double[3]; // z, y, x
    private String unit = "";
    private int samples = 1;
    private List<String> channelNames = new ArrayList<>();
    private List<OmePart> parts = new ArrayList<>();

    private OmeReader(Path file) {
        this.file = file;
    }

    static OmeDocument read(String xml, Path file) {
        OmeReader ome = new OmeReader(file);
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new StringReader(xml.strip()));
            ome.read(in);
            in.close();
        } catch (XMLStreamException | NumberFormatException e) {
            throw new FileException(file, "has damaged OME-XML (" + firstLine(e) + ").", e);
        }
        if (ome.images.isEmpty() && ome.metadataFile.isEmpty()) {
            throw new FileException(file, "has OME-XML that describes no image.");
        }
        return new OmeDocument(ome.uuid, ome.metadataFile, ome.metadataUuid, List.copyOf(ome.images));
    }

    /** The identity that a file's own description gives it, or ""; nothing behind its first element is looked at. */
    static String uuid(String xml) {
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new StringReader(xml.strip()));
            String found = in.nextTag() == XMLStreamConstants.START_ELEMENT
                    ? text(in, "UUID").orElse("").strip()
                    : "";
            in.close();
            return found;
        } catch (XMLStreamException e) {
            return "";
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        boolean inPixels = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String element = in.getLocalName();
                inPixels |= element.equals("Pixels");
                switch (element) {
                    case "OME" -> uuid = text(in, "UUID").orElse("").strip();
                    case "BinaryOnly" -> {
                        metadataFile = text(in, "MetadataFile").orElse("").strip();
                        metadataUuid = text(in, "UUID").orElse("").strip();
                    }
                    case "Pixels" -> pixels(in);
                    case "Channel" -> channel(in);
                    case "TiffData" -> tiffData(in);
                    case "UUID" -> {
                        if (inPixels) {
                            otherFile(in);
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && in.getLocalName().equals("Pixels")) {
                images.add(new OmeImage(
                        order, sizes, samples, voxel, unit, List.copyOf(channelNames), List.copyOf(parts)));
                inPixels = false;
            }
        }
    }

    private void pixels(XMLStreamReader in) {
        order = text(in, "DimensionOrder").orElse("XYCZT");
        if (order.length() != 5
                || !order.startsWith("XY")
                || !OmeImage.DIMENSIONS.chars().allMatch(c -> order.indexOf(c) > 0)) {
            throw new FileException(file, "has damaged OME-XML: dimension order \"" + order + "\".");
        }
        sizes = new long[3];
        for (int i = 0; i < 3; i++) {
            sizes[i] = text(in, "Size" + OmeImage.DIMENSIONS.charAt(i))
                    .map(Long::parseLong)
                    .orElse(1L);
        }
        voxel = new double[3];
        for (int i = 0; i < 3; i++) {
            char axis = "ZYX".charAt(i);
            voxel[i] = text(in, "PhysicalSize" + axis).map(Double::parseDouble).orElse(0.0);
        }
        unit = text(in, "PhysicalSizeXUnit").orElse("um");
        voxel[0] = LengthUnits.convert(voxel[0], text(in, "PhysicalSizeZUnit").orElse("um"), unit);
        voxel[1] = LengthUnits.convert(voxel[1], text(in, "PhysicalSizeYUnit").orElse("um"), unit);
        samples = 1;
        channelNames = new ArrayList<>();
        parts = new ArrayList<>();
    }

    private void channel(XMLStreamReader in) {
        channelNames.add(text(in, "Name").orElse(String.valueOf(channelNames.size())));
        samples = Math.max(
                samples, text(in, "SamplesPerPixel").map(Integer::parseInt).orElse(1));
    }

    private void tiffData(XMLStreamReader in) {
        long first = 0;
        long stride = 1;
        for (int i = 2; i < order.length(); i++) {
            char axis = order.charAt(i);
            long from = text(in, "First" + axis).map(Integer::parseInt).orElse(0);
            if (from < 0) {
                throw damaged("a plane number " + from);
            }
            first += stride * (axis == 'C' ? from / samples : from);
            stride *= Math.max(1, OmeImage.along(axis, sizes, samples));
        }
        Optional<Integer> page = text(in, "IFD").map(Integer::parseInt);
        int count = text(in, "PlaneCount")
                .or(() -> text(in, "NumPlanes"))
                .map(Integer::parseInt)
                .orElse(page.isPresent() ? 1 : -1);
        if (page.orElse(0) < 0 || count < -1 || first < 0) {
            throw damaged("page " + page.orElse(0) + " for " + count + " planes");
        }
        parts.add(new OmePart(first, page.orElse(0), count, "", ""));
    }

    private FileException damaged(String what) {
        return new FileException(file, "has damaged OME-XML: it names " + what + ".");
    }

    /** Belongs to the element before; only the first counts. */
    private void otherFile(XMLStreamReader in) throws XMLStreamException {
        String name = text(in, "FileName").orElse("").strip();
        String id = in.getElementText().strip();
        OmePart last = parts.isEmpty() ? new OmePart(0, 0, 0, "?", "") : parts.get(parts.size() - 1);
        if (last.file().isEmpty() && last.uuid().isEmpty()) {
            parts.set(parts.size() - 1, new OmePart(last.first(), last.page(), last.count(), name, id));
        }
    }

    private static Optional<String> text(XMLStreamReader in, String attribute) {
        return Optional.ofNullable(in.getAttributeValue(null, attribute));
    }
}
