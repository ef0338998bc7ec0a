package io.biapy.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Written JSON read back by another library. */
class JsonTest {
    private final ObjectMapper reader = new ObjectMapper();

    @Property(tries = 500)
    void any_text_comes_back_as_it_was(@ForAll String text) throws JsonProcessingException {
        String json = Json.of(Map.of("text", text));

        assertThat(reader.readTree(json).path("text").asText()).isEqualTo(text);
        assertThat(json.chars()).noneMatch(c -> c < 0x20);
    }

    @Property(tries = 500)
    void any_number_comes_back_as_it_was(@ForAll double number, @ForAll long whole) throws JsonProcessingException {
        var back = reader.readTree(Json.of(List.of(number, whole)));

        assertThat(back.get(0).asDouble()).isEqualTo(number);
        assertThat(back.get(1).asLong()).isEqualTo(whole);
    }

    @Test
    void maps_and_lists_nest_and_keep_their_order() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", true);
        inner.put("a", Arrays.asList(1, null, "x"));
        Map<Object, Object> outer = new LinkedHashMap<>();
        outer.put(0.5, inner);
        outer.put("none", Map.of());

        assertThat(Json.of(outer)).isEqualTo("{\"0.5\":{\"z\":true,\"a\":[1,null,\"x\"]},\"none\":{}}");
    }

    @Test
    void numbers_that_json_lacks_become_null() {
        assertThat(Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN)))
                .isEqualTo("[null,null,null]");
    }

    @Test
    void half_a_character_is_escaped() {
        assertThat(Json.of("a\uD800b\uDC00\uD83D\uDE00")).isEqualTo("\"a\\ud800b\\udc00\uD83D\uDE00\"");
    }

    @Test
    void another_type_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.of(new Object()))
                .withMessageContaining("java.lang.Object");
    }
}
