package io.biapy.bioformats;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import loci.common.services.ServiceFactory;
import loci.formats.ImageReader;
import loci.formats.ImageWriter;
import loci.formats.MetadataTools;
import loci.formats.ome.OMEXMLMetadata;
import loci.formats.services.OMEXMLService;
import ome.units.UNITS;
import ome.units.quantity.Length;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bio-Formats writes is read here, by our own reader and by its; what we write is read by it. */
class ExchangeTest {
    private static final int CHANNELS = 2;
    private static final int SLICES = 3;
    private static final int HEIGHT = 21;
    private static final int WIDTH = 34;

    @TempDir
    Path folder;

    private static OMEXMLMetadata metadata() throws Exception {
        return new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    }

    /** Written by Bio-Formats as its command line does. */
    private static float[] write(Path file) throws Exception {
        OMEXMLMetadata meta = metadata();
        MetadataTools.populateMetadata(
                meta, 0, "cells", true, "XYZCT", "uint16", WIDTH, HEIGHT, SLICES, CHANNELS, 1, 1);
        meta.setPixelsPhysicalSizeX(new Length(.1, UNITS.MICROMETER), 0);
        meta.setPixelsPhysicalSizeY(new Length(.2, UNITS.MICROMETER), 0);
        meta.setPixelsPhysicalSizeZ(new Length(.5, UNITS.MICROMETER), 0);
        meta.setChannelName("DAPI", 0, 0);
        meta.setChannelName("GFP", 0, 1);
        float[] values = new float[CHANNELS * SLICES * HEIGHT * WIDTH];
        Random random = new Random(7);
        try (ImageWriter writer = new ImageWriter()) {
            writer.setMetadataRetrieve(meta);
            writer.setId(file.toString());
            for (int p = 0, at = 0; p < CHANNELS * SLICES; p++) {
                ByteBuffer plane = ByteBuffer.allocate(2 * HEIGHT * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < HEIGHT * WIDTH; i++, at++) {
                    values[at] = random.nextInt(65536);
                    plane.putShort((short) values[at]);
                }
                writer.saveBytes(p, plane.array());
            }
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells.ome.tif", "cells.ome.btf", "cells.ome", "cells.ics"})
    void files_of_bio_formats_have_pixels_voxel_size_and_channels(String name) throws Exception {
        Path file = folder.resolve(name);
        float[] values = write(file);
        boolean ours = name.endsWith("tf") || name.endsWith("tif");
        assertThat(ImageFormats.of(file).isFallback()).isEqualTo(!ours);
        try (ImageSource image = Images.open(file)) {
            FloatImage all = image.load();
            assertThat(all.data()).isEqualTo(values);
            assertThat(image.calibration()).isEqualTo(Calibration.of(.5, .2, .1, "um"));
            assertThat(image.pixelType()).isEqualTo(PixelType.UINT16);
            if (!name.endsWith(".ics")) { // which keeps no names
                assertThat(image.channelNames()).isEqualTo(List.of("DAPI", "GFP"));
            }
        }
    }

    @Test
    void our_ome_tiff_is_read_by_bio_formats() throws Exception {
        float[] values = new float[SLICES * HEIGHT * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 7 % 65536;
        }
        Path file = folder.resolve("ours.ome.tif");
        Images.save(
                FloatImage.of("ours", Extent.zyx(SLICES, HEIGHT, WIDTH), 1, values)
                        .withPixelType(PixelType.UINT16)
                        .withCalibration(Calibration.of(.5, .2, .1, "um")),
                file,
                IfExists.REFUSE);
        try (ImageReader reader = new ImageReader()) {
            OMEXMLMetadata meta = metadata();
            reader.setMetadataStore(meta);
            reader.setId(file.toString());
            assertThat(reader.getFormat()).isEqualTo("OME-TIFF");
            assertThat(reader.getSizeZ()).isEqualTo(SLICES);
            assertThat(meta.getPixelsPhysicalSizeZ(0).value(UNITS.MICROMETER).doubleValue())
                    .isEqualTo(.5);
            assertThat(meta.getPixelsPhysicalSizeY(0).value(UNITS.MICROMETER).doubleValue())
                    .isEqualTo(.2);
            for (int z = 0, at = 0; z < SLICES; z++) {
                ByteBuffer plane = ByteBuffer.wrap(reader.openBytes(z))
                        .order(reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                for (int i = 0; i < HEIGHT * WIDTH; i++) {
                    assertThat((float) (plane.getShort() & 65535)).isEqualTo(values[at++]);
                }
            }
        }
    }
}
