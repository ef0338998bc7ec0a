package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.NamedFiles;
import io.biapy.io.ImageFile;
import io.biapy.io.ImageFiles;
import io.biapy.io.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One output file for each input file, done side by side. Immutable. */
final class FileJobs {
    /** An input and where its result goes. */
    record Job(ImageFile input, Path output) {
        /** What is written beside the output; where that lies inside a container, beside the container. */
        Path beside(String name) {
            return FileJobs.beside(output, name);
        }

        /** To be asked before any work: refuses labels that the output's format does not hold. */
        void requireLabelsFit(Size size) {
            ImageFormats.named(output).requireLabelsFit(size, output);
        }
    }

    static Path beside(Path output, String name) {
        return FileNames.holder(output).resolveSibling(name);
    }

    /** The work on one file; its result must depend on nothing but the file. */
    @FunctionalInterface
    interface Work {
        void on(Job job);
    }

    private final List<Job> jobs;

    private FileJobs(List<Job> jobs) {
        this.jobs = jobs;
    }

    /**
     * From a file to a file (or into a folder), or from a folder to a folder with the same names.
     *
     * @param in the file or folder that {@code inputs} come from
     * @param extension of files in an output folder
     */
    static FileJobs plan(Path in, ImageFiles inputs, OutputOptions out, String extension) {
        return plan(in, inputs, out, extension, false);
    }

    /**
     * The same, of work that may go on where an earlier process of it ended.
     *
     * @param goesOn whether outputs that such a process has written, as the work folders beside them tell, count as free
     */
    static FileJobs plan(Path in, ImageFiles inputs, OutputOptions out, String extension, boolean goesOn) {
        Path target = out.path();
        boolean intoFolder = ImageFormats.isFolderOfFiles(in) || ImageFormats.isFolderOfFiles(target);
        if (ImageFormats.isFolderOfFiles(in) && isSame(in, target)) {
            throw new FileException(
                    target,
                    "is the folder of the inputs, and results there would be taken for inputs; give another output.");
        }
        if (intoFolder && Files.isRegularFile(target)) {
            throw new FileException(target, "is a file, but " + in + " is a folder; give a folder as output.");
        }
        if (!intoFolder) {
            ImageFormats.named(target);
        }
        FileJobs plan = new FileJobs(inputs.stream()
                .map(file -> new Job(file, intoFolder ? target.resolve(file.name() + "." + extension) : target))
                .toList());
        plan.jobs.forEach(FileJobs::requireOther);
        if (goesOn) {
            out.goOnWith(plan::isOwn);
        }
        plan.jobs.forEach(job -> out.requireFree(job.output()));
        return plan;
    }

    /** Whether an earlier process that did these jobs has written a file: its labels, or what comes after them. */
    private boolean isOwn(Path file) {
        return jobs.stream().anyMatch(job -> job.output().equals(file))
                ? NamedFiles.isOwn(TiledDecode.workFolder(file), file)
                : jobs.stream().anyMatch(job -> TiledDecode.hasWritten(job.output(), file));
    }

    /** Refuses, even with --overwrite, to write a result over its own input. */
    private static void requireOther(Job job) {
        if (isSame(job.input().path(), job.output())) {
            throw new FileException(
                    job.output(), "is the input itself, which the result would replace; give another output.");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new FileException(other, "cannot be looked at (" + e + ").", e);
        }
    }

    List<Job> list() {
        return jobs;
    }

    int size() {
        return jobs.size();
    }

    /**
     * Does them all. The first failure, which names its file, ends the rest; nobody writes any more when this returns.
     *
     * @param step shown as progress
     */
    void run(String step, Workers workers, Progress progress, Cancellation cancellation, Work work) {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        Phaser running = new Phaser(1);
        progress.update(step, 0, size(), "");
        try {
            workers.forEach(size(), index -> {
                running.register();
                boolean finished = false;
                try {
                    if (!stopped.get()) {
                        cancellation.check();
                        work(jobs.get(index), work);
                    }
                    finished = true;
                } finally {
                    stopped.compareAndSet(false, !finished);
                    running.arriveAndDeregister();
                }
                progress.update(step, done.incrementAndGet(), size(), "");
            });
        } finally {
            running.arriveAndAwaitAdvance();
        }
    }

    private static void work(Job job, Work work) {
        try {
            work.on(job);
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(job.input().path(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return size() + " files: " + jobs;
    }
}
