package io.biapy.io.tiff;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which part of an image holds which of its planes; where several claim one, the last does. */
final class PlaneRanges {
    private record Range(long end, OmePart part) {}

    private final TreeMap<Long, Range> byStart = new TreeMap<>();

    /** Planes {@code from} to {@code end}, exclusive, are those of {@code part}. */
    void put(long from, long end, OmePart part) {
        if (from >= end) {
            return;
        }
        Map.Entry<Long, Range> before = byStart.lowerEntry(from);
        if (before != null && before.getValue().end() > from) {
            Range cut = before.getValue();
            byStart.put(before.getKey(), new Range(from, cut.part()));
            if (cut.end() > end) {
                byStart.put(end, cut);
            }
        }
        for (Map.Entry<Long, Range> inside = byStart.ceilingEntry(from);
                inside != null && inside.getKey() < end;
                inside = byStart.ceilingEntry(from)) {
            byStart.remove(inside.getKey());
            if (inside.getValue().end() > end) {
                byStart.put(end, inside.getValue());
            }
        }
        byStart.put(from, new Range(end, part));
    }

    /** The part that holds a plane, if any does. */
    Optional<OmePart> at(long plane) {
        Map.Entry<Long, Range> entry = byStart.floorEntry(plane);
        return entry != null && plane < entry.getValue().end()
                ? Optional.of(entry.getValue().part())
                : Optional.empty();
    }
}
