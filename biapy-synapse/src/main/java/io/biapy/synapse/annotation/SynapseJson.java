package io.biapy.synapse.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Synapses from the JSON of reconstruction tools; points in these files are x, y, z.
 *
 * <ul>
 *   <li>CATMAID, physical units: {@code {"connectors": [{"id", "x", "y", "z", "post": [{"id", "x", "y", "z"}]}]}}, where the connector itself is the
 *       presynaptic site, or has a site of its own under {@code "pre": {"id", "x", "y", "z"}};
 *   <li>CATMAID's export of skeletons, physical units: {@code {"skeletons": {"1": {"treenodes": {"7": {"location": [x, y, z]}}, "connectors": {"9":
 *       {"presynaptic_to": [7], "postsynaptic_to": []}}}}}};
 *   <li>neuPrint (FlyEM), voxels: {@code {"data": [{"T-bar": {"location": [x, y, z]}, "partners": [{"location": [x, y, z]}]}]}};
 *   <li>neuPrint (DVID elements), voxels: {@code [{"Pos": [x, y, z], "Kind": "PreSyn", "Rels": [{"Rel": "PreSynTo", "To": [x, y, z]}]}]}.
 * </ul>
 */
public final class SynapseJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    private SynapseJson(Path file) {
        this.file = file;
    }

    /**
     * Reads any of these forms.
     *
     * @throws FileException when the file is none of them, or an entry lacks something
     */
    public static SiteAnnotations read(Path file, Calibration voxel) {
        return FileException.naming(file, () -> new SynapseJson(file).read(voxel));
    }

    private SiteAnnotations read(Calibration voxel) {
        JsonNode root;
        try {
            root = MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new FileException(file, "this is no readable JSON: " + e.getMessage(), e);
        }
        if (root.isArray() && (root.isEmpty() || root.get(0).has("Pos"))) {
            return elements(root, new SiteCollector(voxel, true));
        }
        if (root.path("data").isArray()) {
            return bars(root.path("data"), new SiteCollector(voxel, true));
        }
        if (root.path("connectors").isArray()) {
            return connectors(root.path("connectors"), new SiteCollector(voxel, false));
        }
        if (root.path("skeletons").isObject()) {
            return CatmaidSkeletons.read(file, root.path("skeletons"), new SiteCollector(voxel, false));
        }
        throw new FileException(
                file,
                "no synapses found; expected is {\"connectors\": [...]} or {\"skeletons\": {...}} as of CATMAID, or {\"data\": [{\"T-bar\": ...}]} or"
                        + " [{\"Pos\": ...}] as of neuPrint");
    }

    private SiteAnnotations connectors(JsonNode list, SiteCollector sites) {
        for (JsonNode connector : list) {
            JsonNode sender = connector.has("pre") ? connector.get("pre") : connector;
            int pre = named(sites, sender, SiteAnnotations.PRE);
            for (JsonNode receiver : need(connector, "post")) {
                sites.pair(pre, named(sites, receiver, SiteAnnotations.POST));
            }
        }
        return sites.annotations();
    }

    private int named(SiteCollector sites, JsonNode site, String type) {
        Long id = site.has("id") ? Long.valueOf(site.get("id").asLong()) : null;
        return sites.site(id, type, number(need(site, "z")), number(need(site, "y")), number(need(site, "x")));
    }

    private SiteAnnotations bars(JsonNode list, SiteCollector sites) {
        for (JsonNode synapse : list) {
            int pre = placed(sites, need(need(synapse, "T-bar"), "location"), SiteAnnotations.PRE);
            for (JsonNode partner : need(synapse, "partners")) {
                sites.pair(pre, placed(sites, need(partner, "location"), SiteAnnotations.POST));
            }
        }
        return sites.annotations();
    }

    private SiteAnnotations elements(JsonNode list, SiteCollector sites) {
        for (JsonNode element : list) {
            boolean sends = need(element, "Kind").asText().equals("PreSyn");
            int site = placed(sites, need(element, "Pos"), sends ? SiteAnnotations.PRE : SiteAnnotations.POST);
            for (JsonNode relation : element.path("Rels")) {
                if (sends && relation.path("Rel").asText().equals("PreSynTo")) {
                    sites.pair(site, placed(sites, need(relation, "To"), SiteAnnotations.POST));
                }
            }
        }
        return sites.annotations();
    }

    private int placed(SiteCollector sites, JsonNode xyz, String type) {
        if (!xyz.isArray() || xyz.size() != 3) {
            throw new FileException(file, "a location is [x, y, z], found " + xyz);
        }
        return sites.site(null, type, number(xyz.get(2)), number(xyz.get(1)), number(xyz.get(0)));
    }

    private double number(JsonNode value) {
        if (!value.isNumber()) {
            throw new FileException(file, "a coordinate is a number, found " + value);
        }
        return value.asDouble();
    }

    private JsonNode need(JsonNode entry, String key) {
        @Nullable JsonNode value = entry.get(key);
        if (value == null) {
            String text = entry.toString();
            throw new FileException(
                    file, "an entry lacks \"" + key + "\": " + text.substring(0, Math.min(120, text.length())));
        }
        return value;
    }
}
