// Everything that the README uses, imported. Started by: ./biapy jshell
import io.biapy.core.image.*;
import io.biapy.core.network.*;
import io.biapy.core.normalize.*;
import io.biapy.core.run.*;
import io.biapy.core.train.*;
import io.biapy.instance.*;
import io.biapy.instance.channel.*;
import io.biapy.instance.classical.*;
import io.biapy.instance.refine.*;
import io.biapy.instance.synthetic.*;
import io.biapy.instance.watershed.*;
import io.biapy.io.*;
import io.biapy.io.export.*;
import io.biapy.metrics.matching.*;
import java.nio.file.Path;
