package io.biapy.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BiapyChannelsTest {
    private static final Path FILE = Path.of("model.pth");

    private static String read(List<String> codes, Map<String, Object> options) {
        return BiapyChannels.of(FILE, codes, Optional.of(List.of(options))).toString();
    }

    @Test
    void options_of_the_configuration_are_those_of_the_channels() {
        assertThat(read(
                        List.of("F", "C", "Dn", "P"),
                        Map.of(
                                "F", Map.of("erosion", 2L, "dilation", 0L),
                                "C", Map.of("mode", "inner"),
                                "Dn", Map.of("closing_size", 0L, "norm", false, "decline_power", 2.0),
                                "P", Map.of("type", "skeleton", "dilation", List.of(0L, 2L, 2L)))))
                .isEqualTo("F[erosion=2],C[mode=inner],Dn[closing_size=0,norm=false,decline_power=2.0],"
                        + "P[type=skeleton,dilation=0x2x2]");
        assertThat(read(
                        List.of("A"),
                        Map.of(
                                "A",
                                Map.of(
                                        "z_affinities", List.of(1L, 2L),
                                        "y_affinities", List.of(1L, 9L),
                                        "x_affinities", List.of(1L, 27L),
                                        "widen_borders", 0L))))
                .isEqualTo("A[offsets=1x0x0/0x1x0/0x0x1/2x0x0/0x9x0/0x0x27,widen_borders=0]");
        assertThat(read(List.of("Db"), Map.of("Db", Map.of("val_type", "discretize", "act", "", "mask_values", true))))
                .isEqualTo("Db[val_type=discretize]");
        assertThat(read(List.of("Db", "R"), Map.of("R", Map.of("nrays", 64L, "mask_values", true))))
                .isEqualTo("Db,R[nrays=64]");
    }

    @Test
    void options_of_one_offset_or_one_flow_are_those_of_its_group() {
        assertThat(read(List.of("F", "V", "H"), Map.of("V", Map.of("norm", false, "act", "tanh"))))
                .isEqualTo("F,V[norm=false,act=tanh],H[norm=false,act=tanh]");
        assertThat(read(
                        List.of("Db", "Gv", "Gh"),
                        Map.of(
                                "Gv", Map.of("gradient_type", "omnipose"),
                                "Db", Map.of("val_type", "omnipose", "mask_values", false))))
                .isEqualTo("Db[val_type=omnipose],Gv[gradient_type=omnipose],Gh[gradient_type=omnipose]");
    }

    @Test
    void without_options_channels_are_as_by_default() {
        assertThat(BiapyChannels.of(FILE, List.of("F", "C"), Optional.empty())).hasToString("F,C");
        assertThat(read(List.of("F", "C"), Map.of())).isEqualTo("F,C");
        assertThat(BiapyChannels.of(FILE, List.of("F"), Optional.of(List.of()))).hasToString("F");
    }

    @Test
    void options_that_nobody_knows_are_refused_with_file_channel_and_option() {
        assertThatThrownBy(() -> read(List.of("F"), Map.of("F", Map.of("erode", 1L))))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("model.pth")
                .hasMessageContaining("DATA_CHANNELS_EXTRA_OPTS")
                .hasMessageContaining("did you mean \"erosion\"");
        assertThatThrownBy(() -> read(List.of("F"), Map.of("F", 3L)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("of channel F are a dictionary, got 3");
        assertThatThrownBy(() -> BiapyChannels.of(FILE, List.of("F"), Optional.of("F")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("a list of one dictionary");
    }
}
