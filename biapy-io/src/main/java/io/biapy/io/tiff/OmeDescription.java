package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
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

/**
 * OME-XML in the first description: of the first image its dimension order, the page of each plane, voxel size and channel names.
 * Source: the OME-TIFF specification, ome-xml 2016-06. No entity or external file is ever followed.
 */
final class OmeDescription {
    private static final String DIMENSIONS = "CZT";

    private final Path file;
    private final int pages;
    private final List<String> channelNames = new ArrayList<>();
    private final long[] sizes = new long[3]; // c, z, t
    private String order = "XYCZT";
    private double[] voxel = new double[3]; // z, y, x
    private String unit = "";
    private String namedFile = "";
    private int samples = 1;
    private int[] pageOfPlane = new int[0];

    private OmeDescription(Path file, int pages) {
        this.file = file;
        this.pages = pages;
    }

    static boolean is(String description) {
        return description.contains("<OME") && description.contains("<Pixels");
    }

    static StackDescription parse(String xml, Path file, int pages) {
        OmeDescription ome = new OmeDescription(file, pages);
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml.strip()));
            ome.read(in);
            in.close();
        } catch (XMLStreamException | NumberFormatException e) {
            throw new FileException(file, "has damaged OME-XML (" + firstLine(e) + ").", e);
        }
        return ome.stack();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void read(XMLStreamReader in) throws XMLStreamException {
        boolean inPixels = false;
        while (in.hasNext()) {
            int event = in.next();
            String element = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? in.getLocalName()
                    : "";
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (element) {
                    case "Pixels" -> {
                        pixels(in);
                        inPixels = true;
                    }
                    case "Channel" -> channel(in);
                    case "TiffData" -> tiffData(in);
                    case "UUID" -> otherFile(in);
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && inPixels && element.equals("Pixels")) {
                return; // further images of the file are not read
            }
        }
    }

    private void pixels(XMLStreamReader in) {
        order = text(in, "DimensionOrder").orElse(order);
        if (order.length() != 5
                || !order.startsWith("XY")
                || !DIMENSIONS.chars().allMatch(c -> order.indexOf(c) > 0)) {
            throw new FileException(file, "has damaged OME-XML: dimension order \"" + order + "\".");
        }
        for (int i = 0; i < 3; i++) {
            sizes[i] =
                    text(in, "Size" + DIMENSIONS.charAt(i)).map(Long::parseLong).orElse(1L);
        }
        for (int i = 0; i < 3; i++) {
            char axis = "ZYX".charAt(i);
            voxel[i] = text(in, "PhysicalSize" + axis).map(Double::parseDouble).orElse(0.0);
        }
        unit = text(in, "PhysicalSizeXUnit").orElse("um");
        voxel[0] = LengthUnits.convert(voxel[0], text(in, "PhysicalSizeZUnit").orElse("um"), unit);
        voxel[1] = LengthUnits.convert(voxel[1], text(in, "PhysicalSizeYUnit").orElse("um"), unit);
    }

    private void channel(XMLStreamReader in) {
        channelNames.add(text(in, "Name").orElse(String.valueOf(channelNames.size())));
        samples = Math.max(
                samples, text(in, "SamplesPerPixel").map(Integer::parseInt).orElse(1));
    }

    private void tiffData(XMLStreamReader in) {
        int[] map = map();
        int first = 0;
        int stride = 1;
        for (int i = 2; i < 5; i++) {
            char axis = order.charAt(i);
            int from = text(in, "First" + axis).map(Integer::parseInt).orElse(0);
            first += stride * (axis == 'C' ? from / samples : from);
            stride *= (int) planesAlong(axis);
        }
        int page = text(in, "IFD").map(Integer::parseInt).orElse(0);
        boolean onePlane = text(in, "IFD").isPresent();
        int count = text(in, "PlaneCount").map(Integer::parseInt).orElse(onePlane ? 1 : map.length);
        for (int i = 0; i < count && first + i < map.length; i++) {
            if (first < 0 || page < 0 || page + i >= pages) {
                throw new FileException(
                        file, "has damaged OME-XML: it names page " + (page + i) + ", and the file has " + pages + ".");
            }
            map[first + i] = page + i;
        }
    }

    private int[] map() {
        if (pageOfPlane.length == 0) {
            double planes = (double) planesAlong('C') * planesAlong('Z') * planesAlong('T');
            if (!(planes >= 1 && planes <= pages)) {
                throw new FileException(
                        file,
                        "should have " + (long) planes + " pages (OME-XML), and has " + pages + "; is it one of several"
                                + " files, or cut off?");
            }
            pageOfPlane = new int[(int) planes];
            for (int i = 0; i < pageOfPlane.length; i++) {
                pageOfPlane[i] = i;
            }
        }
        return pageOfPlane;
    }

    private long planesAlong(char axis) {
        long size = Math.max(0, Math.min(Integer.MAX_VALUE, sizes[DIMENSIONS.indexOf(axis)]));
        return axis == 'C' ? size / samples : size;
    }

    private void otherFile(XMLStreamReader in) {
        text(in, "FileName")
                .filter(name -> !name.equals(String.valueOf(file.getFileName())))
                .ifPresent(name -> {
                    // a renamed file still names itself; a set of files names several
                    namedFile = namedFile.isEmpty() ? name : namedFile;
                    if (!namedFile.equals(name)) {
                        throw new FileException(
                                file,
                                "is one of several files of an OME-TIFF image (" + namedFile + ", " + name
                                        + ", ...), which cannot be read as one; save it as a single file.");
                    }
                });
    }

    private static Optional<String> text(XMLStreamReader in, String attribute) {
        return Optional.ofNullable(in.getAttributeValue(null, attribute));
    }

    private StackDescription stack() {
        map();
        StringBuilder letters = new StringBuilder(order.substring(2)).reverse();
        long[] lengths = letters.chars().mapToLong(c -> planesAlong((char) c)).toArray();
        double z = voxel[0] > 0 ? voxel[0] : 1;
        Calibration calibration = LengthUnits.calibration(z, voxel[1], voxel[2], unit);
        boolean named = channelNames.size() == planesAlong('C') && samples == 1;
        return new StackDescription(
                "OME-TIFF",
                letters.toString(),
                lengths,
                pageOfPlane,
                calibration,
                named ? List.copyOf(channelNames) : List.of());
    }
}
