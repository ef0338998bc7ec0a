package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.ForegroundRole;
import io.biapy.core.target.Loss;
import java.util.List;

/**
 * BiaPy's channel M (CartoCell): 1 where F or C is 1. In a list it takes the F and C of that list, else plain ones. Andrés-San Román et al.,
 * "CartoCell", Cell Reports Methods 3 (2023). Immutable.
 *
 * @param foreground the F that it takes
 * @param contour the C that it takes
 */
public record ForegroundWithContour(Foreground foreground, Contour contour) implements TargetChannel {
    static final ForegroundWithContour DEFAULT = new ForegroundWithContour(Foreground.DEFAULT, Contour.DEFAULT);

    @Override
    public ChannelCode channel() {
        return ChannelCode.MASK;
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }

    @Override
    public ForegroundRole foregroundRole() {
        return ForegroundRole.POSITIVE;
    }

    @Override
    public int reach() {
        return Math.max(foreground.reach(), contour.reach());
    }

    @Override
    public TargetChannel beside(List<TargetChannel> others) {
        Foreground f = foreground;
        Contour c = contour;
        for (TargetChannel other : others) {
            f = other instanceof Foreground found ? found : f;
            c = other instanceof Contour found ? found : c;
        }
        return new ForegroundWithContour(f, c);
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        int[] objects = foreground.objects(labels, workers);
        contour.encode(labels, into, at, workers);
        workers.forRanges(objects.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = objects[i] != 0 ? 1 : into[at + i];
            }
        });
    }

    @Override
    public String toString() {
        return "M";
    }
}
