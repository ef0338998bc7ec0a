package io.biapy.instance.label;

/*
 * Connected components by runs of set voxels on rows of bits: each row is packed 64 voxels a word, a run's number is the count of run starts
 * before it (a table of counts by words, and a bit count), the runs of a row are joined with those of its earlier neighbours in a union-find
 * forest, and trees are numbered in one pass, because raster order of runs is raster order of first voxels. Whole stretches of overlap are found
 * by bit operations, and a stretch whose runs are already joined through another neighbour is passed over, so few joins are left. Slabs of rows can
 * be joined apart and then with the rows before them: roots are the least run of a tree, wherever the cuts are.
 * Layout: mask and labels z, y, x flat, x fastest; row r has its words from (r + 1) * stride + 1 on, stride = words + 1, with an empty word on
 * both sides and an empty row in front for neighbours that do not exist; before[i] is the number of runs that start before word i.
 * Memory: 12 bytes a word, which is 0.23 bytes a voxel where rows have 256, and 4 bytes a run. Time: O(voxels + runs x alpha).
 * Source: runs after Wu, Otoo, Suzuki, "Optimizing two-pass connected-component labeling algorithms" (2009); the union is Rem's with splicing, Patwary,
 * Blair, Manne, "Experiments on union-find algorithms for the disjoint-set data structure" (2010).
 */
final class ComponentsKernel {
    private ComponentsKernel() {}

    /** Words from a row to the next. */
    static int stride(int nx) {
        return (nx + 63) / 64 + 1;
    }

    /** Packs rows first to end - 1 and counts the starts of runs in each of their words into {@code starts}. */
    static void pack(boolean[] mask, int first, int end, int nx, long[] bits, int[] starts) {
        int stride = stride(nx);
        for (int row = first; row < end; row++) {
            int i = (row + 1) * stride + 1;
            int at = row * nx;
            int left = nx;
            for (; left >= 64; left -= 64, at += 64, i++) {
                bits[i] = word(mask, at);
                starts[i] = Long.bitCount(startsOf(bits, i));
            }
            if (left > 0) {
                long word = 0;
                for (int k = 0; k < left; k++) {
                    word |= (mask[at + k] ? 1L : 0L) << k;
                }
                bits[i] = word;
                starts[i] = Long.bitCount(startsOf(bits, i));
            }
        }
    }

    private static long word(boolean[] mask, int at) {
        long word = 0;
        for (int k = 0; k < 64; k += 8) {
            int i = at + k;
            int low = (mask[i] ? 1 : 0)
                    | (mask[i + 1] ? 1 : 0) << 1
                    | (mask[i + 2] ? 1 : 0) << 2
                    | (mask[i + 3] ? 1 : 0) << 3;
            int high = (mask[i + 4] ? 1 : 0)
                    | (mask[i + 5] ? 1 : 0) << 1
                    | (mask[i + 6] ? 1 : 0) << 2
                    | (mask[i + 7] ? 1 : 0) << 3;
            word |= (long) (low | high << 4) << k;
        }
        return word;
    }

    /** Turns counts by words into counts before each word; returns the number of runs. */
    static int sum(int[] starts) {
        int sum = 0;
        for (int i = 0; i < starts.length; i++) {
            int own = starts[i];
            starts[i] = sum;
            sum += own;
        }
        return sum;
    }

    /** Makes each run of these rows its own component, then joins those of rows first to end - 1 that touch. */
    static void joinInside(int first, int end, int ny, int nx, boolean full, long[] bits, int[] before, int[] parent) {
        int stride = stride(nx);
        for (int r = before[(first + 1) * stride], to = before[(end + 1) * stride]; r < to; r++) {
            parent[r] = r;
        }
        for (int row = first; row < end; row++) {
            joinRow(row, first, ny, nx, full, bits, before, parent);
        }
    }

    /** Joins the rows first to end - 1, which are joined inside as all before them are, with the latter. */
    static void joinBefore(int first, int end, int ny, int nx, boolean full, long[] bits, int[] before, int[] parent) {
        for (int row = first; row < Math.min((long) end, (long) first + ny + 1); row++) {
            joinRow(row, 0, ny, nx, full, bits, before, parent);
        }
    }

    /** Joins a row with its earlier neighbours from row {@code from} on. */
    private static void joinRow(
            int row, int from, int ny, int nx, boolean full, long[] bits, int[] before, int[] parent) {
        int stride = stride(nx);
        int y = row % ny;
        int i = (row + 1) * stride + 1;
        int none = 1;
        int beside = y > 0 && row > from ? i - stride : none;
        int below = row - ny >= from ? i - ny * stride : none;
        int belowBefore = y > 0 && row - ny - 1 >= from ? i - (ny + 1) * stride : none;
        int belowAfter = y + 1 < ny && row - ny + 1 >= from ? i - (ny - 1) * stride : none;
        for (int w = 0; w < stride - 1; w++) {
            if (bits[i + w] == 0) {
                continue;
            }
            if (full) {
                joinFull(i + w, beside + w, below + w, belowBefore + w, belowAfter + w, bits, before, parent);
            } else {
                joinFaces(i + w, beside + w, below + w, belowBefore + w, bits, before, parent);
            }
        }
    }

    private static void joinFaces(
            int i, int beside, int below, int belowBefore, long[] bits, int[] before, int[] parent) {
        long m = bits[i];
        long own = startsOf(bits, i);
        long a = bits[beside];
        stretches(m & a, 0, own, i, beside, bits, before, parent);
        stretches(m & bits[below], a & bits[belowBefore], own, i, below, bits, before, parent);
    }

    /** What touches a voxel of the row below as well as this row's voxel is joined through it. */
    private static void joinFull(
            int i, int beside, int below, int belowBefore, int belowAfter, long[] bits, int[] before, int[] parent) {
        long m = bits[i];
        long own = startsOf(bits, i);
        long ends = m & ~(m >>> 1 | bits[i + 1] << 63);
        long c = bits[below];
        long left = c | c << 1 | bits[below - 1] >>> 63;
        long right = c | c >>> 1 | bits[below + 1] << 63;
        touching(m, own, ends, 0, 0, i, below, bits, before, parent);
        touching(m, own, ends, left, right, i, beside, bits, before, parent);
        touching(m, own, ends, left, right, i, belowAfter, bits, before, parent);
        long a = bits[beside];
        left |= a | a << 1 | bits[beside - 1] >>> 63;
        right |= a | a >>> 1 | bits[beside + 1] << 63;
        touching(m, own, ends, left, right, i, belowBefore, bits, before, parent);
    }

    /** Joins word i with word o of another row where they overlap or touch by a corner, but not through voxels left or right. */
    private static void touching(
            long m, long own, long ends, long left, long right, int i, int o, long[] bits, int[] before, int[] parent) {
        long other = bits[o];
        stretches(m & other, left | right, own, i, o, bits, before, parent);
        long fromLeft = own & (other << 1 | bits[o - 1] >>> 63) & ~other & ~left;
        long fromRight = ends & (other >>> 1 | bits[o + 1] << 63) & ~other & ~right;
        while (fromLeft != 0) {
            int x = Long.numberOfTrailingZeros(fromLeft);
            int run = before[o] + Long.bitCount(startsOf(bits, o) & (1L << x) - 1) - 1; // that ends at x - 1
            union(parent, runAt(x, own, before[i]), run);
            fromLeft &= fromLeft - 1;
        }
        while (fromRight != 0) {
            int x = Long.numberOfTrailingZeros(fromRight);
            int run = runAt(x, startsOf(bits, o), before[o]) + 1; // that starts at x + 1
            union(parent, runAt(x, own, before[i]), run);
            fromRight &= fromRight - 1;
        }
    }

    /** Joins the two runs of each stretch of overlap that has no voxel in {@code joined}. */
    private static void stretches(
            long overlap, long joined, long own, int i, int o, long[] bits, int[] before, int[] parent) {
        long rest = overlap;
        while (rest != 0) {
            long beyond = rest + (rest & -rest);
            if ((rest & ~beyond & joined) == 0) {
                int x = Long.numberOfTrailingZeros(rest);
                union(parent, runAt(x, own, before[i]), runAt(x, startsOf(bits, o), before[o]));
            }
            rest &= beyond;
        }
    }

    private static long startsOf(long[] bits, int i) {
        return bits[i] & ~(bits[i] << 1 | bits[i - 1] >>> 63);
    }

    /** The run that covers bit x of a word. */
    private static int runAt(int x, long starts, int before) {
        return before + Long.bitCount(starts & -1L >>> 63 - x) - 1;
    }

    private static void union(int[] parent, int one, int another) {
        int a = one;
        int b = another;
        int pa = parent[a];
        int pb = parent[b];
        while (pa != pb) {
            if (pa < pb) { // so that a has the greater parent, which is replaced by the lesser one
                int swap = a;
                a = b;
                b = swap;
                swap = pa;
                pa = pb;
                pb = swap;
            }
            parent[a] = pb;
            if (a == pa) {
                return;
            }
            a = pa;
            pa = parent[a];
        }
    }

    /** Turns the forest into the negative numbers of its trees, from 1 on in raster order; returns how many there are. */
    static int number(int[] parent) {
        int count = 0;
        for (int r = 0; r < parent.length; r++) { // a parent stands before its children, so its number is known
            parent[r] = parent[r] == r ? -(++count) : parent[parent[r]];
        }
        return count;
    }

    /** Writes the numbers of the runs of rows first to end - 1 into labels, which hold 0. */
    static void paint(int first, int end, int nx, long[] bits, int[] before, int[] number, int[] labels) {
        int stride = stride(nx);
        for (int row = first; row < end; row++) {
            int i = (row + 1) * stride + 1;
            int at = row * nx;
            for (int w = 0; w < stride - 1; w++, i++, at += 64) {
                long starts = startsOf(bits, i);
                int run = before[i] - 1;
                for (long rest = bits[i]; rest != 0; ) {
                    int x = Long.numberOfTrailingZeros(rest);
                    long beyond = rest + (rest & -rest);
                    int end64 = at + x + Long.bitCount(rest & ~beyond);
                    run += (int) (starts >>> x & 1);
                    int id = -number[run];
                    for (int k = at + x; k < end64; k++) {
                        labels[k] = id;
                    }
                    rest &= beyond;
                }
            }
        }
    }
}
