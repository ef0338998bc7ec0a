package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.ImageSet;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.InstanceSegmentation;
import io.biapy.instance.Segmentation;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.synthetic.SyntheticNuclei;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every representation goes the whole way: targets, training, a model on disk, prediction, its decoder. Too short to find good objects. */
class TrainEveryRepresentationTest {
    private static final ImageSet IMAGES = SyntheticNuclei.seed(4).size(64, 64).images(0, 4);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F,C",
                "F,C,Db",
                "F,P",
                "F,Dc",
                "F,Dn,Db",
                "F,H,V",
                "D,F,C",
                "F,C,T",
                "F,C,We",
                "A",
                "A[offsets=0x1x0/0x0x1/0x5x0]",
                "Db,R[nrays=8]",
                "F,Gv,Gh",
                "Db[val_type=omnipose],Gv[gradient_type=omnipose],Gh[gradient_type=omnipose]",
                "E"
            })
    void representation_isTrainedKeptAndDecoded(String channels) {
        InstanceModel trained = InstanceSegmentation.in2D()
                .channels(TargetChannels.parse(channels))
                .train(IMAGES)
                .patch(64, 64)
                .epochs(1)
                .threads(2)
                .fit();
        trained.save(folder.resolve("model"));
        InstanceModel model = InstanceModel.load(folder.resolve("model"));
        Segmentation found = model.segment(IMAGES.get(0).openRaw());
        assertThat(found.labelImage().extent())
                .isEqualTo(IMAGES.get(0).openLabels().load().extent());
        assertThat(trained.segment(IMAGES.get(0).openRaw()).labelImage().codes())
                .isEqualTo(found.labelImage().codes());
    }
}
