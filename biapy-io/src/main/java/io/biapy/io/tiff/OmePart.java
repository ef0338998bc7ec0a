package io.biapy.io.tiff;

/**
 * Planes of an OME image that follow each other in one file (a "TiffData" element).
 *
 * @param first its first plane, in the image's order
 * @param page the page of that, from 0
 * @param count how many planes, or -1 for all pages from there on
 * @param file the name of the file that holds them; "" where it is that of the description
 * @param uuid that the file should have; "" where not said
 */
record OmePart(long first, int page, int count, String file, String uuid) {}
