package io.biapy.io;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A virtual environment of Python with pinned packages, made once in the module's target folder. */
public final class Python {
    private static final Path MODULE =
            Path.of(System.getProperty("biapy.root", "..")).resolve("biapy-io");
    private static final Path SCRIPTS = MODULE.resolve("src/test/python");

    private final Path python;

    private Python(Path python) {
        this.python = python;
    }

    /** Where Python 3.11 or the package index are not reached, the test is left out with a message; on CI it fails. */
    public static Python withPackages() {
        Path home = MODULE.resolve("target/interop-venv").toAbsolutePath();
        Path done = home.resolve("complete");
        Path python = home.resolve("bin/python");
        Path wanted = SCRIPTS.resolve("interop_requirements.txt");
        try {
            if (!Files.exists(done) || !Files.readString(done).equals(Files.readString(wanted))) {
                run("python3.11", "-m", "venv", home.toString());
                run(python.toString(), "-m", "pip", "install", "-q", "-r", wanted.toString());
                Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            String reason = "Exchange tests with Python need python3.11 and the package index: " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
        }
        return new Python(python);
    }

    /** Sum of value times 1 + index % 97, so that a moved or changed value is seen; {@code weighted} of exchange.py. */
    public static double weighted(float[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * (double) (1 + i % 97);
        }
        return sum;
    }

    /** What a script writes on standard output, one JSON object a line. */
    public List<JsonNode> json(String name, Object... arguments) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : script(name, arguments)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private List<String> script(String name, Object... arguments) {
        try {
            String[] command = Stream.concat(Stream.of(python, "-B", SCRIPTS.resolve(name)), Arrays.stream(arguments))
                    .map(Object::toString)
                    .toArray(String[]::new);
            return run(command).lines().filter(line -> line.startsWith("{")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + "\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
