package io.biapy.instance.watershed;

import io.biapy.instance.flood.Flooding;

/** How seeds grow: over which surface, smoothed or not, in 3D or slice by slice, in which order. */
record FloodOptions(Surface surface, boolean smoothing, boolean sliceBySlice, Flooding flooding) {
    FloodOptions over(Surface other) {
        return new FloodOptions(other, smoothing, sliceBySlice, flooding);
    }

    FloodOptions smoothed(boolean on) {
        return new FloodOptions(surface, on, sliceBySlice, flooding);
    }

    FloodOptions inSlices() {
        return new FloodOptions(surface, smoothing, true, flooding);
    }

    FloodOptions by(Flooding other) {
        return new FloodOptions(surface, smoothing, sliceBySlice, other);
    }

    @Override
    public String toString() {
        return "over " + surface + (smoothing ? "" : " as it is") + (sliceBySlice ? ", slice by slice" : "") + "; "
                + flooding;
    }
}
