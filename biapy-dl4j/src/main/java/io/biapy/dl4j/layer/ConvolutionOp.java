package io.biapy.dl4j.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's convolution operations, called directly: stride 1, padded to keep the size, channels first, weights [out, in, k..]. The CPU
 * backend hands them to oneDNN where its build has it. (DeepLearning4J's own layers find oneDNN only through a class that has moved.)
 */
final class ConvolutionOp {
    private static final int SAME = 1;
    private static final int CHANNELS_FIRST = 0;
    private static final int OUT_IN_KERNEL = 1;

    private final boolean volume;
    private final int[] arguments;

    /** @param kernel (z), y, x */
    ConvolutionOp(int... kernel) {
        int[] zeros = new int[kernel.length];
        int[] ones = new int[kernel.length];
        Arrays.fill(ones, 1);
        volume = kernel.length == 3;
        arguments = Stream.of(kernel, ones, zeros, ones, new int[] {SAME, CHANNELS_FIRST, OUT_IN_KERNEL
                }) // stride 1, dilation 1
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    void forward(List<INDArray> inputWeightsBias, INDArray output) {
        run(volume ? "conv3dnew" : "conv2d", arguments, inputWeightsBias, List.of(output));
    }

    /** Gradients of the input, the weights and, where there is a bias, the bias. */
    void backward(List<INDArray> inputWeightsBias, INDArray gradient, List<INDArray> gradients) {
        List<INDArray> in = new ArrayList<>(inputWeightsBias);
        in.add(gradient);
        run(volume ? "conv3dnew_bp" : "conv2d_bp", arguments, in, gradients);
    }

    private static void run(String name, int[] arguments, List<INDArray> in, List<INDArray> out) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addInputs(in.toArray(INDArray[]::new))
                .addOutputs(out.toArray(INDArray[]::new))
                .addIntegerArguments(arguments)
                .build());
    }
}
