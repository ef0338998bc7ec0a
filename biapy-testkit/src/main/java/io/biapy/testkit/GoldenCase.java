package io.biapy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One folder with a {@code case.json}: what was called, with what, and what came out. */
public final class GoldenCase {
    private final Path folder;
    private final JsonNode json;

    private GoldenCase(Path folder, JsonNode json) {
        this.folder = folder;
        this.json = json;
    }

    static GoldenCase read(Path folder) {
        try {
            return new GoldenCase(
                    folder,
                    new ObjectMapper().readTree(folder.resolve("case.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String area() {
        return Objects.requireNonNull(folder.getParent()).getFileName().toString();
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public String path() {
        return area() + "/" + name();
    }

    public String function() {
        return json.path("function").asText();
    }

    public JsonNode options() {
        return json.path("options");
    }

    public JsonNode json() {
        return json;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public boolean raises() {
        return json.path("outputs").has("raises");
    }

    public JsonNode input(String name) {
        return json.path("inputs").path(name);
    }

    public JsonNode output(String name) {
        return json.path("outputs").path(name);
    }

    public Npy inputArray(String name) {
        return array(input(name), name);
    }

    public Npy outputArray(String name) {
        return array(output(name), name);
    }

    private Npy array(JsonNode entry, String name) {
        if (!entry.has("file")) {
            throw new IllegalStateException(path() + ": \"" + name + "\" has no file: " + entry);
        }
        return Npy.read(file(entry.path("file").asText()));
    }

    /** Largest allowed difference of an output: 0 for exact. */
    public double tolerance(String output) {
        JsonNode own = json.path("tolerance_by_output").path(output);
        JsonNode t = own.isMissingNode() ? json.path("tolerance") : own;
        return t.path("kind").asText().equals("exact") ? 0 : t.path("value").asDouble();
    }

    /** "exact", "abs" or "rel", see the goldens' own description. */
    public String toleranceKind(String output) {
        JsonNode own = json.path("tolerance_by_output").path(output);
        return (own.isMissingNode() ? json.path("tolerance") : own).path("kind").asText();
    }

    /** A CSV output as rows of column to text. */
    public List<Map<String, String>> table(JsonNode entry) {
        try {
            List<String> lines = Files.readAllLines(file(entry.path("file").asText()));
            String[] columns = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new TreeMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path();
    }
}
