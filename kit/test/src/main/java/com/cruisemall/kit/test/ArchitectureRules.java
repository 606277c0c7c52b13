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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Architecture rules that the ArchitectureTest of each module checks for its main classes. */
public final class ArchitectureRules {
  private static final Path THIS_MODULE = Path.of("");
  private static final int MAX_LINES = 300;
  private static final String[] LAYERS = {
    "..service..", "..dto..", "..entity..", "..mapper..", "..util..", "..impl..", "..common.."
  };

  private static final ArchRule NO_RANDOM_UUID =
      noClasses()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .because("ids are UUIDv7 and come from their generator");

  private static final List<ArchRule> STRUCTURE =
      List.of(
          noClasses().should().resideInAnyPackage(LAYERS).as("a package is a feature, not a layer"),
          methods()
              .that()
              .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
              .should()
              .bePublic()
              .because("Quarkus REST skips an endpoint that is not public with only a warning"),
          classes()
              .that()
              .areAnnotatedWith("jakarta.persistence.Entity")
              .should()
              .bePackagePrivate(),
          fields()
              .should()
              .notBeAnnotatedWith("jakarta.inject.Inject")
              .because("dependencies of a bean are constructor parameters"),
          noClasses()
              .should()
              .dependOnClassesThat()
              .areAssignableTo("java.util.Date")
              .because("java.time replaces java.util.Date"));

  private static final List<ArchRule> SERVICE =
      List.of(
          NO_RANDOM_UUID,
          InjectionRules.NO_SYSTEM_CLOCK,
          InjectionRules.NO_OWN_RANDOMNESS,
          InjectionRules.NO_SLEEP,
          ConfigurationRules.NO_SINGLE_PROPERTIES,
          RepositoryRules.DATABASE_ACCESS_IN_REPOSITORIES,
          RepositoryRules.REPOSITORIES_ACCESS_THE_DATABASE,
          NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
          NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);

  /** Rules of a service that the gateway's code follows already. */
  private static final List<ArchRule> GATEWAY =
      List.of(
          NO_RANDOM_UUID,
          InjectionRules.NO_OWN_RANDOMNESS,
          InjectionRules.NO_SLEEP,
          RepositoryRules.DATABASE_ACCESS_IN_REPOSITORIES,
          RepositoryRules.REPOSITORIES_ACCESS_THE_DATABASE,
          NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
          NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);

  private static final List<ArchRule> TOOL = List.of(InjectionRules.NO_SLEEP);

  private ArchitectureRules() {}

  /** Checks a service or a library. */
  public static void check(String basePackage) {
    JavaClasses classes = check(basePackage, THIS_MODULE, SERVICE);
    configurationIsUsed(classes);
    endpointsAreStrict(classes);
    PatternRules.check();
  }

  /** Checks a simulator of partners, whose endpoints respond as those of the partners do. */
  public static void checkSimulator(String basePackage) {
    configurationIsUsed(check(basePackage, THIS_MODULE, SERVICE));
    PatternRules.check();
  }

  /** Checks a tool or test support, which create their own clock and randomness and print text. */
  public static void checkTool(String basePackage) {
    configurationIsUsed(check(basePackage, THIS_MODULE, TOOL));
  }

  /** Checks a tool whose module cannot depend on this one, by its folder below the root. */
  public static void checkTool(String basePackage, String module) {
    configurationIsUsed(check(basePackage, Checkout.root().resolve(module), TOOL));
  }

  /** Checks the gateway, which is being rewritten, without the rules that its code breaks. */
  public static void checkGateway(String basePackage) {
    endpointsAreStrict(check(basePackage, THIS_MODULE, GATEWAY));
    PatternRules.check();
  }

  private static JavaClasses check(String basePackage, Path module, List<ArchRule> rules) {
    JavaClasses classes =
        new ClassFileImporter().importPath(module.resolve("target").resolve("classes"));
    assertThat(classes).as("classes of %s", basePackage).isNotEmpty();
    Stream.of(List.of(featuresFormNoCycle(basePackage)), STRUCTURE, rules)
        .flatMap(List::stream)
        .forEach(rule -> rule.allowEmptyShould(true).check(classes));
    noFileIsTooLong(module);
    return classes;
  }

  private static void configurationIsUsed(JavaClasses classes) {
    ConfigurationRules.noUnusedMethods(classes).allowEmptyShould(true).check(classes);
  }

  private static void endpointsAreStrict(JavaClasses classes) {
    EndpointRules.ALL.forEach(rule -> rule.allowEmptyShould(true).check(classes));
    ConstraintTexts.check(classes);
    ReasonTexts.check(THIS_MODULE);
    TextRules.check(classes);
  }

  private static ArchRule featuresFormNoCycle(String basePackage) {
    return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles();
  }

  private static void noFileIsTooLong(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
