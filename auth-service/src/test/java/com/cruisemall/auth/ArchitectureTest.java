package com.cruisemall.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.cruisemall.kit.test.ArchitectureRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheArchitectureRules() {
    ArchitectureRules.check("com.cruisemall.auth");
  }

  @Test
  void dependsNowhereOnTheImport() {
    noClasses()
        .that()
        .resideOutsideOfPackage("com.cruisemall.auth.oldshop")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.cruisemall.auth.oldshop")
        .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
  }
}
