package io.biapy.synapse.result;

import io.biapy.core.image.Calibration;
import io.biapy.metrics.table.Json;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.pair.SynapseMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer of Neuroglancer's local annotations: coordinates x, y, z in voxels, whose size in metres stands in the source's transform. */
final class NeuroglancerText {
    private NeuroglancerText() {}

    static String of(SynapseResult result) {
        List<Object> annotations = new ArrayList<>();
        FoundSites pre = result.map().pre();
        FoundSites post = result.map().post();
        if (result.hasPairs()) {
            for (SynapseMap.Pair p : result.map().pairs()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("type", "line");
                line.put("id", pre.id(p.pre()) + "-" + post.id(p.post()));
                line.put("pointA", xyz(pre, p.pre()));
                line.put("pointB", xyz(post, p.post()));
                annotations.add(line);
            }
        } else {
            for (int i = 0; i < post.size(); i++) {
                Map<String, Object> point = new LinkedHashMap<>();
                point.put("type", "point");
                point.put("id", Long.toString(post.id(i)));
                point.put("point", xyz(post, i));
                annotations.add(point);
            }
        }
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("url", "local://annotations");
        source.put("transform", Map.of("outputDimensions", dimensions(result.voxelSize())));
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("type", "annotation");
        layer.put("name", result.name() + " synapses");
        layer.put("source", source);
        layer.put("annotations", annotations);
        return Json.of(layer) + "\n";
    }

    /** The middle of the first voxel is 0.5 there. */
    private static List<Double> xyz(FoundSites sites, int i) {
        return List.of(sites.at(i, 2) + 0.5, sites.at(i, 1) + 0.5, sites.at(i, 0) + 0.5);
    }

    private static Map<String, Object> dimensions(Calibration voxel) {
        double metre =
                switch (voxel.unit()) {
                    case "nm" -> 1e-9;
                    case "um", "\u00b5m", "micrometer", "micron" -> 1e-6;
                    case "mm" -> 1e-3;
                    default -> 0;
                };
        String unit = metre == 0 ? "" : "m";
        double scale = metre == 0 ? 1 : metre;
        Map<String, Object> dimensions = new LinkedHashMap<>();
        dimensions.put("x", List.of(voxel.x() * scale, unit));
        dimensions.put("y", List.of(voxel.y() * scale, unit));
        dimensions.put("z", List.of(voxel.z() * scale, unit));
        return dimensions;
    }
}
