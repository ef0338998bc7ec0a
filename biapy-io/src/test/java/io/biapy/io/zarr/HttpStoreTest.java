package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.io.Images;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores behind a plain server on this machine, with byte ranges and without. */
class HttpStoreTest {
    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean ranges = true;
    private int failures;
    private int cut;
    private int shift;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(path + (range == null ? "" : " " + range));
        Path file = folder.resolve(path);
        try (exchange) {
            if (failures > 0) {
                failures--;
                exchange.sendResponseHeaders(503, -1);
            } else if (path.contains("forbidden")) {
                exchange.sendResponseHeaders(403, -1);
            } else if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, Files.readAllBytes(file), range);
            }
        }
    }

    private void send(HttpExchange exchange, byte[] all, String range) throws IOException {
        byte[] part = all;
        if (range != null && ranges) {
            String[] ends = range.substring("bytes=".length()).split("-", -1);
            int from = ends[0].isEmpty() ? all.length - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
            int to = ends[0].isEmpty() ? all.length : Math.min(all.length, Integer.parseInt(ends[1]) + 1);
            if (from < 0 || from >= all.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            part = Arrays.copyOfRange(all, from, to);
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + (from + shift) + "-" + (to - 1 + shift) + "/" + all.length);
            exchange.sendResponseHeaders(206, part.length);
        } else {
            exchange.sendResponseHeaders(200, part.length);
        }
        int sent = cut > 0 ? part.length / 2 : part.length;
        cut--;
        exchange.getResponseBody().write(part, 0, sent);
    }

    private String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/" + path;
    }

    @Test
    void images_and_labels_on_a_server_equal_those_in_the_folder() throws IOException {
        for (String name : List.of("ome_0.5", "ome_0.4")) {
            Path store = ZarrStores.unzip(name, folder);
            ImageSource image = Images.open(address(name + ".zarr"));
            assertThat(image.load().data()).isEqualTo(Images.open(store).load().data());
            assertThat(image.channelNames()).containsExactly("dna", "actin");
            assertThat(image.calibration()).isEqualTo(Images.open(store).calibration());
            assertThat(Images.labels(address(name + ".zarr/labels/nuclei"))
                            .load()
                            .codes())
                    .isEqualTo(Images.labels(store + ":/labels/nuclei").load().codes());
        }
    }

    @Test
    void only_ranges_of_shards_are_asked_for() throws IOException {
        Path store = ZarrStores.unzip("v3_shards", folder);
        float[] part = new float[2];
        for (boolean each : new boolean[] {true, false}) {
            ranges = each;
            asked.clear();
            Images.open(address("v3_shards.zarr")).read(0, new Block(0, 0, 0, Extent.yx(1, 2)), part);
            float[] expected = new float[2];
            Images.open(store).read(0, new Block(0, 0, 0, Extent.yx(1, 2)), expected);
            assertThat(part).isEqualTo(expected);
            assertThat(asked)
                    .filteredOn(line -> line.contains("/c/"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("bytes="));
        }
    }

    @Test
    void names_of_all_kinds_and_queries_are_understood() throws IOException {
        Path store = ZarrStores.unzip("v2_raw", folder);
        float[] expected = Images.open(store).load().data();
        Files.move(store, folder.resolve("zürich 50% #1+2.zarr"));
        ImageSource image = Images.open(address("zürich 50% #1+2.zarr?key=a b&sig=%2F"));
        assertThat(image.load().data()).isEqualTo(expected);
        assertThat(image.name()).isEqualTo("zürich 50% #1+2");
        assertThatThrownBy(() -> Images.open(address("none.zarr?sig=secret")))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith("http://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_server_that_fails_now_and_then_is_asked_again() throws IOException {
        ZarrStores.unzip("v3_u2", folder);
        failures = 2;
        assertThat(Images.open(address("v3_u2.zarr")).size().x()).isEqualTo(11);
        failures = 9;
        assertThatThrownBy(() -> Images.open(address("v3_u2.zarr")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("503");
    }

    @Test
    void an_answer_that_ends_too_early_is_asked_for_again_and_then_told() throws IOException {
        Path store = ZarrStores.unzip("v2_raw", folder);
        float[] expected = Images.open(store).load().data();
        ImageSource image = Images.open(address("v2_raw.zarr"));
        cut = 2;
        assertThat(image.load().data()).isEqualTo(expected);
        cut = 9;
        assertThatThrownBy(image::load).isInstanceOf(FileException.class).hasMessageContaining("ended after");
    }

    @Test
    void another_part_than_was_asked_for_is_refused() throws IOException {
        ZarrStores.unzip("v3_shards_start", folder);
        ImageSource image = Images.open(address("v3_shards_start.zarr"));
        image.load();
        shift = 1;
        assertThatThrownBy(image::load).isInstanceOf(FileException.class).hasMessageContaining("another part");
    }

    @Test
    void redirections_without_end_are_told() {
        server.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "x");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> Images.open(address("round/a.zarr")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("redirect");
    }

    @Test
    void what_is_missing_forbidden_or_not_reached_is_told() throws IOException {
        assertThatThrownBy(() -> Images.open(address("none.zarr")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("none.zarr")
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> Images.open(address("forbidden.zarr"))).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Images.open("http://127.0.0.1:99999/a.zarr"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("99999");
        assertThatThrownBy(() -> Images.open("http://no-such-host.invalid/a.zarr"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no such host");
        assertThatThrownBy(() -> Images.open(address("a.tif")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("download");
        String gone = address("a.zarr");
        stop();
        assertThatThrownBy(() -> Images.open(gone)).isInstanceOf(FileException.class);
    }
}
