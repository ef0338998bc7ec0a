package io.biapy.core.image;

import io.biapy.core.error.FileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What to say of a file in no format that is here: which module reads it, where it may be one of a microscope's maker. */
final class UnknownFormat {
    private static final Set<String> MICROSCOPES = Set.of(
            "afi", "apl", "bif", "cxd", "czi", "dcm", "dib", "dm2", "dm3", "dm4", "dv", "ets", "flex", "htd", "ics",
            "ids", "ims", "ipl", "ipw", "klb", "lei", "lif", "liff", "lim", "lof", "lsm", "mrxs", "msr", "mvd2", "naf",
            "nd", "nd2", "ndpi", "ndpis", "obf", "oib", "oif", "oir", "ome", "pic", "r3d", "rcpnl", "scn", "sdt", "sif",
            "sld", "sldy", "spe", "stk", "svs", "vms", "vsi", "vws", "xdce", "xlef", "zvi");

    private UnknownFormat() {}

    static FileException of(Path file, String readable) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (!MICROSCOPES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return new FileException(file, "is in no image format known here. Can be read: " + readable + ".");
        }
        return new FileException(
                file,
                "is in the own format of a microscope's maker, which Bio-Formats reads and this class path does not have. In a program add"
                        + " the dependencies io.biapy:biapy-bioformats and ome:bioformats_package (GPL, of OME's repository); on the"
                        + " command line say ./biapy --with bioformats. Or convert it once: bfconvert "
                        + name + " " + name.substring(0, dot) + ".ome.tif");
    }
}
