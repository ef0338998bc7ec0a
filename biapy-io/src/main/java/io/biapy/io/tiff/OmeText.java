package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.io.axes.LengthUnits;
import java.nio.file.Path;
import java.util.Locale;

/** OME-XML for files whose name ends in .ome.tif: size, type, voxel size, channel names. Source: ome-xml 2016-06. */
final class OmeText {
    private OmeText() {}

    /** Whether a file of that name and type gets OME-XML instead of ImageJ's description. */
    static boolean fits(Path file, PixelType type) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".ome.tif") || name.endsWith(".ome.tiff")) && type.bits() <= 32;
    }

    static String of(ImageSpec spec, PixelType type) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml.append("<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"");
        xml.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
        xml.append(" xsi:schemaLocation=\"http://www.openmicroscopy.org/Schemas/OME/2016-06");
        xml.append(" http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd\">");
        xml.append("<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\"");
        attribute(xml, "Type", type == PixelType.FLOAT32 ? "float" : type.name().toLowerCase(Locale.ROOT));
        attribute(xml, "BigEndian", "false");
        attribute(xml, "SizeX", spec.size().x());
        attribute(xml, "SizeY", spec.size().y());
        attribute(xml, "SizeZ", spec.size().z());
        attribute(xml, "SizeC", spec.channelNames().size());
        attribute(xml, "SizeT", 1);
        voxel(xml, spec.calibration());
        xml.append('>');
        for (int c = 0; c < spec.channelNames().size(); c++) {
            xml.append("<Channel ID=\"Channel:0:").append(c).append('"');
            attribute(xml, "Name", spec.channelNames().get(c));
            xml.append(" SamplesPerPixel=\"1\"/>");
        }
        return xml.append("<TiffData/></Pixels></Image></OME>").toString();
    }

    private static void voxel(StringBuilder xml, Calibration calibration) {
        String unit =
                switch (LengthUnits.shortName(calibration.unit())) {
                    case "um" -> "\u00B5m";
                    case "angstrom" -> "\u00C5";
                    default -> LengthUnits.shortName(calibration.unit());
                };
        if (!calibration.isKnown() || !LengthUnits.isLength(calibration.unit())) {
            return;
        }
        for (int axis = 2; axis >= 0; axis--) {
            attribute(xml, "PhysicalSize" + "ZYX".charAt(axis), calibration.along(axis));
            attribute(xml, "PhysicalSize" + "ZYX".charAt(axis) + "Unit", unit);
        }
    }

    /** Letters outside of ASCII as they are, in UTF-8: Bio-Formats damages character references before it reads them. */
    private static void attribute(StringBuilder xml, String name, Object value) {
        xml.append(' ').append(name).append("=\"");
        String.valueOf(value).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> {
                    boolean isXml = c >= ' ' && c != 127 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    if (isXml) {
                        xml.appendCodePoint(c);
                    }
                }
            }
        });
        xml.append('"');
    }
}
