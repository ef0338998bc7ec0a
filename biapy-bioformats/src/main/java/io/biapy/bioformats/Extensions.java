package io.biapy.bioformats;

import java.util.List;

/** Which files of a folder are images for Bio-Formats: its extensions, without those of our own formats and those that mean many things. */
final class Extensions {
    static final List<String> OWN = List.of(
            "czi", "lif", "nd2", "oir", "oib", "oif", "vsi", "ims", "lsm", "zvi", "dv", "r3d", "r3d_d3d", "ics", "ids", "stk", "nd",
            "flex", "sld", "sldy", "spl", "mvd2", "acff", "lof", "xlef", "lei", "liff", "lim", "lms", "svs", "ndpi", "ndpis", "scn",
            "vms", "bif", "afi", "qptiff", "rcpnl", "dm2", "dm3", "dm4", "spe", "sif", "obf", "msr", "klb", "am", "amiramesh",
            "ch5", "cif", "cxd", "apl", "al3d", "c01", "htd", "xdce", "wpi", "ipl", "ipm", "ipw", "i2i", "im3", "inr", "jpk", "mnc",
            "naf", "pcoraw", "sdt", "sm2", "sm3", "spi", "sxm", "vff", "vws", "dcm", "dicom", "fits", "bip", "gel", "ome", "avi",
            "mov", "mng", "gif", "bmp", "tga", "pcx", "pgm", "ppm", "pbm", "jp2", "j2k", "jpx", "jpf", "psd", "pict", "fake");

    private Extensions() {}
}
