package io.biapy.core.engine;

import io.biapy.core.error.InputException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the engines on the class path. */
public final class Engines {
    private Engines() {}

    /** All, best first. */
    public static List<Engine> available() {
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Engine::rank).reversed().thenComparing(Engine::name))
                .toList();
    }

    /** The best one; an {@link InputException} that says what to add where there is none. */
    public static Engine best() {
        return available().stream()
                .findFirst()
                .orElseThrow(() ->
                        new InputException("No engine on the class path; add the dependency io.biapy:biapy-dl4j."));
    }
}
