package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.FolderTree;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.cremi.CremiFile;
import io.biapy.io.precomputed.PrecomputedAnnotations;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.pair.SynapseMap;
import io.biapy.synapse.result.SynapseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files that detection writes: gathered in a hidden folder, which gets its name when all are there. */
final class SynapseFiles {
    private final Path folder;
    private final Path aside;
    private final boolean overwrite;

    SynapseFiles(Path folder, boolean overwrite) {
        this.folder = folder;
        this.aside = folder.resolveSibling("." + folder.getFileName() + ".files");
        this.overwrite = overwrite;
    }

    private Path place(String name) {
        return EvaluationFiles.made(aside).resolve(name);
    }

    void add(String name, Consumer<Path> writer) {
        writer.accept(place(name));
    }

    void move(Path file, String name) {
        try {
            Files.move(file, place(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileException(file, "cannot be moved to " + aside + " (" + e + ").", e);
        }
    }

    void addAll(SynapseResult found) {
        String name = found.name();
        String post = found.postKind();
        if (found.hasPairs()) {
            add(name + "_pred_pre_locations.csv", file -> found.preTable().writeCsv(file));
            add(name + "_pre_post_mapping.csv", file -> found.mapping().writeCsv(file));
            add(name + "_synapses.csv", file -> found.synapses().writeCsv(file));
            add(name + ".h5", file -> CremiFile.write(file, found.annotations()));
            add(
                    name + "_pre.tif",
                    file -> picture(found.prePicture(), found.map().pre().size(), file));
        }
        add(name + "_pred_" + post + "_locations.csv", file -> found.postTable().writeCsv(file));
        add(
                name + "_" + post + ".tif",
                file -> picture(found.postPicture(), found.map().post().size(), file));
        add(name + "_annotations", place -> annotations(found).write(place));
        add(name + "_neuroglancer.json", file -> WriteAside.text(file, found.toNeuroglancer()));
        add(name + ".json", file -> WriteAside.text(file, found.toJson()));
    }

    private static PrecomputedAnnotations annotations(SynapseResult found) {
        PrecomputedAnnotations all = PrecomputedAnnotations.of(found.annotations(), found.volume());
        List<SynapseMap.Pair> pairs = found.map().pairs();
        FoundSites pre = found.map().pre();
        FoundSites post = found.map().post();
        float[] first = new float[pairs.size()];
        float[] second = new float[pairs.size()];
        for (int k = 0; k < first.length; k++) {
            first[k] = (float) pre.score(pairs.get(k).pre());
            second[k] = (float) post.score(pairs.get(k).post());
        }
        return pairs.isEmpty() ? all : all.with("pre_probability", first).with("post_probability", second);
    }

    private static void picture(LabelSource sites, long maxId, Path file) {
        ImageFormats.named(file).writeLabels(sites, maxId, file, ImageCopy.with(Workers.callerOnly()));
    }

    /** Gives the folder its name; of one that is there the files of the same names are replaced. */
    void finish() {
        try {
            if (overwrite && Files.isDirectory(folder)) {
                for (Path file : files()) {
                    Path to = folder.resolve(file.getFileName());
                    FolderTree.delete(to);
                    Files.move(file, to);
                }
                Files.delete(aside);
            } else {
                Files.move(aside, folder);
            }
        } catch (IOException e) {
            throw new FileException(folder, "cannot be written (" + e + "); the files are in " + aside + ".", e);
        }
    }

    /** Removes what a run that ended early left. */
    void begin() {
        try {
            FolderTree.delete(aside);
        } catch (IOException e) {
            throw new FileException(aside, "what an earlier run left cannot be deleted (" + e + ").", e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(aside)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
