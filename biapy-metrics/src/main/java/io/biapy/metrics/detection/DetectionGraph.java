package io.biapy.metrics.detection;

/*
 * One image's objects and their overlaps as arrays. Background is an object of class 0, which no class selects.
 * Layout: the pairs of found object f are pairStart[f] .. pairStart[f+1]-1 in rising order of truth[], with iou[] beside them
 * (for a crowd: shared / found size).
 */
record DetectionGraph(
        int[] truthClass,
        int[] foundClass,
        double[] truthSize,
        double[] foundSize,
        double[] score,
        boolean[] crowd,
        int[] pairStart,
        int[] truth,
        double[] iou) {

    /** The role of each true object: 0 counts, 1 is ignored (a crowd, or out of range), 2 is of another class. */
    byte[] roles(int objectClass, SizeRange range) {
        byte[] roles = new byte[truthClass.length];
        for (int t = 0; t < roles.length; t++) {
            boolean ignored = crowd[t] || !range.contains(truthSize[t]);
            roles[t] = (byte) (truthClass[t] != objectClass ? 2 : ignored ? 1 : 0);
        }
        return roles;
    }

    /** Whether a found object is out of range: then it is no false positive. */
    boolean[] outside(SizeRange range) {
        boolean[] outside = new boolean[foundSize.length];
        for (int f = 0; f < outside.length; f++) {
            outside[f] = !range.contains(foundSize[f]);
        }
        return outside;
    }
}
