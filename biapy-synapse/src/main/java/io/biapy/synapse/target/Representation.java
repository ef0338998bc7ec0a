package io.biapy.synapse.target;

import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How synapses are written into planes that a network learns; BiaPy's four methods. */
public enum Representation {
    /** Presynaptic and postsynaptic sites: F_pre, F_post. */
    SIMPSYN("F_pre", "F_post"),
    /** Postsynaptic sites and the vector from there to the presynaptic site, along z, y and x: F_post, Z, V, H. */
    SYNFUL("F_post", "Z", "V", "H"),
    /** The cleft between two sites, found in the image: F_cleft. */
    CLEFT("F_cleft"),
    /** Postsynaptic sites alone: F_post. */
    POST("F_post");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> codes;

    Representation(String... codes) {
        this.codes = List.of(codes);
    }

    /** BiaPy's codes of the planes, in their order. */
    public List<String> codes() {
        return codes;
    }

    /** Number of planes. */
    public int planes() {
        return codes.size();
    }

    /** Where a plane stands, from 0; -1 where this has none of that code. */
    public int plane(String code) {
        return codes.indexOf(code);
    }

    /** From a name ("simpsyn") or from codes ("F_pre,F_post"). */
    public static Representation parse(String text) {
        String plain = text.replace(" ", "");
        for (Representation r : values()) {
            if (r.name().equalsIgnoreCase(plain) || String.join(",", r.codes).equals(plain)) {
                return r;
            }
        }
        throw new UnknownNameException(
                "representation of synapses",
                text,
                Arrays.stream(values())
                        .flatMap(r -> java.util.stream.Stream.of(
                                r.name().toLowerCase(Locale.ROOT), String.join(",", r.codes)))
                        .distinct()
                        .toList());
    }

    @Override
    public String toString() {
        return String.join(",", codes);
    }
}
