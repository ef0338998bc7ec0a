package io.biapy.core.network.checkpoint;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * The pickle machine (Python's pickletools.py describes it), cut down to what torch.save writes: numbers, texts, lists, tuples,
 * dictionaries, and the few names in PickleGlobal. No class is looked up, nothing is called. Whatever a file holds, the work is linear
 * in its bytes: lengths are checked against what is left, and the number of instructions is limited. None is Optional.empty(), tuples
 * are lists. An instruction or name outside the list ends the reading with an IOException that names it.
 */
final class PickleReader {
    /** Far above any checkpoint; keeps what a hostile file can make Java allocate below some 100 MB. */
    static final int MOST_INSTRUCTIONS = 1_000_000;

    private final ByteBuffer in;
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Deque<List<Object>> marked = new ArrayDeque<>();
    private List<Object> stack = new ArrayList<>();

    private PickleReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The object that the bytes describe. */
    static Object read(byte[] bytes) throws IOException {
        try {
            return new PickleReader(bytes).run();
        } catch (BufferUnderflowException e) {
            throw new IOException("the pickle is cut short", e);
        }
    }

    private Object run() throws IOException {
        for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
            int instruction = in.get() & 0xFF;
            if (instruction == '.') {
                return pop();
            }
            if (!(scalar(instruction) || container(instruction) || memory(instruction))) {
                call(instruction);
            }
        }
        throw new IOException("the pickle has more than " + MOST_INSTRUCTIONS + " instructions");
    }

    /** Pushes single values. */
    private boolean scalar(int instruction) throws IOException {
        switch (instruction) {
            case 'N' -> push(Optional.empty());
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push(in.getInt());
            case 'K' -> push(in.get() & 0xFF);
            case 'M' -> push(in.getShort() & 0xFFFF);
            case 0x8A -> push(longNumber());
            case 'G' -> push(bigEndianDouble());
            case 'X' -> push(text(in.getInt()));
            case 0x8C -> push(text(in.get() & 0xFF));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Lists, tuples, dictionaries, and the marks between which their members stand. */
    private boolean container(int instruction) throws IOException {
        switch (instruction) {
            case '(' -> {
                marked.push(stack);
                stack = new ArrayList<>(4);
            }
            case ']' -> push(new ArrayList<>(0));
            case 'a' -> {
                Object last = pop();
                list().add(last);
            }
            case 'e' -> {
                List<Object> members = sinceMark();
                list().addAll(members);
            }
            case ')' -> push(List.of());
            case 't' -> push(sinceMark());
            case 0x85 -> pushTuple(1);
            case 0x86 -> pushTuple(2);
            case 0x87 -> pushTuple(3);
            case '}' -> push(new LinkedHashMap<>(4));
            case 's' -> {
                Object value = pop();
                put(pop(), value);
            }
            case 'u' -> {
                List<Object> members = sinceMark();
                for (int i = 0; i + 1 < members.size(); i += 2) {
                    put(members.get(i), members.get(i + 1));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Marks of the format, and values used more than once. */
    private boolean memory(int instruction) throws IOException {
        switch (instruction) {
            case 0x80 -> in.get(); // protocol
            case 0x95 -> in.getLong(); // length of a frame
            case 'q' -> memo.put(in.get() & 0xFF, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(in.get() & 0xFF));
            case 'j' -> push(remembered(in.getInt()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Names of classes and functions, and what is done with them. */
    private void call(int instruction) throws IOException {
        switch (instruction) {
            case 'c' -> push(PickleGlobal.of(line(), line()));
            case 0x93 -> {
                Object name = pop();
                push(PickleGlobal.of(name(pop()), name(name)));
            }
            case 'R' -> {
                Object arguments = pop();
                push(global(pop()).call(arguments));
            }
            case 'Q' -> push(StoredTensor.Storage.of(pop()));
            case 'b' -> { // attributes of an ordered dictionary say nothing about its content
                pop();
                dictionary();
            }
            default ->
                throw new IOException(String.format(
                        "instruction 0x%02X at byte %d is not one that a checkpoint needs; refused",
                        instruction, in.position() - 1));
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private void pushTuple(int size) throws IOException {
        List<Object> members = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            members.add(0, pop());
        }
        push(members);
    }

    private Object pop() throws IOException {
        Object value = top();
        stack.remove(stack.size() - 1);
        return value;
    }

    private Object top() throws IOException {
        if (stack.isEmpty()) {
            throw new IOException("the pickle takes a value where there is none");
        }
        return stack.get(stack.size() - 1);
    }

    private List<Object> sinceMark() throws IOException {
        if (marked.isEmpty()) {
            throw new IOException("the pickle takes members where there is no mark");
        }
        List<Object> members = stack;
        stack = marked.pop();
        return members;
    }

    @SuppressWarnings("unchecked")
    private List<Object> list() throws IOException {
        if (top() instanceof ArrayList<?> list) {
            return (List<Object>) list;
        }
        throw new IOException("the pickle appends to something that is no list");
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> dictionary() throws IOException {
        if (top() instanceof LinkedHashMap<?, ?> map) {
            return (Map<Object, Object>) map;
        }
        throw new IOException("the pickle sets members of something that is no dictionary");
    }

    private void put(Object key, Object value) throws IOException {
        if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
            throw new IOException("the pickle has a dictionary key that is neither text nor number");
        }
        dictionary().put(key, value);
    }

    private static PickleGlobal global(Object value) throws IOException {
        if (value instanceof PickleGlobal global) {
            return global;
        }
        throw new IOException("the pickle calls something that is no function; refused");
    }

    private static String name(Object value) throws IOException {
        if (value instanceof String name) {
            return name;
        }
        throw new IOException("the pickle names a class by something that is no text; refused");
    }

    private Object remembered(int place) throws IOException {
        Object value = memo.get(place);
        if (value == null) {
            throw new IOException("the pickle uses value " + place + " before it is there");
        }
        return value;
    }

    private long longNumber() throws IOException {
        int length = in.get() & 0xFF;
        if (length > 8) {
            throw new IOException("the pickle has an integer of " + length + " bytes; at most 8 are read");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            byte b = in.get();
            value |= (i == length - 1 ? (long) b : b & 0xFFL) << (8 * i);
        }
        return value;
    }

    private double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
    }

    private String text(int length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("the pickle has a text longer than itself");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        int start = in.position();
        int length = 0;
        while (in.get() != '\n') {
            length++;
        }
        return new String(in.array(), start, length, StandardCharsets.UTF_8);
    }
}
