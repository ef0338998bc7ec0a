package io.biapy.io.tiff;

import java.nio.file.Path;

/** A page and where it stands: page {@code number}, from 0, of {@code file}. */
record StoredPage(Path file, int number, Page page) {}
