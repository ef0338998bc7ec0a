package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import io.biapy.core.target.PlaneRole;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A mirroring with what it does to the planes of a network's output: mirror the input, predict, add the prediction back. Immutable, safe for
 * several threads.
 */
public final class MirroredPlanes {
    private final Flip flip;
    private final PlaneTurn turn;

    private MirroredPlanes(Flip flip, PlaneTurn turn) {
        this.flip = flip;
        this.turn = turn;
    }

    /** All mirrorings that planes of these roles can follow, the image as it is first. */
    public static List<MirroredPlanes> all(List<PlaneRole> roles, boolean volume) {
        List<MirroredPlanes> all = new ArrayList<>();
        for (Flip flip : Flip.all(volume)) {
            PlaneTurn.of(Orientation.of(flip), roles).ifPresent(turn -> all.add(new MirroredPlanes(flip, turn)));
        }
        return List.copyOf(all);
    }

    /** The image as it is, alone. */
    public static List<MirroredPlanes> none(List<PlaneRole> roles) {
        return all(roles, false).subList(0, 1);
    }

    /** To be applied to the input. */
    public Flip flip() {
        return flip;
    }

    /**
     * Adds the prediction of a mirrored input to {@code sum}, mirrored back in space and in its directions.
     *
     * @param predicted sample, plane, z, y, x from 0 on
     * @param sum same layout
     */
    public void addBack(FloatBuffer predicted, int samples, Extent extent, FloatBuffer sum) {
        int planes = turn.planes();
        if (turn.isIdentity()) {
            flip.add(predicted, 0, samples * planes, extent, sum, 0);
            return;
        }
        int values = planes * extent.voxels();
        FloatBuffer back = FloatBuffer.allocate(values);
        for (int sample = 0; sample < samples; sample++) {
            flip.apply(predicted, sample * values, planes, extent, back, 0);
            turn.add(back, 0, extent, sum, sample * values);
        }
    }

    @Override
    public String toString() {
        return flip + ", " + turn;
    }
}
