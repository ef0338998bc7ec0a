package io.biapy.io.dataset;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.WriteAside;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes flat label images as COCO's JSON, one category "object". Every annotation also has the member {@code label}, the object's id, by which
 * {@link CocoFile} gives it back. Stateless.
 */
public final class CocoWriter {
    /** How shapes are written. Both give the same pixels again. */
    public enum Shapes {
        /** Packed run lengths, which hold every shape. */
        RUNS,
        /** Polygons along the edges of pixels; run lengths for objects with holes, which polygons of COCO cannot have. */
        POLYGONS
    }

    private CocoWriter() {}

    /**
     * Writes {@code file}, replacing what has its name.
     *
     * @param images labels, each under the name of its image's file, folders included if there are any; gone through once
     */
    public static void write(Path file, Iterable<Map.Entry<String, LabelImage>> images, Shapes shapes) {
        WriteAside.write(file, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                write(json, images, shapes);
            }
            out.flush();
        });
    }

    private static void write(JsonGenerator json, Iterable<Map.Entry<String, LabelImage>> images, Shapes shapes)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("categories");
        json.writeStartObject();
        json.writeNumberField("id", 1);
        json.writeStringField("name", "object");
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        List<String> names = new ArrayList<>();
        List<Extent> extents = new ArrayList<>();
        long number = 0;
        for (Map.Entry<String, LabelImage> image : images) {
            LabelImage labels = image.getValue();
            names.add(image.getKey());
            extents.add(labels.extent());
            for (Map.Entry<Integer, int[]> object : ObjectColumns.runs(labels).entrySet()) {
                annotation(json, ++number, names.size(), labels, object.getKey(), object.getValue(), shapes);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("images");
        for (int i = 0; i < names.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("file_name", names.get(i));
            json.writeNumberField("height", extents.get(i).y());
            json.writeNumberField("width", extents.get(i).x());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void annotation(
            JsonGenerator json, long number, int image, LabelImage labels, int code, int[] runs, Shapes shapes)
            throws IOException {
        int[] box = box(runs, labels.extent().y());
        long area = 0;
        for (int i = 1; i < runs.length; i += 2) {
            area += runs[i];
        }
        json.writeStartObject();
        json.writeNumberField("id", number);
        json.writeNumberField("image_id", image);
        json.writeNumberField("category_id", 1);
        json.writeNumberField("label", labels.id(code));
        json.writeNumberField("iscrowd", 0);
        json.writeNumberField("area", area);
        json.writeFieldName("bbox");
        json.writeArray(new int[] {box[0], box[1], box[2] - box[0], box[3] - box[1]}, 0, 4);
        json.writeFieldName("segmentation");
        int[] holes = new int[1];
        double[][] rings = shapes == Shapes.RUNS
                ? new double[0][]
                : RingKernel.rings(labels.codes(), labels.extent().x(), code, box[0], box[1], box[2], box[3], holes);
        if (rings.length == 0 || holes[0] > 0) {
            json.writeStartObject();
            json.writeFieldName("size");
            json.writeArray(new int[] {labels.extent().y(), labels.extent().x()}, 0, 2);
            json.writeStringField(
                    "counts",
                    CocoRuns.pack(CocoRuns.counts(runs, labels.extent().voxels())));
            json.writeEndObject();
        } else {
            json.writeStartArray();
            for (double[] ring : rings) {
                json.writeArray(whole(ring), 0, ring.length);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static int[] whole(double[] ring) {
        int[] whole = new int[ring.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) ring[i];
        }
        return whole;
    }

    /** Left, top, and right and bottom behind the last pixel. */
    private static int[] box(int[] runs, int height) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (int i = 0; i < runs.length; i += 2) {
            int first = runs[i];
            int last = runs[i] + runs[i + 1] - 1;
            box[0] = Math.min(box[0], first / height);
            box[2] = Math.max(box[2], last / height + 1);
            boolean oneColumn = first / height == last / height;
            box[1] = Math.min(box[1], oneColumn ? first % height : 0);
            box[3] = Math.max(box[3], oneColumn ? last % height + 1 : height);
        }
        return box;
    }
}
