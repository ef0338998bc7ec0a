package io.biapy.io.zarr;

/**
 * What the chunk with given indices is called below its array.
 *
 * @param prefix first part, or ""
 * @param separator between the parts
 * @param reversed whether the last index comes first, as in N5
 */
record ChunkKeys(String prefix, String separator, boolean reversed) {
    String key(long[] index) {
        StringBuilder key = new StringBuilder(prefix);
        for (int i = 0; i < index.length; i++) {
            key.append(key.isEmpty() ? "" : separator).append(index[reversed ? index.length - 1 - i : i]);
        }
        return key.toString();
    }

    @Override
    public String toString() {
        return separator.equals("/") ? "nested" : "flat";
    }
}
