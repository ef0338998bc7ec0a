package io.biapy.instance.decode;

/**
 * How proposals compete: from the first on, each stays unless one that stays already suppresses it. Whether one suppresses another depends on these two
 * alone, so it does not matter which part of the image they are looked at in. Safe for several threads.
 *
 * @param <S> the shape of a proposal, which is refilled for one after the other; for one thread at a time
 */
public interface ProposalRule<S> {
    /** Room for a shape. */
    S room();

    /** Makes {@code shape} that of the proposal of this rank. */
    void fill(Proposals proposals, int rank, S shape);

    /** A copy that lasts when {@code shape} is refilled. */
    S lasting(S shape);

    /** Least z, y, x, then greatest z, y, x, in voxels of the whole image; shapes whose boxes are apart do not suppress each other. */
    double[] box(S shape);

    /** Whether {@code better} takes so much of {@code other} that the latter goes; scratch space is that of {@code other}. */
    boolean suppresses(S better, S other);
}
