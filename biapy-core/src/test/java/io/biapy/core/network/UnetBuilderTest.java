package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.error.UnknownNameException;
import io.biapy.core.image.Extent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnetBuilderTest {
    @Test
    void the_default_is_biapys_default() {
        NetworkGraph graph = Architectures.unet().build();
        assertThat(graph.dimensions()).isEqualTo(2);
        assertThat(graph.inputChannels()).isEqualTo(1);
        assertThat(graph.heads()).containsExactly(new Head("F", 1));
        assertThat(graph.divisor()).isEqualTo(Extent.yx(16, 16));
        assertThat(graph.settings())
                .containsEntry("feature_maps", List.of(16, 32, 64, 128, 256))
                .containsEntry("normalization", "in")
                .containsEntry("activation", "elu")
                .containsEntry("k_size", 3)
                .containsEntry("upsample_layer", "convtranspose")
                .containsEntry("conv_block_order", "conv_norm_act");
    }

    @Test
    void a_graph_prints_what_one_wants_to_know_first() {
        NetworkGraph graph = Architectures.unet().head("F+C", 2).build();
        assertThat(graph)
                .hasToString(
                        "unet in 2D: 1 channel in, [F+C (2)] out, 1,944,258 parameters, sizes divisible by 16 x 16");
        assertThat(graph.summary().lines()).first().isEqualTo(graph.toString());
        assertThat(graph.summary()).contains("heads.0  Convolution");
    }

    /** Follows channels and sizes through the graph, knowing only what each operation does. */
    @Test
    void any_combination_of_options_gives_a_graph_whose_sizes_and_channels_fit_together() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 300; trial++) {
            UnetBuilder builder = random(random);
            NetworkGraph graph = builder.build();
            Extent input = scaled(graph.divisor(), 2);
            graph.requireFit(input);
            Map<String, Shape> shapes = new HashMap<>();
            for (Node node : graph.nodes()) {
                shapes.put(node.name(), result(node, shapes, input));
            }
            for (int i = 0; i < graph.outputs().size(); i++) {
                assertThat(shapes.get(graph.outputs().get(i)))
                        .isEqualTo(new Shape(graph.heads().get(i).channels(), input));
            }
            assertThat(new HashSet<>(graph.parameters())).hasSameSizeAs(graph.parameters());
            assertThat(Architectures.build("unet", graph.settings()).nodes()).isEqualTo(graph.nodes());
            assertThat(Architectures.build("unet", graph.settings()).parameters())
                    .isEqualTo(graph.parameters());
            assertThat(Initializer.weights(graph, trial).matching(graph).keys())
                    .containsExactlyElementsOf(
                            graph.parameters().stream().map(ParameterSpec::key).toList());
        }
    }

    @Test
    void class_heads_stand_behind_the_others_whatever_their_order() {
        NetworkGraph graph =
                Architectures.unet().head("class", 4).head("F+C", 2).build();
        assertThat(graph.outputs()).containsExactly("heads.1", "heads.0");
        assertThat(graph.heads()).extracting(Head::isClass).containsExactly(false, true);
        assertThat(graph.outputChannels()).isEqualTo(6);
    }

    @Test
    void a_larger_input_block_is_computed_first_but_stands_behind_the_encoder_in_the_state_dictionary() {
        NetworkGraph graph = Architectures.unet().largerIo(true).build();
        List<String> keys = graph.parameters().stream().map(ParameterSpec::key).toList();
        assertThat(keys.indexOf("conv_in.block.0.weight"))
                .isGreaterThan(keys.indexOf("down_path.0.block.0.block.0.weight"))
                .isLessThan(keys.indexOf("bottleneck.block.0.block.0.weight"));
        assertThat(graph.nodes().get(1).name()).isEqualTo("conv_in.block.0");
        assertThat(graph.nodes().get(1).op()).isEqualTo(new Op.Convolution(1, 16, Extent.yx(5, 5)));
    }

    @Test
    void separated_decoders_share_out_their_maps_but_keep_the_full_skips() {
        NetworkGraph graph = Architectures.unet()
                .featureMaps(4, 8, 16)
                .head("F+C", 2)
                .head("Db", 1)
                .separatedDecoders(true)
                .dividedFeatureMaps(true)
                .build();
        assertThat(convolution(graph, "up_paths.1.0.conv_block.block.0.block.0").in())
                .isEqualTo(8 / 2 + 8);
        assertThat(convolution(graph, "up_paths.1.1.conv_block.block.1.block.0").out())
                .isEqualTo(2);
        assertThat(convolution(graph, "heads.1").in()).isEqualTo(2);
        assertThat(graph.nodes().stream().map(Node::name)).contains("up_paths.0.0.up.0", "up_paths.1.1.up.0");
    }

    @Test
    void dropout_stands_last_in_each_block_of_its_level_and_changes_no_key() {
        NetworkGraph graph =
                Architectures.unet().featureMaps(2, 4).dropout(0, 0.25).build();
        assertThat(graph.nodes().stream()
                        .filter(n -> n.op() instanceof Op.Dropout)
                        .map(Node::name))
                .containsExactly("bottleneck.block.0.block.3", "bottleneck.block.1.block.3");
        assertThat(graph.parameters())
                .isEqualTo(Architectures.unet().featureMaps(2, 4).build().parameters());
    }

    @Test
    void a_size_that_does_not_divide_is_refused_with_the_divisor() {
        NetworkGraph graph = Architectures.unet()
                .dimensions(3)
                .featureMaps(2, 4, 8)
                .downsamplingZ(1, 2)
                .build();
        assertThat(graph.fits(Extent.zyx(6, 12, 8))).isTrue();
        assertThatThrownBy(() -> graph.requireFit(Extent.zyx(5, 12, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("divisible by 2 x 4 x 4", "5 x 12 x 8");
    }

    static List<UnetBuilder> impossible() {
        return List.of(
                Architectures.unet().dimensions(4),
                Architectures.unet().inputChannels(0),
                Architectures.unet().featureMaps(16),
                Architectures.unet().featureMaps(),
                Architectures.unet().featureMaps(16, 0),
                Architectures.unet().kernelSize(4),
                Architectures.unet().kernelSize(-1),
                Architectures.unet().downsampling(2, 2),
                Architectures.unet().downsampling(0),
                Architectures.unet().downsamplingZ(2, 2),
                Architectures.unet().isotropy(true, false),
                Architectures.unet().convLayers(0),
                Architectures.unet().convLayers(2, 2),
                Architectures.unet().dropout(1),
                Architectures.unet().dropout(Double.NaN),
                Architectures.unet().head("class", 3));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void options_that_contradict_each_other_are_refused_by_name(UnetBuilder builder) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("unet: ")
                .hasMessageContaining("got ");
    }

    @Test
    void settings_of_the_wrong_kind_are_refused_by_name() {
        assertThatThrownBy(() -> Architectures.build("unet", Map.of("feature_maps", "many")))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("unet", "feature_maps", "many");
        assertThatThrownBy(() -> Architectures.build("unet", Map.of("contrast", true)))
                .hasMessageContaining("contrast");
        assertThatThrownBy(() -> Architectures.build("unet", Map.of("upsampling_factor", List.of(2, 2))))
                .hasMessageContaining("super-resolution");
        assertThatThrownBy(() -> Architectures.build("unet", Map.of("output_channels", List.of(1, 2))))
                .hasMessageContaining("output_channel_info");
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest_valid_one() {
        assertThatThrownBy(() -> Architectures.named("u-net"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("Unknown architecture \"u-net\"; did you mean \"unet\"? valid: unet.");
        assertThatThrownBy(() -> Norm.of("batch")).hasMessageContaining("valid: in, bn, sync_bn, gn, ln, none");
        assertThatThrownBy(() -> Nonlinearity.of("leaky-relu")).hasMessageContaining("did you mean \"leaky_relu\"");
        assertThatThrownBy(() -> Upsampling.of("upsample")).hasMessageContaining("did you mean \"upsampling\"");
        assertThatThrownBy(() -> BlockOrder.of("norm_conv_act")).isInstanceOf(UnknownNameException.class);
        assertThat(Architectures.names())
                .allSatisfy(name ->
                        assertThat(Architectures.named(name).architecture()).isEqualTo(name));
    }

    private static UnetBuilder random(SplittableRandom random) {
        int levels = random.nextInt(2, 5);
        UnetBuilder builder = Architectures.unet()
                .dimensions(random.nextInt(2, 4))
                .inputChannels(random.nextInt(1, 4))
                .featureMaps(random.ints(levels, 1, 9).toArray())
                .normalization(Norm.values()[random.nextInt(Norm.values().length)])
                .activation(Nonlinearity.values()[random.nextInt(Nonlinearity.values().length)])
                .kernelSize(1 + 2 * random.nextInt(3))
                .downsampling(random.ints(levels - 1, 1, 4).toArray())
                .downsamplingZ(random.ints(levels - 1, 1, 3).toArray())
                .isotropy(random.nextBoolean())
                .convLayers(random.ints(levels, 1, 4).toArray())
                .dropout(random.nextInt(2) * 0.1)
                .blockOrder(BlockOrder.values()[random.nextInt(2)])
                .upsampling(Upsampling.values()[random.nextInt(2)])
                .largerIo(random.nextBoolean())
                .separatedDecoders(random.nextBoolean())
                .dividedFeatureMaps(random.nextBoolean());
        builder.head("F", random.nextInt(1, 4));
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.head(random.nextBoolean() ? "class" : "D", random.nextInt(1, 4));
        }
        return builder;
    }

    private record Shape(int channels, Extent size) {}

    private static Shape result(Node node, Map<String, Shape> shapes, Extent input) {
        List<Shape> in = node.inputs().stream().map(shapes::get).toList();
        if (node.op() instanceof Op.Input image) {
            return new Shape(image.channels(), input);
        }
        Shape first = in.get(0);
        if (node.op() instanceof Op.Convolution c) {
            assertThat(first.channels()).as(node.name()).isEqualTo(c.in());
            return new Shape(c.out(), first.size());
        }
        if (node.op() instanceof Op.TransposedConvolution t) {
            assertThat(first.channels()).as(node.name()).isEqualTo(t.in());
            return new Shape(t.out(), times(first.size(), t.stride()));
        }
        if (node.op() instanceof Op.Normalization n) {
            assertThat(first.channels()).as(node.name()).isEqualTo(n.channels());
            return first;
        }
        if (node.op() instanceof Op.MaxPool pool) {
            Extent small = Extent.zyx(
                    first.size().z() / pool.stride().z(),
                    first.size().y() / pool.stride().y(),
                    first.size().x() / pool.stride().x());
            assertThat(times(small, pool.stride())).as(node.name()).isEqualTo(first.size());
            return new Shape(first.channels(), small);
        }
        if (node.op() instanceof Op.Upsample up) {
            return new Shape(first.channels(), times(first.size(), up.factor()));
        }
        if (node.op() instanceof Op.Concatenate) {
            assertThat(in).extracting(Shape::size).containsOnly(first.size());
            return new Shape(in.stream().mapToInt(Shape::channels).sum(), first.size());
        }
        assertThat(in).as(node.name()).hasSize(1);
        return first;
    }

    private static Op.Convolution convolution(NetworkGraph graph, String name) {
        return graph.nodes().stream()
                .filter(n -> n.name().equals(name))
                .map(n -> (Op.Convolution) n.op())
                .findFirst()
                .orElseThrow();
    }

    private static Extent scaled(Extent e, int factor) {
        return Extent.zyx(e.z() * factor, e.y() * factor, e.x() * factor);
    }

    private static Extent times(Extent a, Extent b) {
        return Extent.zyx(a.z() * b.z(), a.y() * b.y(), a.x() * b.x());
    }
}
