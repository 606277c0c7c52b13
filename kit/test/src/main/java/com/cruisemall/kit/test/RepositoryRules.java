package com.cruisemall.kit.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Rules for the names of classes that access the database. */
final class RepositoryRules {
  private static final Set<String> DATABASE_TYPES =
      Set.of(
          "jakarta.persistence.EntityManager",
          "org.hibernate.Session",
          "javax.sql.DataSource",
          "io.agroal.api.AgroalDataSource");

  private static final DescribedPredicate<JavaClass> DATABASE =
      describe(
          "database access",
          it ->
              DATABASE_TYPES.contains(it.getName())
                  || it.getPackageName().startsWith("io.quarkus.hibernate.orm.panache"));

  private static final DescribedPredicate<JavaClass> REPOSITORY =
      describe("a repository or query", it -> outermost(it).matches(".*(Repository|Query)"));

  static final ArchRule DATABASE_ACCESS_IN_REPOSITORIES =
      noClasses()
          .that(DescribedPredicate.not(REPOSITORY))
          .should()
          .dependOnClassesThat(DATABASE)
          .because("only an XRepository or an XQuery accesses the database");

  static final ArchRule REPOSITORIES_ACCESS_THE_DATABASE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .should()
          .dependOnClassesThat(DATABASE)
          .because("the name XRepository is reserved for database access");

  private RepositoryRules() {}

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(RepositoryRules::outermost).orElse(type.getSimpleName());
  }
}
