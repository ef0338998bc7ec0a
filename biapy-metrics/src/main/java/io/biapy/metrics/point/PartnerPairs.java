package io.biapy.metrics.point;

import java.util.Optional;

/**
 * Synapses as pairs of points: pair i joins presynaptic point i with postsynaptic point i; a presynaptic site with several partners stands in
 * several pairs. Optionally the neuron at each end. Immutable, safe for several threads.
 */
public final class PartnerPairs {
    private final Points pre;
    private final Points post;
    private final long @org.jspecify.annotations.Nullable [] neurons;

    private PartnerPairs(Points pre, Points post, long @org.jspecify.annotations.Nullable [] neurons) {
        this.pre = pre;
        this.post = post;
        this.neurons = neurons;
    }

    /**
     * Pairs from as many presynaptic as postsynaptic points.
     *
     * @throws IllegalArgumentException where the two lists differ in length
     */
    public static PartnerPairs of(Points pre, Points post) {
        if (pre.size() != post.size()) {
            throw new IllegalArgumentException("Each pair has a presynaptic and a postsynaptic point, got " + pre.size()
                    + " and " + post.size() + "; repeat a presynaptic point once for each partner.");
        }
        return new PartnerPairs(pre, post, null);
    }

    /** The same pairs with the neuron (segment id) at each end; then only pairs between the same two neurons match, as CREMI demands. */
    public PartnerPairs withNeurons(long[] presynaptic, long[] postsynaptic) {
        if (presynaptic.length != size() || postsynaptic.length != size()) {
            throw new IllegalArgumentException(size() + " pairs need as many neurons at each end, got "
                    + presynaptic.length + " and " + postsynaptic.length + ".");
        }
        long[] both = new long[2 * size()];
        for (int i = 0; i < size(); i++) {
            both[2 * i] = presynaptic[i];
            both[2 * i + 1] = postsynaptic[i];
        }
        return new PartnerPairs(pre, post, both);
    }

    /** Number of pairs. */
    public int size() {
        return pre.size();
    }

    /** The presynaptic point of each pair. */
    public Points pre() {
        return pre;
    }

    /** The postsynaptic point of each pair. */
    public Points post() {
        return post;
    }

    /** Presynaptic and postsynaptic neuron of pair 0, of pair 1, ...; a copy; empty where none were given. */
    public Optional<long[]> neurons() {
        return Optional.ofNullable(neurons).map(long[]::clone);
    }

    @Override
    public String toString() {
        return size() + (size() == 1 ? " pair" : " pairs") + (neurons == null ? "" : " with neurons");
    }
}
