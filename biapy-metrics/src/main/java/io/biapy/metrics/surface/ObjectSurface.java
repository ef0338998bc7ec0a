package io.biapy.metrics.surface;

/**
 * The surface scores of a true object and the found one that matches it.
 *
 * @param truthId id of the true object
 * @param foundId id of the found object
 * @param score how well they agree
 */
public record ObjectSurface(long truthId, long foundId, SurfaceScore score) {}
