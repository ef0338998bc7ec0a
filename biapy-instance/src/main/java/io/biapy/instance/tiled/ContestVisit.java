package io.biapy.instance.tiled;

import io.biapy.instance.decode.ProposalRule;
import io.biapy.instance.decode.Proposals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One visit to a tile, which decides what can be decided. One thread. */
final class ContestVisit<S> {
    private final ProposalRule<S> rule;
    private final Contestants open;
    private final Contestants kept;
    private final long beginning;
    private final ContestFiles files;
    private final HullIndex hulls;
    private final int[] near;
    private final long room;
    private final float[] hull;
    private final S shape;
    private final S other;
    private final Rivals keepers = new Rivals();
    private final List<Keeper<S>> keeping = new ArrayList<>();
    private final Set<Long> keeperPlaces = new HashSet<>();
    private final Rivals undecided = new Rivals();
    private final List<Integer> undecidedRanks = new ArrayList<>();
    private final Map<Integer, Foreign> foreign = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** One that stays: its number in a list, and its shape. */
    private record Keeper<S>(Proposals of, int rank, S shape) {}

    /** Proposals of another tile that were undecided when it was read. */
    private record Foreign(Contestants open, Rivals rivals, long bytes) {}

    /**
     * @param near tiles whose proposals may meet those of this one
     * @param room bytes for undecided proposals of other tiles; those of one are held in any case
     */
    ContestVisit(
            ProposalRule<S> rule,
            ContestFiles.Standing own,
            ContestFiles files,
            HullIndex hulls,
            int[] near,
            long room) {
        this.rule = rule;
        this.open = own.open();
        this.kept = own.kept();
        this.beginning = own.beginning();
        this.files = files;
        this.hulls = hulls;
        this.near = near;
        this.room = room;
        this.hull = open.hull();
        this.shape = rule.room();
        this.other = rule.room();
    }

    /** What is known after it. */
    ContestFiles.Standing decide() {
        addKeepers(kept);
        for (int tile : near) {
            addKeepers(files.kept(tile));
        }
        List<Integer> stay = new ArrayList<>();
        for (int k = 0; k < open.count(); k++) {
            rule.fill(open.proposals(), k, shape);
            if (isTaken(k, 0)) {
                continue;
            }
            Verdict verdict = isBlocked(k) ? Verdict.OPEN : amongOthers(k);
            if (verdict == Verdict.STAYS) {
                stay.add(k);
                addKeeper(open, k, rule.lasting(shape));
            } else if (verdict == Verdict.OPEN) {
                undecidedRanks.add(k);
                undecided.add(open.boxes(), 6 * k);
            }
        }
        return new ContestFiles.Standing(open.part(ints(undecidedRanks)), kept.plus(open.part(ints(stay))), beginning);
    }

    private enum Verdict {
        STAYS,
        GOES,
        OPEN
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(k -> k).toArray();
    }

    private void addKeepers(Contestants some) {
        for (int k = 0; k < some.count(); k++) {
            if (some.meets(k, hull, 0)
                    && !keeperPlaces.contains(some.proposals().place(k))) {
                rule.fill(some.proposals(), k, other);
                addKeeper(some, k, rule.lasting(other));
            }
        }
    }

    private void addKeeper(Contestants of, int k, S lasting) {
        keeperPlaces.add(of.proposals().place(k));
        keepers.add(of.boxes(), 6 * k);
        keeping.add(new Keeper<>(of.proposals(), k, lasting));
    }

    /** Whether one that stays, from number {@code first} on, stands before the one at hand and suppresses it. */
    private boolean isTaken(int k, int first) {
        return keepers.any(first, keepers.count(), open.boxes(), 6 * k, i -> {
            Keeper<S> keeper = keeping.get(i);
            return keeper.of.isBefore(keeper.rank, open.proposals(), k) && rule.suppresses(keeper.shape, shape);
        });
    }

    /** Whether an undecided one of this tile might suppress it. */
    private boolean isBlocked(int k) {
        return undecided.any(0, undecided.count(), open.boxes(), 6 * k, i -> {
            rule.fill(open.proposals(), undecidedRanks.get(i), other);
            return rule.suppresses(other, shape);
        });
    }

    private Verdict amongOthers(int k) {
        for (int tile : near) {
            if (!hulls.meets(tile, open.boxes(), 6 * k)) {
                continue;
            }
            int known = keepers.count();
            Foreign them = foreign(tile);
            if (isTaken(k, known)) {
                return Verdict.GOES;
            }
            boolean isBlocked = them.rivals.any(0, before(them.open, k), open.boxes(), 6 * k, i -> {
                rule.fill(them.open.proposals(), i, other);
                return rule.suppresses(other, shape);
            });
            if (isBlocked) {
                return Verdict.OPEN;
            }
        }
        return Verdict.STAYS;
    }

    /** How many of them stand before proposal {@code k}. */
    private int before(Contestants them, int k) {
        int low = 0;
        int high = them.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (them.proposals().isBefore(middle, open.proposals(), k)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Undecided ones of another tile; those that it has decided for meanwhile are added to the keepers. */
    private Foreign foreign(int tile) {
        Foreign known = foreign.get(tile);
        if (known != null) {
            return known;
        }
        ContestFiles.Standing standing = files.standing(tile);
        addKeepers(standing.kept());
        Contestants some = standing.open().meeting(hull);
        Rivals rivals = new Rivals();
        rivals.addAll(some);
        Foreign read = new Foreign(
                some, rivals, some.count() * (Contestants.bytes(some.proposals().width()) + 24));
        held += read.bytes;
        foreign.put(tile, read);
        Iterator<Foreign> eldest = foreign.values().iterator();
        while (held > room && foreign.size() > 1) {
            held -= eldest.next().bytes;
            eldest.remove();
        }
        return read;
    }
}
