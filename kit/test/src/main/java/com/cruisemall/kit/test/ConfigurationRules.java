package com.cruisemall.kit.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules for configuration: {@code @ConfigMapping} interfaces only, without unused methods. */
final class ConfigurationRules {
  private static final String MAPPING = "io.smallrye.config.ConfigMapping";
  private static final Set<String> SINGLE_PROPERTIES =
      Set.of(
          "org.eclipse.microprofile.config.inject.ConfigProperty",
          "org.eclipse.microprofile.config.ConfigProvider",
          "org.eclipse.microprofile.config.Config");

  static final ArchRule NO_SINGLE_PROPERTIES =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe("read single properties", it -> SINGLE_PROPERTIES.contains(it.getName())))
          .because("configuration is read through @ConfigMapping interfaces");

  /** Reference to a property in an annotation, as in {@code @Scheduled(every = "{a.b}")}. */
  private static final Pattern EXPRESSION = Pattern.compile("\\{([a-z0-9.-]+)[:}]");

  private ConfigurationRules() {}

  /** Requires that each property of a mapping is read by a call or by an annotation. */
  static ArchRule noUnusedMethods(JavaClasses classes) {
    return classes()
        .that()
        .areAnnotatedWith(MAPPING)
        .should(new UsedMethods(expressions(classes)))
        .because("a configuration key without effect misleads operators");
  }

  private static Set<String> expressions(JavaClasses classes) {
    return classes.stream()
        .flatMap(it -> it.getMethods().stream())
        .flatMap(method -> method.getAnnotations().stream())
        .flatMap(annotation -> annotation.getProperties().values().stream())
        .flatMap(value -> EXPRESSION.matcher(String.valueOf(value)).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** Condition that each property of a mapping and of its groups is read. */
  private static final class UsedMethods extends ArchCondition<JavaClass> {
    private final Set<String> expressions;

    private UsedMethods(Set<String> expressions) {
      super("have no unused methods");
      this.expressions = expressions;
    }

    @Override
    public void check(JavaClass mapping, ConditionEvents events) {
      Set<JavaClass> groups = new LinkedHashSet<>();
      collect(mapping, mapping, groups);
      for (JavaClass group : groups) {
        for (JavaMethod method : group.getMethods()) {
          if (isProperty(method)
              && method.getAccessesToSelf().isEmpty()
              && !isInExpression(method, mapping)) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is unused"));
          }
        }
      }
    }

    private boolean isInExpression(JavaMethod method, JavaClass mapping) {
      String prefix = String.valueOf(mapping.getAnnotationOfType(MAPPING).get("prefix").orElse(""));
      String key = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      return expressions.stream().anyMatch(it -> it.startsWith(prefix) && it.endsWith("." + key));
    }

    private static boolean isProperty(JavaMethod method) {
      return method.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    /** Adds an interface and the interfaces that its methods return, as groups or in containers. */
    private static void collect(JavaClass type, JavaClass mapping, Set<JavaClass> groups) {
      if (!groups.add(type)) {
        return;
      }
      for (JavaMethod method : type.getMethods()) {
        method.getReturnType().getAllInvolvedRawTypes().stream()
            .filter(JavaClass::isInterface)
            .filter(it -> it.getPackageName().startsWith(mapping.getPackageName()))
            .forEach(it -> collect(it, mapping, groups));
      }
    }
  }
}
