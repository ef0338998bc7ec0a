package io.biapy.core.network;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds a U-Net with BiaPy's options and defaults. Options by level take one value for each level, or a single value for all; the
 * first is the level of full resolution, the last the bottleneck. Used once, by one thread.
 */
public final class UnetBuilder implements NetworkBuilder {
    int dimensions = 2;
    int inputChannels = 1;
    List<Integer> featureMaps = List.of(16, 32, 64, 128, 256);
    Norm norm = Norm.INSTANCE;
    Nonlinearity activation = Nonlinearity.ELU;
    int kernel = 3;
    List<Integer> downYx = List.of(2);
    List<Integer> downZ = List.of(2);
    List<Boolean> isotropy = List.of(true);
    List<Integer> convLayers = List.of(2);
    List<Double> dropout = List.of(0.0);
    BlockOrder order = BlockOrder.CONV_NORM_ACT;
    Upsampling upsampling = Upsampling.TRANSPOSED_CONVOLUTION;
    boolean largerIo;
    boolean separated;
    boolean divided;
    List<Head> heads = new ArrayList<>();

    UnetBuilder() {}

    @Override
    public String architecture() {
        return "unet";
    }

    @Override
    public UnetBuilder dimensions(int count) {
        dimensions = count;
        return this;
    }

    @Override
    public UnetBuilder inputChannels(int channels) {
        inputChannels = channels;
        return this;
    }

    /** Feature maps of each level; default 16, 32, 64, 128, 256. */
    public UnetBuilder featureMaps(int... maps) {
        featureMaps = list(maps);
        return this;
    }

    /** Default {@link Norm#INSTANCE}. */
    public UnetBuilder normalization(Norm kind) {
        norm = kind;
        return this;
    }

    /** Default {@link Nonlinearity#ELU}. */
    public UnetBuilder activation(Nonlinearity function) {
        activation = function;
        return this;
    }

    /** Odd width of the kernels in voxels; default 3. */
    public UnetBuilder kernelSize(int width) {
        kernel = width;
        return this;
    }

    /** Factors along y and x between a level and the next, so one fewer than levels; default 2. */
    public UnetBuilder downsampling(int... factors) {
        downYx = list(factors);
        return this;
    }

    /** Factors along z between a level and the next, so one fewer than levels; default 2, without meaning in 2D. */
    public UnetBuilder downsamplingZ(int... factors) {
        downZ = list(factors);
        return this;
    }

    /** Whether the kernels of a level reach along z; default true, without meaning in 2D. */
    public UnetBuilder isotropy(boolean... levels) {
        List<Boolean> all = new ArrayList<>();
        for (boolean level : levels) {
            all.add(level);
        }
        isotropy = all;
        return this;
    }

    /** Convolutions in a block of each level; default 2. */
    public UnetBuilder convLayers(int... counts) {
        convLayers = list(counts);
        return this;
    }

    /** Probability of dropping an element while training, from 0 to below 1, for each level; default 0. */
    public UnetBuilder dropout(double... probabilities) {
        dropout = Arrays.stream(probabilities).boxed().toList();
        return this;
    }

    /** Default {@link BlockOrder#CONV_NORM_ACT}. */
    public UnetBuilder blockOrder(BlockOrder layers) {
        order = layers;
        return this;
    }

    /** Whether a convolution with a kernel 2 voxels wider stands before the first and after the last block; default false. */
    public UnetBuilder largerIo(boolean larger) {
        largerIo = larger;
        return this;
    }

    /** Default {@link Upsampling#TRANSPOSED_CONVOLUTION}. */
    public UnetBuilder upsampling(Upsampling how) {
        upsampling = how;
        return this;
    }

    /** Adds an output after those named before. */
    public UnetBuilder head(String name, int channels) {
        heads.add(new Head(name, channels));
        return this;
    }

    @Override
    public UnetBuilder heads(List<Head> all) {
        heads = new ArrayList<>(all);
        return this;
    }

    /** Whether each head has a decoder of its own; default false. */
    public UnetBuilder separatedDecoders(boolean separate) {
        separated = separate;
        return this;
    }

    /** Whether separated decoders share out the feature maps, at least 1 for each; default false. */
    public UnetBuilder dividedFeatureMaps(boolean divide) {
        divided = divide;
        return this;
    }

    @Override
    public NetworkGraph build() {
        if (heads.isEmpty()) {
            head("F", 1);
        }
        if (heads.stream().allMatch(Head::isClass)) {
            throw new InputException(
                    "unet: besides class heads a network needs a head for representations, got " + heads + ".");
        }
        List<Level> levels = levels();
        GraphAssembly assembly = new GraphAssembly(norm, activation, order);
        UnetGraph unet = new UnetGraph(assembly, levels, upsampling);
        String bottom = unet.encoder(inputChannels, largerIo);
        int decoders = separated ? heads.size() : 1;
        int share = divided ? decoders : 1;
        List<String> features = new ArrayList<>();
        for (int i = 0; i < decoders; i++) {
            features.add(unet.decoder(i, bottom, share));
        }
        for (int i = 0; i < decoders && largerIo; i++) {
            features.set(i, unet.largerOutput(i, features.get(i), share));
        }
        List<NetworkGraph.Output> outputs = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            String node = unet.head(
                    i, features.get(separated ? i : 0), share, heads.get(i).channels());
            outputs.add(new NetworkGraph.Output(node, heads.get(i)));
        }
        return new NetworkGraph(
                architecture(),
                dimensions,
                assembly.nodes(),
                outputs,
                divisor(levels),
                unet.stateOrder(),
                UnetSettings.write(this));
    }

    private List<Level> levels() {
        UnetLimits.check(this);
        int count = featureMaps.size();
        List<Integer> yx = UnetLimits.spread("downsampling", downYx, count - 1);
        List<Integer> z = UnetLimits.spread("downsamplingZ", downZ, count - 1);
        List<Boolean> deep = UnetLimits.spread("isotropy", isotropy, count);
        List<Integer> layers = UnetLimits.spread("convLayers", convLayers, count);
        List<Double> drop = UnetLimits.spread("dropout", dropout, count);
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            Extent kernels = Extent.zyx(dimensions == 3 && deep.get(i) ? kernel : 1, kernel, kernel);
            Extent stride =
                    last ? Extent.zyx(1, 1, 1) : Extent.zyx(dimensions == 3 ? z.get(i) : 1, yx.get(i), yx.get(i));
            levels.add(new Level(featureMaps.get(i), kernels, stride, layers.get(i), drop.get(i)));
        }
        return levels;
    }

    private static Extent divisor(List<Level> levels) {
        int z = 1;
        int yx = 1;
        for (Level level : levels) {
            z = Math.multiplyExact(z, level.stride().z());
            yx = Math.multiplyExact(yx, level.stride().y());
        }
        return Extent.zyx(z, yx, yx);
    }

    @Override
    public String toString() {
        return architecture() + " in the making, feature maps " + featureMaps;
    }

    private static List<Integer> list(int... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
