package io.biapy.instance;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a BiaPy configuration: {@code DATA_CHANNELS} with {@code DATA_CHANNELS_EXTRA_OPTS}. As BiaPy has it, the options of one of H, V and Z, or
 * of one of the flows, are those of the whole group.
 */
final class BiapyChannels {
    private static final String OPTIONS = "PROBLEM.INSTANCE_SEG.DATA_CHANNELS_EXTRA_OPTS";
    private static final List<Set<String>> GROUPS = List.of(Set.of("H", "V", "Z"), Set.of("Gv", "Gh", "Gz"));
    private static final Map<String, Set<String>> WITHOUT_EFFECT = Map.of( // on what is predicted or decoded here
            "Db", Set.of("act", "mask_values"),
            "R", Set.of("mask_values"));

    private BiapyChannels() {}

    /**
     * @param file that holds the configuration, for messages
     * @param codes of the channels
     * @param extra a list of one dictionary from codes to options, or nothing
     */
    static TargetChannels of(Path file, List<String> codes, Optional<Object> extra) {
        Map<?, ?> options = dictionary(file, extra.orElse(null));
        String text =
                codes.stream().map(code -> code + bracket(file, code, options)).collect(Collectors.joining(","));
        try {
            return TargetChannels.parse(text);
        } catch (InputException e) {
            throw new FileException(
                    file, "its channels " + text + " (" + OPTIONS + ") cannot be taken: " + e.getMessage(), e);
        }
    }

    private static Map<?, ?> dictionary(Path file, @Nullable Object extra) {
        if (extra == null || (extra instanceof List<?> none && none.isEmpty())) {
            return Map.of();
        }
        if (extra instanceof List<?> list && list.get(0) instanceof Map<?, ?> map) {
            return map;
        }
        if (extra instanceof Map<?, ?> map) {
            return map;
        }
        throw new FileException(file, OPTIONS + " is a list of one dictionary of channels, got " + extra + ".");
    }

    private static String bracket(Path file, String code, Map<?, ?> all) {
        Object own = all.get(code);
        for (Set<String> group : GROUPS) {
            if (own == null && group.contains(code)) {
                own = group.stream()
                        .filter(all::containsKey)
                        .sorted()
                        .findFirst()
                        .map(all::get)
                        .orElse(null);
            }
        }
        if (own == null) {
            return "";
        }
        if (!(own instanceof Map<?, ?> options)) {
            throw new FileException(file, OPTIONS + " of channel " + code + " are a dictionary, got " + own + ".");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        options.forEach((name, value) -> texts.put(String.valueOf(name), text(value)));
        texts.keySet()
                .removeAll(WITHOUT_EFFECT.getOrDefault(ChannelCode.parse(code).code(), Set.of()));
        texts.values().removeIf(String::isEmpty);
        return texts.isEmpty()
                ? ""
                : texts.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(BiapyChannels::text).collect(Collectors.joining("x"));
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
            return Long.toString(number.longValue());
        }
        return value == null ? "" : String.valueOf(value);
    }
}
