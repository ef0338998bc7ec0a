package io.biapy.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Runs a file of snippets as JShell does, in this process; ends with code 1 and a message at the first that is refused or throws. */
public final class ReadmeShell {
    private ReadmeShell() {}

    /**
     * Runs the snippets.
     *
     * @param args the file
     */
    public static void main(String[] args) throws Exception {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            String rest = Files.readString(Path.of(args[0]));
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    check(shell, event);
                }
                rest = next.remaining();
            }
        }
        System.exit(0); // the engine's threads are none of JShell's
    }

    private static void check(JShell shell, SnippetEvent event) {
        if (event.exception() != null || event.status() == Snippet.Status.REJECTED) {
            System.out.println("refused: " + event.snippet().source());
            shell.diagnostics(event.snippet()).forEach(d -> System.out.println(d.getMessage(null)));
            if (event.exception() != null) {
                event.exception().printStackTrace(System.out);
            }
            System.exit(1);
        }
        if (event.value() != null && !event.value().isBlank()) {
            System.out.println(event.value());
        }
    }
}
