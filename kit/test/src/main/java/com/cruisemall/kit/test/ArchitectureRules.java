package com.cruisemall.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules of the house that a machine can check; each service's ArchitectureTest runs them all.
 */
public final class ArchitectureRules {
  private static final int LONGEST_FILE = 300;

  private static final String[] LAYERS = {
    "..service..", "..dto..", "..entity..", "..mapper..", "..util..", "..impl..", "..common.."
  };

  private ArchitectureRules() {}

  /** Checks the main classes of the module that runs the test. */
  public static void check(String basePackage) {
    JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertThat(classes).as("classes of %s", basePackage).isNotEmpty();
    Stream.concat(Stream.of(featuresFormNoCycle(basePackage)), EVERYWHERE.stream())
        .forEach(rule -> rule.allowEmptyShould(true).check(classes));
    noFileIsTooLong();
  }

  private static ArchRule featuresFormNoCycle(String basePackage) {
    return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles();
  }

  private static final List<ArchRule> EVERYWHERE =
      List.of(
          noClasses().should().resideInAnyPackage(LAYERS).as("a package is a feature, not a layer"),
          methods()
              .that()
              .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
              .should()
              .bePublic()
              .because("Quarkus REST drops an endpoint that is not public with only a warning"),
          classes()
              .that()
              .areAnnotatedWith("jakarta.persistence.Entity")
              .should()
              .bePackagePrivate(),
          fields()
              .should()
              .notBeAnnotatedWith("jakarta.inject.Inject")
              .because("what a bean needs comes in through its constructor"),
          noClasses()
              .should()
              .callMethod(Instant.class, "now")
              .orShould()
              .callMethod(LocalDate.class, "now")
              .orShould()
              .dependOnClassesThat()
              .areAssignableTo(Date.class)
              .because("time comes from the injected Clock"),
          noClasses()
              .should()
              .callMethod(UUID.class, "randomUUID")
              .because("ids are UUIDv7 and come from their generator"),
          noClasses().should().callMethod(Thread.class, "sleep", long.class),
          NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
          NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);

  private static void noFileIsTooLong() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(LONGEST_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
