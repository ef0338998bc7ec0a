package io.biapy.io.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers on this machine that answer late, in drops, or never. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowServerTest {
    private static final int PATIENCE_MS = 300;

    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket server;

    private interface Answer {
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    private HttpStore store(Answer answer) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    InputStream in = socket.getInputStream();
                    for (int ends = 0; ends < 4; ) { // to the empty line
                        int c = in.read();
                        ends = c < 0 ? 4 : c == '\r' || c == '\n' ? ends + 1 : 0;
                    }
                    asked.incrementAndGet();
                    answer.send(socket.getOutputStream());
                } catch (IOException | InterruptedException e) {
                    continue; // the other side hung up
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
        return new HttpStore(
                "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/a.zarr",
                PATIENCE_MS);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void drops(OutputStream out, String head) throws IOException, InterruptedException {
        out.write(head.getBytes(US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
        }
    }

    @Test
    void one_that_never_answers_is_given_up_and_asked_once() throws IOException {
        HttpStore store = store(out -> Thread.sleep(20_000));
        assertThatThrownBy(() -> store.read("0", 1000))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith("http://")
                .hasMessageContaining("a.zarr/0: the server was given up");
        assertThat(asked).hasValue(1);
    }

    @Test
    void one_that_stops_in_the_middle_is_given_up() throws IOException {
        HttpStore store = store(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".getBytes(US_ASCII));
            out.flush();
            Thread.sleep(20_000);
        });
        assertThatThrownBy(() -> store.read("0", 1000)).hasMessageContaining("given up");
    }

    @Test
    void one_that_sends_drops_is_given_up_whole_and_in_parts() throws IOException {
        HttpStore store = store(out -> drops(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
        assertThatThrownBy(() -> store.read("0", 1_000_000)).hasMessageContaining("given up");
        assertThatThrownBy(() -> store.read("0", 500_000, 100)).hasMessageContaining("given up");
        assertThatThrownBy(() -> store.read("0", -1, 100)).hasMessageContaining("given up");
    }

    @Test
    void one_that_closes_at_once_is_told() throws IOException {
        HttpStore store = store(out -> {});
        assertThatThrownBy(() -> store.read("0", 1000))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("the server cannot be read");
    }

    @Test
    void lies_about_lengths_are_told() throws IOException {
        HttpStore store = store(out ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 4611686018427387904\r\n\r\nabc".getBytes(US_ASCII)));
        assertThatThrownBy(() -> store.read("0", 1000))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("ended after 3 of 4611686018427387904");
    }

    @Test
    void where_the_store_moved_to_is_told() throws IOException {
        HttpStore store = store(
                out -> out.write("HTTP/1.1 301 Moved\r\nLocation: https://other.org/a.zarr\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(US_ASCII)));
        assertThatThrownBy(() -> store.read("0", 1000))
                .hasMessageContaining("status 301")
                .hasMessageContaining("https://other.org/a.zarr");
    }
}
