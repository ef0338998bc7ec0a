package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Images;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** One run of the command line within the test's process: exit code, stdout, stderr. */
record Cli(int code, String out, String err) {
    static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
        return new Cli(code, out.toString(), err.toString());
    }

    /** Asserts success and gives the one JSON object that stdout is. */
    JsonNode json() {
        assertThat(code).as(err).isZero();
        assertThat(out.lines()).hasSize(1);
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError(out, e);
        }
    }

    /** Asserts exit code 1 with exactly one line on stderr and nothing on stdout; gives the line. */
    String failure() {
        assertThat(code).as(out + err).isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err.lines()).hasSize(1);
        return err.strip();
    }

    /** Asserts exit code 2, nothing on stdout and a hint to the help; gives stderr. */
    String wrongUsage() {
        assertThat(code).as(out + err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("--help");
        return err.strip();
    }

    /** Writes labels of one row a string, a digit a pixel. */
    static Path labels(Path file, String... rows) {
        int nx = rows[0].length();
        int[] codes = new int[rows.length * nx];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = rows[i / nx].charAt(i % nx) - '0';
        }
        Images.save(LabelImage.of("labels", Extent.yx(rows.length, nx), codes), file);
        return file;
    }
}
