package io.biapy.cli.evaluate;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.metrics.matching.Association;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.surface.Grid;
import io.biapy.metrics.surface.LabelReader;
import io.biapy.metrics.surface.ObjectSurface;
import io.biapy.metrics.surface.ObjectSurfaces;
import io.biapy.metrics.surface.SurfaceScore;
import io.biapy.metrics.surface.Surfaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Surfaces of two label images: of matched objects, each read as the box that holds it, or of the whole images. */
final class SurfaceEvaluation {
    private record Ids(long truth, long found) {}

    private final LabelSource truth;
    private final LabelSource found;
    private final Surfaces surfaces;

    SurfaceEvaluation(LabelSource truth, LabelSource found, Calibration voxel, EvaluationSettings settings) {
        this.truth = truth;
        this.found = found;
        Size size = truth.size();
        Grid grid = new Grid(
                Math.toIntExact(size.z()),
                Math.toIntExact(size.y()),
                Math.toIntExact(size.x()),
                voxel.z(),
                voxel.y(),
                voxel.x());
        Surfaces standard = Surfaces.of(grid).elements(settings.elements());
        this.surfaces = settings.tolerance().isPresent()
                ? standard.tolerance(settings.tolerance().getAsDouble())
                : standard;
    }

    /** Of the matches of each score; a pair that matches at several thresholds is compared once. */
    List<ObjectSurfaces> objects(LabelScan scan, List<ImageScore> scores, Workers workers, Cancellation cancellation) {
        Map<Ids, Integer> place = new LinkedHashMap<>();
        for (ImageScore score : scores) {
            matches(score).forEach(ids -> place.putIfAbsent(ids, place.size()));
        }
        List<Ids> pairs = List.copyOf(place.keySet());
        ObjectSurface[] compared = new ObjectSurface[pairs.size()];
        LabelReader trueLabels = reader(truth);
        LabelReader foundLabels = reader(found);
        workers.forEach(compared.length, i -> {
            cancellation.check();
            compared[i] = surfaces.object(
                    trueLabels,
                    scan.truthBoxes(),
                    pairs.get(i).truth(),
                    foundLabels,
                    scan.foundBoxes(),
                    pairs.get(i).found());
        });
        List<ObjectSurfaces> all = new ArrayList<>();
        for (ImageScore score : scores) {
            all.add(ObjectSurfaces.of(
                    surfaces.tolerance(),
                    matches(score).stream()
                            .map(ids -> compared[Objects.requireNonNull(place.get(ids))])
                            .toList()));
        }
        return all;
    }

    private static List<Ids> matches(ImageScore score) {
        return score.pairs().stream()
                .filter(pair -> pair.tag() == Association.Tag.TP)
                .map(pair -> new Ids(pair.truthId(), pair.foundId().orElseThrow()))
                .toList();
    }

    private static LabelReader reader(LabelSource labels) {
        return (z, y, x, nz, ny, nx, into) -> labels.read(new Block(z, y, x, Extent.zyx(nz, ny, nx)), into);
    }

    /** Of all objects at once; both images are held in memory. */
    SurfaceScore boundary() {
        return surfaces.boundaries(truth.load().codes(), found.load().codes()).at(surfaces.tolerance());
    }
}
