package io.biapy.cli.bench;

import java.util.Arrays;
import java.util.List;

/** A kernel that can be timed: its name, the sizes it is usually timed at, and how it gets ready. Immutable. */
public final class Benchmark {
    /** Reads inputs and builds what the kernel needs; not timed. */
    @FunctionalInterface
    interface Preparation {
        Prepared<?> prepare(BenchInput input);
    }

    private final String name;
    private final List<String> sizes;
    private final List<String> files;
    private final Preparation preparation;

    private Benchmark(String name, List<String> sizes, List<String> files, Preparation preparation) {
        this.name = name;
        this.sizes = sizes;
        this.files = files;
        this.preparation = preparation;
    }

    /**
     * @param sizes with commas between
     * @param files names of the inputs without extension, with commas between; {@code #} stands for the size
     */
    static Benchmark of(String name, String sizes, String files, Preparation preparation) {
        return new Benchmark(name, split(sizes), split(files), preparation);
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    public String name() {
        return name;
    }

    /** Sizes as texts, such as "256" or "2d_b1". */
    public List<String> sizes() {
        return sizes;
    }

    /** Input files of one size, without folder. */
    List<String> files(String size) {
        return files.stream().map(file -> file.replace("#", size) + ".npy").toList();
    }

    Prepared<?> prepare(BenchInput input) {
        return preparation.prepare(input);
    }

    @Override
    public String toString() {
        return name + " | " + String.join(", ", sizes);
    }
}
