package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.Size;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the planes of a prediction of flows lie; checked once. Immutable. */
record FlowPlanes(List<ChannelCode> channels) {
    FlowPlanes {
        channels = List.copyOf(channels);
        if (channels.stream().distinct().count() < channels.size()) {
            throw new InputException("Each channel may be predicted once, got " + channels + ".");
        }
        if (!channels.contains(ChannelCode.FLOW_VERTICAL) || !channels.contains(ChannelCode.FLOW_HORIZONTAL)) {
            throw new InputException(
                    "Flows are followed along Gv and Gh (and Gz in 3D), for example F,Gv,Gh; got " + channels + ".");
        }
    }

    /** BiaPy's choice: F, else M, else B. */
    Optional<ChannelCode> foreground() {
        return Stream.of(ChannelCode.FOREGROUND, ChannelCode.MASK, ChannelCode.BACKGROUND)
                .filter(channels::contains)
                .findFirst();
    }

    /** Refuses a prediction of other planes, a volume without Gz, and values that are not finite. */
    void check(FloatImage prediction) {
        checkPlanes(
                prediction.name(), prediction.channels(), prediction.extent().toSize());
        float[] data = prediction.data();
        for (int i = 0; i < data.length; i++) {
            if (!Float.isFinite(data[i])) {
                int plane = prediction.extent().voxels();
                throw new InputException("Prediction " + prediction.name() + ": channel " + channels.get(i / plane)
                        + " holds " + data[i] + " at voxel " + i % plane + "; only finite flows can be followed.");
            }
        }
    }

    /** Refuses a prediction of other planes, and a volume without Gz. */
    void checkPlanes(String name, int planes, Size size) {
        if (planes != channels.size()) {
            throw new InputException("Prediction " + name + ": the channels " + channels + " take " + channels.size()
                    + " planes, but it has " + planes + ".");
        }
        if (!size.is2D() && !channels.contains(ChannelCode.FLOW_DEPTH)) {
            throw new InputException("Prediction " + name + " of " + size
                    + " voxels needs the flow along z (Gz) beside " + channels + "; or decode it slice by slice.");
        }
    }

    /** Index in the prediction's data of the first value of a channel. */
    int start(FloatImage prediction, ChannelCode channel) {
        return channels.indexOf(channel) * prediction.extent().voxels();
    }

    /** The flow planes' starts: z, y, x in 3D and y, x in 2D. */
    int[] flows(FloatImage prediction) {
        return flows(prediction, prediction.extent().z() == 1 ? 2 : 3);
    }

    /** The same of a block of an image with so many axes, which may be one slice. */
    int[] flows(FloatImage block, int axes) {
        int y = start(block, ChannelCode.FLOW_VERTICAL);
        int x = start(block, ChannelCode.FLOW_HORIZONTAL);
        return axes == 2 ? new int[] {y, x} : new int[] {start(block, ChannelCode.FLOW_DEPTH), y, x};
    }
}
