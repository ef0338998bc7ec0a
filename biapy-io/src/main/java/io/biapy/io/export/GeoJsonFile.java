package io.biapy.io.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.biapy.core.run.WriteAside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Outlines as a GeoJSON feature collection (RFC 7946) as QuPath reads it: one detection an outline, in pixels, with its plane. Outer rings are counterclockwise as x and y are written, holes clockwise;
 * one polygon is a Polygon, several are a MultiPolygon.
 */
public final class GeoJsonFile {
    private GeoJsonFile() {}

    /** Writes {@code file}, replacing one of that name. */
    public static void write(Path file, List<Outline> outlines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (Outline outline : outlines) {
                feature(json, outline);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        WriteAside.bytes(file, bytes.toByteArray());
    }

    private static void feature(JsonGenerator json, Outline outline) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("geometry");
        boolean one = outline.polygons().size() == 1;
        json.writeStringField("type", one ? "Polygon" : "MultiPolygon");
        json.writeFieldName("coordinates");
        if (one) {
            polygon(json, outline.polygons().get(0));
        } else {
            json.writeStartArray();
            for (List<double[]> polygon : outline.polygons()) {
                polygon(json, polygon);
            }
            json.writeEndArray();
        }
        json.writeObjectFieldStart("plane");
        json.writeNumberField("c", -1);
        json.writeNumberField("z", outline.slice());
        json.writeNumberField("t", 0);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("objectType", "detection");
        json.writeStringField("name", outline.name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void polygon(JsonGenerator json, List<double[]> rings) throws IOException {
        json.writeStartArray();
        for (double[] ring : rings) {
            json.writeStartArray();
            for (int i = 0; i <= ring.length; i += 2) { // the first point once more
                json.writeStartArray();
                number(json, ring[i % ring.length]);
                number(json, ring[i % ring.length + 1]);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
