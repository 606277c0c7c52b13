package com.cruisemall.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of every JAX-RS resource, checked for all services. */
final class EndpointRules {
  private static final String JSON = "application/json";

  /** Types of query parameters whose unreadable values are answered with 400. */
  private static final Set<String> READABLE =
      Set.of(
          "int",
          "long",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.String",
          "java.util.UUID");

  static final List<ArchRule> ALL =
      List.of(
          classes()
              .that()
              .areAnnotatedWith("jakarta.ws.rs.Path")
              .and()
              .areNotInterfaces()
              .should(produceJson())
              .because("a response must not depend on the Accept header"),
          methods()
              .that()
              .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
              .should(haveReadableQueryParameters())
              .because("an unreadable query parameter is 400 with its name"));

  private EndpointRules() {}

  private static ArchCondition<JavaClass> produceJson() {
    return new ArchCondition<>("produce JSON") {
      @Override
      public void check(JavaClass resource, ConditionEvents events) {
        boolean json =
            resource
                .tryGetAnnotationOfType("jakarta.ws.rs.Produces")
                .flatMap(produces -> produces.get("value"))
                .filter(value ->
                    value instanceof String[] types && List.of(types).equals(List.of(JSON)))
                .isPresent();
        events.add(
            new SimpleConditionEvent(resource, json, resource.getName() + " produces no JSON"));
      }
    };
  }

  private static ArchCondition<JavaMethod> haveReadableQueryParameters() {
    return new ArchCondition<>("have query parameters of a readable type") {
      @Override
      public void check(JavaMethod endpoint, ConditionEvents events) {
        endpoint.getParameters().stream()
            .flatMap(EndpointRules::queryTypes)
            .filter(type -> !READABLE.contains(type.getName()))
            .forEach(type ->
                events.add(
                    SimpleConditionEvent.violated(
                        endpoint, endpoint.getFullName() + " reads " + type.getName())));
      }
    };
  }

  private static Stream<JavaClass> queryTypes(JavaParameter parameter) {
    if (isQuery(parameter)) {
      return Stream.of(parameter.getRawType());
    }
    return parameter.isAnnotatedWith("jakarta.ws.rs.BeanParam")
        ? parameter.getRawType().getFields().stream()
            .filter(EndpointRules::isQuery)
            .map(JavaField::getRawType)
        : Stream.empty();
  }

  private static boolean isQuery(HasAnnotations<?> element) {
    return element.isAnnotatedWith("jakarta.ws.rs.QueryParam");
  }
}
