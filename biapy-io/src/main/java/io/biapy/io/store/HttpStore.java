package io.biapy.io.store;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a plain HTTP(S) server, for reading. Parts of values are asked for as byte ranges (RFC 9110); a server that does not
 * know them and sends all is read up to the part, one that sends another part is refused. What the server answers 404 or 410 to is missing.
 * Other failures of the server, and answers that end too early, are tried again twice; one that is silent for half a minute, or after that sends
 * less than 1 kB a second, is given up at once. Immutable.
 */
public final class HttpStore implements KeyStore {
    private static final int CONNECT_MS = 20_000;
    private static final int SILENT_MS = 30_000;
    private static final int TRIES = 3;
    private static final int WAIT_MS = 300;

    private final WebAddress root;
    private final int silentMs;

    /** @param root address of the folder, {@code http://host/a.zarr} or {@code http://host/a.zarr?key=value} */
    public HttpStore(String root) {
        this(root, SILENT_MS);
    }

    /** @param silentMs how long the server may be silent, in milliseconds */
    HttpStore(String root, int silentMs) {
        this.root = WebAddress.of(root);
        this.silentMs = silentMs;
    }

    @Override
    public Path place(String key) {
        Path folder = Path.of(root.folder());
        return key.isEmpty() ? folder : folder.resolve(Keys.safe(folder, key));
    }

    @Override
    public Optional<byte[]> read(String key, long most) {
        return get(key, null, (status, sent, in) -> {
            int wanted = (int) Math.min(most + 1, Integer.MAX_VALUE - 16);
            byte[] value = in.readNBytes(wanted);
            if (value.length < Math.min(wanted, sent)) { // which Java does not look at
                throw new IOException("its answer ended after " + value.length + " of " + sent + " bytes");
            }
            if (value.length > most) {
                throw new FileException(place(key), "has more than the " + most + " bytes that belong there.");
            }
            return value;
        });
    }

    @Override
    public Optional<byte[]> read(String key, long at, int count) {
        String range = at < 0 ? "bytes=-" + count : "bytes=" + at + "-" + (at + count - 1);
        return get(key, range, (status, sent, in) -> {
            byte[] value;
            if (status == HttpURLConnection.HTTP_PARTIAL) {
                value = in.readNBytes(count);
            } else if (at < 0) {
                value = last(in, count);
            } else {
                in.skipNBytes(at);
                value = in.readNBytes(count);
            }
            if (value.length < count) {
                throw new FileException(
                        place(key),
                        "is cut off or damaged: " + count + " bytes are wanted (" + range + "), and " + value.length
                                + " came.");
            }
            return value;
        });
    }

    /** The last bytes of a stream of any length, in little memory. */
    private static byte[] last(InputStream in, int count) throws IOException {
        byte[] window = new byte[0];
        while (true) {
            byte[] next = in.readNBytes(Math.max(count, 1 << 16));
            byte[] both = new byte[window.length + next.length];
            System.arraycopy(window, 0, both, 0, window.length);
            System.arraycopy(next, 0, both, window.length, next.length);
            int keep = Math.min(count, both.length);
            window = java.util.Arrays.copyOfRange(both, both.length - keep, both.length);
            if (next.length == 0) {
                return window;
            }
        }
    }

    private interface Body {
        /** @param sent bytes that the server says it sends, or -1 */
        byte[] read(int status, long sent, InputStream in) throws IOException;
    }

    private Optional<byte[]> get(String key, @Nullable String range, Body body) {
        Path place = place(key);
        for (int attempt = 1; ; attempt++) {
            try {
                return once(place, key, range, body);
            } catch (SocketTimeoutException e) {
                throw new FileException(
                        place, "the server was given up (" + e.getMessage() + "); is it up and reached?", e);
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new FileException(place, "the server cannot be read (" + e + ").", e);
                }
                pause(place, attempt);
            }
        }
    }

    private Optional<byte[]> once(Path place, String key, @Nullable String range, Body body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) root.to(key).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(silentMs);
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (range != null) {
            connection.setRequestProperty("Range", range);
        }
        int status;
        try {
            status = connection.getResponseCode();
        } catch (RuntimeException e) { // as Java tells a port that cannot be
            throw new FileException(place, "is no address that can be (" + e.getMessage() + ").", e);
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            return Optional.empty();
        }
        if (status >= 500) {
            throw new IOException("status " + status);
        }
        if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
            throw new FileException(
                    place, "the server answers with status " + status + reason(status, connection) + ".");
        }
        if (range != null && status == HttpURLConnection.HTTP_PARTIAL) {
            requirePart(place, range, connection.getHeaderField("Content-Range"));
        }
        try (InputStream in = new PacedStream(connection.getInputStream(), silentMs)) {
            return Optional.of(body.read(status, connection.getContentLengthLong(), in));
        }
    }

    /** @param sent what the answer says it is, {@code bytes 10-19/100}; of the last bytes only the server knows where they begin */
    private static void requirePart(Path place, String wanted, @Nullable String sent) {
        if (sent == null || wanted.startsWith("bytes=-")) {
            return;
        }
        String first = wanted.substring("bytes=".length(), wanted.indexOf('-') + 1);
        if (!sent.strip().startsWith("bytes " + first)) {
            throw new FileException(
                    place, "the server was asked for " + wanted + " and sent another part (" + sent + ").");
        }
    }

    private static String reason(int status, HttpURLConnection connection) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ": it is elsewhere, at " + connection.getHeaderField("Location");
            case 401, 403 -> ": permission denied";
            case 416 -> ": it is shorter than the part that is wanted, so it is cut off or damaged";
            default -> "";
        };
    }

    private static void pause(Path place, int attempt) {
        try {
            Thread.sleep((long) attempt * WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileException(place, "reading was interrupted.", e);
        }
    }

    /** A server lists nothing. */
    @Override
    public List<String> list(String key) {
        return List.of();
    }
}
