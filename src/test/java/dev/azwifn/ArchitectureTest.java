package dev.azwifn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The floors of the house: which package may know which. A package that does not exist yet passes. */
class ArchitectureTest {
    /** From the top floor down. A package imports only those after it, so the last imports none. */
    private static final List<String> PACKAGES = List.of(
            "manual",
            "cli",
            "provision",
            "command",
            "transform",
            "kind",
            "azure",
            "trust",
            "rotate",
            "config",
            "capz",
            "oidc",
            "krm",
            "yaml",
            "files");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.azwifn");

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void packageImportsOnlyThoseBelow(String name) {
        String[] above = PACKAGES.subList(0, PACKAGES.indexOf(name)).stream()
                .map(ArchitectureTest::inPackage)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inPackage(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** What the order alone would allow. */
    @ParameterizedTest
    @CsvSource({
        "cli, provision",
        "provision, transform",
        "command, transform",
        "kind, capz",
        "rotate, config",
        "rotate, krm"
    })
    void packageKnowsNothingOf(String name, String other) {
        noClasses()
                .that()
                .resideInAPackage(inPackage(name))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inPackage(other))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsFloor() {
        classes()
                .should()
                .resideInAnyPackage(
                        PACKAGES.stream().map(ArchitectureTest::inPackage).toArray(String[]::new))
                .because("a new package takes its place in this test's list")
                .check(CLASSES);
    }

    @Test
    void onlyProvisionUsesTheAzureSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inPackage("provision"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.azure..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.azwifn.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static String inPackage(String name) {
        return "dev.azwifn." + name + "..";
    }
}
