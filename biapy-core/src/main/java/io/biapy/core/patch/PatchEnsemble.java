package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import io.biapy.core.target.PlaneRole;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Patches seen in several orientations, and their predictions put back and made one. For each view {@link #hold} its input, predict, and
 * {@link #combine} its output; then {@link #finish}. Views come in a fixed order, so that the same input gives the same bits. Where y and x change
 * places, patches that are not square are made so in front of the shorter axis ({@link #pad}) and cut in the end ({@link #crop}). Immutable, safe for several
 * threads. Source: BiaPy 3.7.1, {@code ensemble_predictions}.
 */
public final class PatchEnsemble {
    private record View(Orientation orientation, PlaneTurn turn) {}

    private final List<View> views = new ArrayList<>();
    private final TestTimeAugmentation.Reduction reduction;
    private final List<PlaneRole> roles;
    private final Extent patch;
    private final SquarePadding padding;

    private PatchEnsemble(TestTimeAugmentation how, List<PlaneRole> roles, Extent patch, boolean volume) {
        this.reduction = how.reduction();
        this.roles = List.copyOf(roles);
        this.patch = patch;
        for (Orientation orientation : how.orientations(volume)) {
            PlaneTurn.of(orientation, roles).ifPresent(turn -> views.add(new View(orientation, turn)));
        }
        boolean turned = views.stream().anyMatch(view -> view.orientation().swapped());
        boolean scalar = roles.stream().allMatch(role -> role.kind() == PlaneRole.Kind.SCALAR);
        this.padding = SquarePadding.of(patch, turned, scalar);
    }

    /**
     * For patches of one size.
     *
     * @param roles one for each plane of output
     * @param volume whether patches are 3D and may be mirrored along z
     */
    public static PatchEnsemble of(TestTimeAugmentation how, List<PlaneRole> roles, Extent patch, boolean volume) {
        return new PatchEnsemble(how, roles, patch, volume);
    }

    /** Number of orientations, at least one. */
    public int views() {
        return views.size();
    }

    /** Size of what the network sees: the patch, or the square that holds it. */
    public Extent seen() {
        return padding.to();
    }

    /** The patches as they are held: the same buffer where {@link #seen()} is the patch. */
    public FloatBuffer pad(FloatBuffer patches, int planes) {
        return padding.pad(patches, planes);
    }

    /**
     * Writes the input of one view.
     *
     * @param padded what {@link #pad} gave
     * @param planes samples times channels
     * @param to another buffer
     */
    public void hold(int view, FloatBuffer padded, int planes, FloatBuffer to) {
        views.get(view).orientation().apply(padded, 0, planes, seen(), to, 0);
    }

    /**
     * Takes in the prediction of one view, mirrored and turned back in space and in its directions. View 0 comes first and overwrites
     * {@code result}.
     *
     * @param predicted sample, plane, z, y, x of size {@link #seen()}
     * @param result same layout
     */
    public void combine(int view, FloatBuffer predicted, int samples, FloatBuffer result) {
        View seenAs = views.get(view);
        Orientation back = seenAs.orientation().inverse();
        int voxels = seen().voxels();
        FloatBuffer plane = FloatBuffer.allocate(back.isIdentity() ? 0 : voxels);
        for (int sample = 0; sample < samples; sample++) {
            for (int k = 0; k < roles.size(); k++) {
                int from = (sample * roles.size() + seenAs.turn().source(k)) * voxels;
                int to = (sample * roles.size() + k) * voxels;
                Combination how = view == 0 ? Combination.REPLACE : combination(roles.get(k));
                if (back.isIdentity()) {
                    seenAs.turn().combine(k, predicted, from, seen(), how, result, to);
                } else {
                    back.apply(predicted, from, 1, seen(), plane, 0);
                    seenAs.turn().combine(k, plane, 0, seen(), how, result, to);
                }
            }
        }
    }

    private Combination combination(PlaneRole role) {
        if (role.kind() == PlaneRole.Kind.COMPONENT) {
            return Combination.ADD;
        }
        return switch (reduction) {
            case MEAN -> Combination.ADD;
            case MIN -> Combination.SMALLEST;
            case MAX -> Combination.LARGEST;
        };
    }

    /** Turns sums into means, in place, once all views are in. */
    public void finish(FloatBuffer result, int samples) {
        if (views.size() == 1) {
            return;
        }
        float share = 1f / views.size();
        float[] row = new float[seen().x()];
        int rows = seen().voxels() / row.length;
        for (int plane = 0; plane < samples * roles.size(); plane++) {
            for (int y = 0; combination(roles.get(plane % roles.size())) == Combination.ADD && y < rows; y++) {
                int at = (plane * rows + y) * row.length;
                result.get(at, row);
                for (int x = 0; x < row.length; x++) {
                    row[x] *= share;
                }
                result.put(at, row);
            }
        }
    }

    /** The result without what {@link #pad} added: the same buffer where that is nothing. */
    public FloatBuffer crop(FloatBuffer result, int samples) {
        return padding.crop(result, samples * roles.size());
    }

    @Override
    public String toString() {
        return views.size() + (views.size() == 1 ? " view of " : " views of ") + patch;
    }
}
