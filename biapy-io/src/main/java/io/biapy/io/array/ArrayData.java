package io.biapy.io.array;

import io.biapy.io.file.FileBytes;
import io.biapy.io.file.MappedFile;
import io.biapy.io.file.PackedBytes;
import io.biapy.io.file.Packer;
import io.biapy.io.file.RandomBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Where the bytes of an array come from, and what has to be given back in the end. Safe for several threads. */
public final class ArrayData implements AutoCloseable {
    private final Supplier<RandomBytes> opening;
    private final Runnable closing;
    private final long start;

    private ArrayData(Supplier<RandomBytes> opening, Runnable closing, long start) {
        this.opening = opening;
        this.closing = closing;
        this.start = start;
    }

    /** The bytes of {@code file} from {@code start} on, mapped into memory. */
    public static ArrayData mapped(Path file, long start) {
        MappedFile mapped = MappedFile.of(file);
        return new ArrayData(mapped::open, () -> {}, start);
    }

    /** What is packed with gzip from byte {@code packedStart} of {@code file} on: {@code size} bytes of array behind {@code start} others. */
    public static ArrayData gzip(Path file, long packedStart, long start, long size) {
        PackedBytes packed = PackedBytes.gzip(file, packedStart, Math.addExact(start, size));
        return new ArrayData(packed::open, packed::close, start);
    }

    /** As {@link #gzip}, of anything that packs whole files. */
    public static ArrayData packed(Path file, Packer packer, long packedStart, long start, long size) {
        PackedBytes packed = PackedBytes.packed(file, packer, packedStart, Math.addExact(start, size));
        return new ArrayData(packed::open, packed::close, start);
    }

    /** What {@code opening} gives, from {@code start} on. */
    public static ArrayData of(Supplier<RandomBytes> opening, Runnable closing, long start) {
        return new ArrayData(opening, closing, start);
    }

    /** The bytes of {@code file} from {@code start} on, for one of many files: opened whenever they are read, and not mapped. */
    public static ArrayData unmapped(Path file, long start) {
        return new ArrayData(() -> FileBytes.open(file), () -> {}, start);
    }

    /** An array whose parts, of {@code each} bytes, are in several files; {@code file} is their name in messages. */
    public static ArrayData joined(Path file, List<ArrayData> parts, long each) {
        JoinedBytes joined = new JoinedBytes(file, List.copyOf(parts), each);
        return new ArrayData(() -> joined, () -> joined.parts().forEach(ArrayData::close), 0);
    }

    RandomBytes open() {
        return opening.get();
    }

    /** Position of the array's first byte. */
    long start() {
        return start;
    }

    @Override
    public void close() {
        closing.run();
    }
}
