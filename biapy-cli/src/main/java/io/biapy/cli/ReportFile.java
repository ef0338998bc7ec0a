package io.biapy.cli;

import io.biapy.cli.evaluate.TruthScores;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the page about a volume goes, and the labels that it is scored against.
 *
 * @param file to write
 * @param truth true labels, if there are some
 */
record ReportFile(Path file, Optional<Path> truth) {
    /** To be asked before any work: whether the true labels are as large as the image. */
    void check(ImageSource image) {
        truth.ifPresent(path -> {
            try (LabelSource labels = Images.labels(path)) {
                Size size = image.size();
                if (!labels.size().equals(size)) {
                    throw new FileException(
                            path, "has " + labels.size() + " voxels, but " + image.name() + " has " + size + ".");
                }
            }
        });
    }

    /**
     * Reads the labels that were written, and true ones, block by block, and writes the page.
     *
     * @param image that sections show
     * @param labels that were written
     */
    void write(
            ImageSource image,
            Calibration voxel,
            TiledDecoding.Outcome found,
            Path labels,
            Map<String, String> settings,
            Workers workers,
            Cancellation cancellation) {
        VolumeReport report = new VolumeReport(image, voxel, found, settings);
        try (LabelSource written = Images.labels(labels)) {
            if (truth.isEmpty()) {
                save(report.of(written, Optional.empty(), Optional.empty()).toHtml());
                return;
            }
            try (LabelSource known = Images.labels(truth.get())) {
                TruthScores scores = TruthScores.of(known, written, workers, cancellation);
                save(report.of(written, Optional.of(known), Optional.of(scores)).toHtml());
            }
        }
    }

    private void save(String html) {
        WriteAside.text(file, html);
    }
}
