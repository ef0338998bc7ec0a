package io.biapy.instance.star;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Proposals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy non-maximum suppression: from the most probable candidate on, each is kept unless one kept before suppresses it. Candidates are taken
 * in batches: threads compare those of a batch with all kept before it, then one thread settles the few that are left among themselves. So the
 * answer is that of one thread, and the cost grows with the number of candidates, since each meets only the shapes around it.
 */
final class Suppression {
    private static final int LEAST = 256;
    private static final int MOST = 16_384;
    private static final int PARTS = 16;
    private static final int SAMPLES = 512;

    private final ShapeRule rule;
    private final Proposals candidates;
    private final BoxGrid grid;
    private final List<Form> kept = new ArrayList<>();

    private Suppression(ShapeRule rule, Proposals candidates, Extent extent) {
        this.rule = rule;
        this.candidates = candidates;
        this.grid = new BoxGrid(new int[] {extent.z(), extent.y(), extent.x()}, typicalBox());
    }

    /** The shapes that stay, the most probable first. */
    static List<Form> run(ShapeRule rule, Proposals candidates, Extent extent, Workers workers) {
        Suppression suppression = new Suppression(rule, candidates, extent);
        suppression.run(workers);
        return suppression.kept;
    }

    private double[] typicalBox() {
        double[] sum = new double[3];
        Form form = new Form();
        int samples = Math.min(SAMPLES, candidates.count());
        for (int k = 0; k < samples; k++) {
            rule.fill(candidates, (int) ((long) candidates.count() * k / samples), form);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += (form.box[axis + 3] - form.box[axis]) / samples;
            }
        }
        return sum;
    }

    private void run(Workers workers) {
        Probe[] probes = new Probe[PARTS];
        Arrays.setAll(probes, k -> new Probe());
        boolean[] open = new boolean[MOST];
        int size;
        for (int from = 0; from < candidates.count(); from += size) {
            size = Math.min(candidates.count() - from, Math.max(LEAST, Math.min(MOST, from / 2)));
            int begin = from;
            int count = size;
            workers.forEach(PARTS, part -> {
                for (int k = count * part / PARTS; k < count * (part + 1) / PARTS; k++) {
                    open[k] = probes[part].stays(begin + k, 0);
                }
            });
            int before = kept.size();
            for (int k = 0; k < size; k++) {
                if (open[k] && probes[0].stays(from + k, before)) {
                    Form form = probes[0].form.kept();
                    grid.add(kept.size(), form.box);
                    kept.add(form);
                }
            }
        }
    }

    /** One thread's comparisons. */
    private final class Probe implements BoxGrid.Visitor {
        private final Form form = new Form();
        private int[] met = new int[64];
        private int least;

        /** Whether no kept shape from number {@code first} on suppresses the candidate. */
        boolean stays(int rank, int first) {
            rule.fill(candidates, rank, form);
            least = first;
            if (met.length < kept.size()) {
                met = Arrays.copyOf(met, 2 * kept.size());
            }
            return !grid.visit(form.centre, form.box, this);
        }

        @Override
        public boolean visit(int shape) {
            int mark = 2 * form.rank + (least == 0 ? 1 : 2);
            if (shape < least || met[shape] == mark) {
                return false;
            }
            met[shape] = mark;
            return rule.suppresses(kept.get(shape), form);
        }
    }
}
