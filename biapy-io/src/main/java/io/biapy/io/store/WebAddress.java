package io.biapy.io.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Address of a folder on a server, as people write it: spaces and letters of all scripts may stand in it, and what is written as {@code %20} stays so.
 *
 * @param folder up to the query, without a slash at its end
 * @param query with its question mark, sent with every key; or ""
 */
record WebAddress(String folder, String query) {
    private static final String IN_PATHS = "-._~:/@!$&'()*+,;=";
    private static final String IN_HOSTS = IN_PATHS + "[]"; // around numbers of IPv6
    private static final String IN_QUERIES = IN_HOSTS + "?";

    static WebAddress of(String address) {
        int query = address.indexOf('?');
        String folder = query < 0 ? address : address.substring(0, query);
        return new WebAddress(
                folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder,
                query < 0 ? "" : address.substring(query));
    }

    /** Address of a value; in a key {@code %} and {@code +} are letters as others. */
    URI to(String key) {
        String below = key.isEmpty() ? "" : "/" + key.replace("%", "%25").replace("+", "%2B");
        int path = folder.indexOf('/', folder.indexOf("://") + 3);
        String host = path < 0 ? folder : folder.substring(0, path);
        return URI.create(encoded(host, IN_HOSTS)
                + encoded(folder.substring(host.length()) + below, IN_PATHS)
                + encoded(query, IN_QUERIES));
    }

    private static String encoded(String text, String legal) {
        StringBuilder all = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || legal.indexOf(c) >= 0 || (c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2))) {
                all.append(c);
            } else {
                all.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return all.toString();
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }
}
