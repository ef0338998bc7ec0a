package io.biapy.examples;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.WriteAside;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.synthetic.SyntheticNuclei;
import io.biapy.io.export.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes {@code representations.md} with a picture of every representation that a network can learn, all made from the labels of one synthetic
 * image: {@code RepresentationGallery docs} made the page in the repository.
 */
public final class RepresentationGallery {
    private static final int SIDE = 112;
    private static final int SHOWN = 3;

    /** One line of the page. */
    private record Entry(String name, String channels, String meaning) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("F", "F", "foreground: 1 inside objects"),
            new Entry("B", "B", "background: 1 outside objects"),
            new Entry("C-thick", "C", "contours, thick: both sides of every border"),
            new Entry("C-inner", "C[mode=inner]", "contours inside objects"),
            new Entry("C-outer", "C[mode=outer]", "contours outside objects"),
            new Entry("C-dense", "C[mode=dense]", "the rim around all objects together"),
            new Entry("M", "F,C,M", "foreground, contours, and both together (last)"),
            new Entry("P", "P[dilation=2]", "the middle of each object, here widened by 2"),
            new Entry("P-skeleton", "P[type=skeleton]", "skeletons"),
            new Entry("Db", "Db", "distance to the border, 0 to 1 in each object"),
            new Entry("Db-raw", "Db[val_type=raw]", "the same in physical units"),
            new Entry("Dc", "Dc", "distance to the centre, 0 to 1 in each object"),
            new Entry("Dn", "Dn", "large where another object is near"),
            new Entry("D", "D", "distance to the border inside, -1 outside"),
            new Entry("HV", "H,V", "offset from the centre along x and y"),
            new Entry("T", "T", "where objects touch"),
            new Entry("We", "F,We", "foreground, and U-Net's weights of the gaps between objects"),
            new Entry(
                    "A",
                    "A[offsets=0x1x0/0x0x1/0x0x9]",
                    "affinities to the neighbours along y and x, and 9 pixels along x"),
            new Entry("R", "R[nrays=32]", "distances to the border along 32 rays, the first three"),
            new Entry("flows", "Gv,Gh", "flows to the middle, along y and x (Cellpose)"),
            new Entry(
                    "omnipose",
                    "Db[val_type=omnipose],Gv[gradient_type=omnipose],Gh[gradient_type=omnipose]",
                    "distance field and flows (Omnipose)"));

    private RepresentationGallery() {}

    /** Writes the page and its pictures into the folder that is named. */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("Name one folder, for example docs.");
        }
        write(Path.of(args[0]));
    }

    static void write(Path folder) {
        Path pictures = folder.resolve("representations");
        try {
            Files.createDirectories(pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ImageSet.Pair pair = SyntheticNuclei.seed(11).size(SIDE, SIDE).image(0);
        FloatImage image = pair.openRaw().load();
        LabelImage labels = pair.openLabels().load();
        WriteAside.bytes(pictures.resolve("image.png"), Overlay.of(image).png());
        WriteAside.bytes(
                pictures.resolve("labels.png"),
                Overlay.of(image).outlines(labels).png());
        StringBuilder page = new StringBuilder("# Representations\n\n"
                + "What a network can learn instead of labels. All pictures are made from one synthetic image by `RepresentationGallery` of"
                + " `biapy-examples`; grey from least to most, signed values from blue over white (0) to red.\n\n"
                + "| Image | Its objects |\n|---|---|\n| ![image](representations/image.png) | ![objects](representations/labels.png) |\n\n"
                + "| Channels | Picture | Meaning |\n|---|---|---|\n");
        for (Entry entry : ENTRIES) {
            TargetChannels channels = TargetChannels.parse(entry.channels());
            FloatImage target = channels.encode(labels);
            String file = entry.name() + ".png";
            WriteAside.bytes(pictures.resolve(file), PlanePictures.sideBySide(target, SHOWN));
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | ![%s](representations/%s) | %s |%n",
                    entry.channels(),
                    entry.name(),
                    file,
                    entry.meaning()));
        }
        page.append(
                        "\nThe embedding (`E_offset`, `E_sigma`, `E_seediness`) has no picture: its network learns from the labels themselves. ")
                .append("`H`, `V`, `Z` and the flows have a third plane along z in 3D.\n")
                .append(
                        "\nLabels that do not fit into memory give the same bits tile by tile: [large-labels.md](large-labels.md).\n");
        WriteAside.bytes(folder.resolve("representations.md"), page.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** All codes that the page shows. */
    static List<String> codes() {
        return ENTRIES.stream()
                .flatMap(e -> TargetChannels.parse(e.channels()).list().stream())
                .map(TargetChannel::code)
                .distinct()
                .toList();
    }
}
