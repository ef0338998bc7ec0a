package io.biapy.io.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The attributes of a group or data set, read when they are asked for. Safe for several threads. */
public final class Hdf5Attributes {
    private final Path file;
    private final Node node;

    Hdf5Attributes(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** All names, sorted. */
    public List<String> names() {
        return Reading.of(
                file, () -> node.getAttributes().keySet().stream().sorted().toList());
    }

    /** The values of a numeric attribute, flat, one or several; none where it is missing or no number. */
    public Optional<double[]> numbers(String name) {
        return data(name).flatMap(PlainArrays::doubles);
    }

    /** The values of an attribute of whole numbers, exactly; none where it is missing or of another type. */
    public Optional<long[]> wholeNumbers(String name) {
        return data(name).flatMap(PlainArrays::longs);
    }

    /** The texts of an attribute, one or several; none where it is missing or no text. */
    public List<String> texts(String name) {
        return data(name).map(PlainArrays::texts).orElse(List.of());
    }

    /** The first text of an attribute; none where it is missing or no text. */
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    private Optional<Object> data(String name) {
        return Reading.of(file, () -> {
            Attribute attribute = node.getAttributes().get(name);
            return attribute == null || attribute.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(attribute.getData());
        });
    }

    @Override
    public String toString() {
        return "Attributes " + names();
    }
}
