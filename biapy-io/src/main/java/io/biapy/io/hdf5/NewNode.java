package io.biapy.io.hdf5;

import io.biapy.core.error.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group or data set that is to be written, with what is below it. Not safe for several threads. */
final class NewNode {
    private static final int MOST_BYTES = 65_000;

    /** Writes what the header of a data set points to, and gives its messages. */
    @FunctionalInterface
    interface Content {
        List<Message> write(Space space) throws IOException;
    }

    /** Takes room in the file. */
    @FunctionalInterface
    interface Space {
        /** Writes bytes behind all others and gives their address. */
        long append(byte[] bytes) throws IOException;
    }

    record Message(int type, byte[] body) {}

    private final String path;
    private final Map<String, NewNode> below = new LinkedHashMap<>();
    private final Map<String, byte[]> attributes = new LinkedHashMap<>();
    private @Nullable Content content;

    NewNode(String path) {
        this.path = path;
    }

    /** The node of that path, made where it is missing. */
    NewNode at(String inside) {
        NewNode node = this;
        for (String name : inside.split("/+")) {
            if (name.isEmpty()) {
                continue;
            }
            if (name.equals(".") || name.equals("..")) {
                throw new InputException("\"" + inside + "\" cannot be a path in an HDF5 file.");
            }
            if (node.content != null) {
                throw new InputException(node.path + " is a data set, and " + inside + " would lie below it.");
            }
            String own = node.path + "/" + name;
            node = node.below.computeIfAbsent(name, key -> new NewNode(own));
        }
        return node;
    }

    /** Makes a data set of it. */
    void fill(Content values) {
        if (content != null || !below.isEmpty() || path.isEmpty()) {
            throw new InputException((path.isEmpty() ? "The file itself" : path) + " is a "
                    + (content != null ? "data set" : "group") + " already.");
        }
        content = values;
    }

    void attribute(String name, byte[] message) {
        if (message.length > MOST_BYTES) {
            throw new InputException("The attribute " + name + " of " + path + " has " + message.length
                    + " bytes, and at most " + MOST_BYTES + " are possible; write a data set.");
        }
        attributes.put(name, message);
    }

    /** Writes all that is below it, then itself; gives its address. */
    long write(Space space) throws IOException {
        List<Message> messages = new ArrayList<>();
        if (content == null) {
            messages.add(new Message(Messages.LINKS, Messages.inHeader()));
            messages.add(new Message(Messages.GROUP, new byte[2]));
            for (Map.Entry<String, NewNode> child : below.entrySet()) {
                long address = child.getValue().write(space);
                messages.add(new Message(Messages.LINK, Messages.link(child.getKey(), address)));
            }
        } else {
            messages.addAll(content.write(space));
        }
        if (!attributes.isEmpty()) {
            messages.add(new Message(Messages.ATTRIBUTES, Messages.inHeader()));
            attributes.values().forEach(body -> messages.add(new Message(Messages.ATTRIBUTE, body)));
        }
        Bytes all = new Bytes();
        for (Message message : messages) {
            all.u8(message.type()).u16(message.body().length).u8(0).put(message.body());
        }
        byte[] header = new Bytes()
                .put(new byte[] {'O', 'H', 'D', 'R', 2, 2})
                .u32(all.size())
                .put(all.array())
                .sum()
                .array();
        return space.append(header);
    }
}
