package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Threshold rules as one line, for example {@code F>0.5 C<0.4}, as model files hold them. */
final class RuleText {
    private RuleText() {}

    static String write(List<ThresholdRule> rules) {
        return rules.stream()
                .map(r -> r.channel().code()
                        + (r.side() == ThresholdRule.Side.BELOW ? "<" : ">")
                        + r.threshold().value())
                .collect(Collectors.joining(" "));
    }

    static List<ThresholdRule> read(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("\\s+")).map(RuleText::one).toList();
    }

    private static ThresholdRule one(String text) {
        int at = Math.max(text.indexOf('<'), text.indexOf('>'));
        if (at < 1) {
            throw new InputException("A threshold rule looks like F>0.5 or C<0.4, got \"" + text + "\".");
        }
        ChannelCode channel = ChannelCode.parse(text.substring(0, at));
        Threshold threshold = Threshold.parse(text.substring(at + 1));
        return text.charAt(at) == '<'
                ? ThresholdRule.below(channel, threshold)
                : ThresholdRule.above(channel, threshold);
    }

    /** Only rules that a line can hold: a fixed threshold on the channel itself. */
    static List<ThresholdRule> requirePlain(List<ThresholdRule> rules) {
        for (ThresholdRule rule : rules) {
            boolean plain = rule.side() == ThresholdRule.Side.ABOVE || rule.side() == ThresholdRule.Side.BELOW;
            if (!plain || rule.threshold().isAutomatic()) {
                throw new InputException("A model keeps fixed thresholds such as F>0.5, got \"" + rule
                        + "\"; leave the rules out for automatic ones.");
            }
        }
        return List.copyOf(rules);
    }
}
