package io.biapy.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of docs/ARCHITECTURE.md that hold for compiled classes, over all modules. */
@AnalyzeClasses(packages = "io.biapy", importOptions = MainClasses.class)
class ArchitectureTest {

    private static final String[] ENGINE_LIBRARIES = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};
    private static final Set<String> NAMES_OF_NOTHING = Set.of(
            "util", "utils", "utilities", "common", "commons", "helper", "helpers", "misc", "manager", "managers");
    private static final Pattern MODULE = Pattern.compile("io\\.biapy\\.([a-z0-9]+)(\\..*)?");

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("io.biapy.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule core_sees_no_other_module = noClasses()
            .that()
            .resideInAPackage("io.biapy.core..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.biapy..").and(outside("io.biapy.core..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule core_sees_no_engine_library = noClasses()
            .that()
            .resideInAPackage("io.biapy.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE_LIBRARIES)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule workflows_see_neither_engine_nor_io = noClasses()
            .that()
            .resideInAnyPackage("io.biapy.instance..", "io.biapy.synapse..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.biapy.dl4j..", "io.biapy.io..").or(resideInAnyPackage(ENGINE_LIBRARIES)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule instance_does_not_see_synapse = noClasses()
            .that()
            .resideInAPackage("io.biapy.instance..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.biapy.synapse..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule leaves_see_core_only = noClasses()
            .that()
            .resideInAnyPackage("io.biapy.dl4j..", "io.biapy.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.biapy.instance..", "io.biapy.synapse..", "io.biapy.metrics..", "io.biapy.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule metrics_see_nothing_of_the_project = noClasses()
            .that()
            .resideInAPackage("io.biapy.metrics..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.biapy..").and(outside("io.biapy.metrics..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_foreign_facades = classes()
            .that()
            .resideInAPackage("io.biapy..")
            .and()
            .resideOutsideOfPackages("io.biapy.cli..", "io.biapy.examples..")
            .should(useNoFacadeOfAnotherModule())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kernels_see_arrays_only = noClasses()
            .that(describe("are kernels", type -> type.getSimpleName().matches(".*Kernels?")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("net.imglib2..", "io.biapy.core.image..")
                    .or(describe("options or specifications", type -> type.getSimpleName()
                            .matches(".*(Options|Spec)"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kernels_are_package_private = noClasses()
            .that(describe("are kernels", type -> type.getSimpleName().matches(".*Kernels?")))
            .should()
            .haveModifier(JavaModifier.PUBLIC)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_have_a_meaning =
            noClasses().should(resideInPackageNamedAfterNothing()).allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> outside(String packages) {
        return DescribedPredicate.not(resideInAPackage(packages));
    }

    private static String moduleOf(String packageName) {
        var match = MODULE.matcher(packageName);
        return match.matches() ? match.group(1) : "";
    }

    private static ArchCondition<JavaClass> useNoFacadeOfAnotherModule() {
        return new ArchCondition<>("not use another module's root package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = moduleOf(type.getPackageName());
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    String module = moduleOf(target);
                    boolean facade = target.equals("io.biapy." + module);
                    if (facade && !module.equals(own)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInPackageNamedAfterNothing() {
        return new ArchCondition<>("reside in a package named after nothing") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean bad = Arrays.stream(type.getPackageName().split("\\.")).anyMatch(NAMES_OF_NOTHING::contains);
                events.add(new SimpleConditionEvent(type, bad, type.getName() + " resides in such a package"));
            }
        };
    }
}
