package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.patch.TestTimeAugmentation.Group;
import io.biapy.core.patch.TestTimeAugmentation.Reduction;
import io.biapy.instance.InstanceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In how many orientations a model looks at each patch. */
final class AugmentationOptions {
    @Option(
            names = "--tta",
            paramLabel = "GROUP",
            description =
                    "Look at each patch in several orientations: flips (4, in 3D 8 times the work) or turns (quarter"
                            + " turns too: 8, in 3D 16 times); none for once (default: as the model says).")
    private @Nullable Group group;

    @Option(
            names = "--tta-reduce",
            paramLabel = "HOW",
            description = "What becomes of the predictions of all orientations: mean, min or max (default: as the model"
                    + " says); vectors are averaged.")
    private @Nullable Reduction reduction;

    InstanceModel of(InstanceModel model) {
        TestTimeAugmentation own = model.network().prediction().augmentation();
        TestTimeAugmentation wanted = new TestTimeAugmentation(
                group == null ? own.group() : group, reduction == null ? own.reduction() : reduction);
        if (reduction != null && wanted.group() == Group.NONE) {
            throw new InputException(
                    "--tta-reduce needs several orientations to reduce; give --tta flips or --tta turns too.");
        }
        return model.withAugmentation(wanted);
    }
}
