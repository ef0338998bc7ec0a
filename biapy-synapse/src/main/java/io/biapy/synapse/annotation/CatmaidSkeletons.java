package io.biapy.synapse.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * CATMAID's export of skeletons: tree nodes with locations x, y, z in physical units, and connectors that name the nodes before and behind them. Each node before a
 * connector is a partner of each node behind it, whichever skeletons they belong to. One thread.
 */
final class CatmaidSkeletons {
    private final Path file;
    private final Map<String, double[]> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> senders = new LinkedHashMap<>();
    private final Map<String, Set<String>> receivers = new LinkedHashMap<>();

    private CatmaidSkeletons(Path file) {
        this.file = file;
    }

    static SiteAnnotations read(Path file, JsonNode skeletons, SiteCollector sites) {
        CatmaidSkeletons all = new CatmaidSkeletons(file);
        for (JsonNode skeleton : skeletons) {
            all.add(skeleton);
        }
        return all.collect(sites);
    }

    private void add(JsonNode skeleton) {
        skeleton.path("treenodes")
                .fields()
                .forEachRemaining(node -> nodes.put(node.getKey(), location(node.getValue())));
        skeleton.path("connectors").fields().forEachRemaining(connector -> {
            JsonNode ends = connector.getValue();
            // both spellings are found in published files
            name(senders, connector.getKey(), ends.path("presynaptic_to"));
            name(senders, connector.getKey(), ends.path("presnaptic_to"));
            name(receivers, connector.getKey(), ends.path("postsynaptic_to"));
        });
    }

    private double[] location(JsonNode node) {
        JsonNode xyz = node.path("location");
        if (!xyz.isArray()
                || xyz.size() != 3
                || !xyz.get(0).isNumber()
                || !xyz.get(1).isNumber()
                || !xyz.get(2).isNumber()) {
            throw new FileException(file, "a tree node has a location of three numbers [x, y, z], found " + xyz);
        }
        return new double[] {
            xyz.get(2).asDouble(), xyz.get(1).asDouble(), xyz.get(0).asDouble()
        };
    }

    private static void name(Map<String, Set<String>> ends, String connector, JsonNode ids) {
        Set<String> known = ends.computeIfAbsent(connector, key -> new LinkedHashSet<>());
        ids.forEach(id -> known.add(id.asText()));
    }

    /** Nodes that are not in the file, of skeletons that were not exported, have no place and are left out. */
    private SiteAnnotations collect(SiteCollector sites) {
        senders.forEach((connector, from) -> {
            List<Integer> posts = new ArrayList<>();
            for (String id : receivers.getOrDefault(connector, Set.of())) {
                if (nodes.containsKey(id)) {
                    posts.add(site(sites, id, SiteAnnotations.POST));
                }
            }
            for (String id : from) {
                if (nodes.containsKey(id)) {
                    int pre = site(sites, id, SiteAnnotations.PRE);
                    posts.forEach(post -> sites.pair(pre, post));
                }
            }
        });
        return sites.annotations();
    }

    private int site(SiteCollector sites, String id, String type) {
        double[] zyx = Objects.requireNonNull(nodes.get(id));
        try {
            return sites.site(Long.valueOf(id), type, zyx[0], zyx[1], zyx[2]);
        } catch (NumberFormatException e) {
            throw new FileException(file, "ids of tree nodes are whole numbers, found \"" + id + "\"", e);
        }
    }
}
