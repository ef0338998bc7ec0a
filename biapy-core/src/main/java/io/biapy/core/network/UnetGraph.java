package io.biapy.core.network;

import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a U-Net together under BiaPy's names ({@code biapy.models.unet.U_Net}): encoder {@code down_path}, {@code bottleneck}, one
 * decoder in {@code up_paths} or one for each head, {@code heads}.
 */
final class UnetGraph {
    private static final List<String> MODULES =
            List.of("down_path", "conv_in", "bottleneck", "up_paths", "conv_out", "heads");

    private final GraphAssembly graph;
    private final List<Level> levels;
    private final Upsampling upsampling;
    private final List<String> skips = new ArrayList<>();

    UnetGraph(GraphAssembly graph, List<Level> levels, Upsampling upsampling) {
        this.graph = graph;
        this.levels = levels;
        this.upsampling = upsampling;
    }

    /** The encoder with its bottleneck; returns the name of the last node. */
    String encoder(int inputChannels, boolean largerIo) {
        String last = graph.add("input", new Op.Input(inputChannels));
        int channels = inputChannels;
        if (largerIo) {
            last = graph.block("conv_in", last, channels, larger(levels.get(0)));
            channels = levels.get(0).maps();
        }
        int bottleneck = levels.size() - 1;
        for (int i = 0; i < bottleneck; i++) {
            Level level = levels.get(i);
            last = graph.block("down_path." + i, last, channels, level);
            skips.add(last);
            last = graph.add("mpooling_layers." + i, new Op.MaxPool(level.stride()), last);
            channels = level.maps();
        }
        return graph.block("bottleneck", last, channels, levels.get(bottleneck));
    }

    /** Decoder {@code number}, its feature maps divided by {@code share}. */
    String decoder(int number, String bottom, int share) {
        String last = bottom;
        int channels = levels.get(levels.size() - 1).maps();
        for (int i = levels.size() - 2; i >= 0; i--) {
            Level level = shared(levels.get(i), share);
            String name = "up_paths." + number + "." + (levels.size() - 2 - i);
            String up = graph.up(name + ".up", last, channels, level.maps(), level.stride(), upsampling);
            String joined = graph.add(name + ".concat", new Op.Concatenate(), up, skips.get(i));
            int wide = level.maps() + levels.get(i).maps();
            last = graph.block(name + ".conv_block", joined, wide, level);
            channels = level.maps();
        }
        return last;
    }

    /** The wide block after decoder {@code number}. */
    String largerOutput(int number, String input, int share) {
        Level level = shared(levels.get(0), share);
        return graph.block("conv_out." + number, input, level.maps(), larger(level));
    }

    /** The 1x1 convolution of a head. */
    String head(int number, String input, int share, int channels) {
        int in = shared(levels.get(0), share).maps();
        return graph.add("heads." + number, new Op.Convolution(in, channels, Extent.zyx(1, 1, 1)), input);
    }

    List<String> stateOrder() {
        return graph.stateOrder(MODULES);
    }

    private static Level shared(Level level, int share) {
        return level.withMaps(Math.max(1, level.maps() / share));
    }

    /** One convolution with a kernel 2 voxels wider, without dropout. */
    private static Level larger(Level level) {
        Extent k = level.kernel();
        Extent wide = Extent.zyx(k.z() == 1 ? 1 : k.z() + 2, k.y() + 2, k.x() + 2);
        return new Level(level.maps(), wide, level.stride(), 1, 0);
    }
}
