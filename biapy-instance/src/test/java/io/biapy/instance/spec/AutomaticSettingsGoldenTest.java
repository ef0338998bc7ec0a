package io.biapy.instance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AutomaticSettingsGoldenTest {
    /** Channels whose default options are compared; the others have their own tests. Db's own activation is a known difference. */
    private static final Set<String> WITH_OPTIONS =
            Set.of("F", "B", "P", "C", "H", "V", "Z", "Dc", "Dn", "D", "T", "M");

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "instance_config",
                        "biapy.engine.check_configuration.check_configuration",
                        AutomaticSettingsGoldenTest::check)
                .tests("instance_config");
    }

    @Test
    void rays_choose_stardist() {
        assertThat(AutomaticSettings.of(codes("Db", "R"), 2).kind()).isEqualTo(DecoderKind.STARDIST);
        assertThatThrownBy(() -> AutomaticSettings.of(codes("Db", "R"), 2, DecoderKind.WATERSHED))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not for a watershed");
    }

    private static void check(GoldenCase golden) {
        for (JsonNode row : golden.output("rows").path("value")) {
            String what = row.path("ndim").asText() + " " + row.path("given");
            JsonNode filled = row.path("filled");
            if (filled.isNull()) {
                String given = row.path("given").toString();
                if (!given.contains("\"R\"")
                        && !given.equals("[\"A\"]")) { // BiaPy refuses its own default for rays, and 2D
                    assertThatThrownBy(() -> settings(row)).as(what).isInstanceOf(InputException.class);
                }
                continue;
            }
            AutomaticSettings found = settings(row);
            assertThat(texts(found.stored())).as(what).isEqualTo(texts(filled.path("DATA_CHANNELS")));
            assertThat(found.losses()).as(what).isEqualTo(texts(filled.path("DATA_CHANNELS_LOSSES")));
            assertThat(found.weights().toString())
                    .as(what)
                    .isEqualTo(texts(filled.path("DATA_CHANNEL_WEIGHTS")).toString());
            assertThat(found.kind().toString())
                    .as(what)
                    .isEqualTo(filled.path("INSTANCE_CREATION_PROCESS").asText());
            found.watershed().ifPresent(rules -> {
                assertThat(texts(rules.seeds())).as(what).hasSameElementsAs(texts(filled.path("SEED_CHANNELS")));
                assertThat(rules.surface().code())
                        .as(what)
                        .isEqualTo(filled.path("TOPOGRAPHIC_SURFACE_CHANNEL").asText());
                assertThat(List.of(rules.growth().code()))
                        .as(what)
                        .isEqualTo(texts(filled.path("GROWTH_MASK_CHANNELS")));
            });
            filled.path("DATA_CHANNELS_EXTRA_OPTS").fields().forEachRemaining(channel -> {
                if (WITH_OPTIONS.contains(channel.getKey())) {
                    List<String> options = new ArrayList<>();
                    channel.getValue()
                            .fields()
                            .forEachRemaining(o ->
                                    options.add(o.getKey() + "=" + o.getValue().asText()));
                    String text = channel.getKey() + (options.isEmpty() ? "" : "[" + String.join(",", options) + "]");
                    assertThat(TargetChannel.parse(text)).isEqualTo(TargetChannel.parse(channel.getKey()));
                }
            });
        }
    }

    private static AutomaticSettings settings(JsonNode row) {
        List<ChannelCode> codes =
                texts(row.path("given")).stream().map(ChannelCode::parse).toList();
        int dimensions = row.path("ndim").asText().equals("2D") ? 2 : 3;
        String process = row.path("process_given").asText();
        AutomaticSettings settings = Arrays.stream(DecoderKind.values())
                .filter(kind -> kind.toString().equals(process))
                .findFirst()
                .map(kind -> AutomaticSettings.of(codes, dimensions, kind))
                .orElseGet(() -> AutomaticSettings.of(codes, dimensions));
        String distance = row.path("filled")
                .path("DATA_CHANNELS_EXTRA_OPTS")
                .path("Db")
                .path("val_type")
                .asText();
        return distance.equals("discretize") ? settings.withBinnedDistance() : settings;
    }

    private static List<ChannelCode> codes(String... codes) {
        return Arrays.stream(codes).map(ChannelCode::parse).toList();
    }

    private static List<String> texts(Iterable<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item instanceof JsonNode node ? node.asText() : item.toString()));
        return texts;
    }
}
