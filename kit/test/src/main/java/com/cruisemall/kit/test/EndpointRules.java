package com.cruisemall.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

  /** Body types with any members; only an endpoint of another media type may read one. */
  private static final Set<String> WITHOUT_SHAPE =
      Set.of(
          "[B",
          "java.io.InputStream",
          "java.lang.Object",
          "java.util.Map",
          "com.fasterxml.jackson.databind.JsonNode");

  /** Bodies of clients of the AI SDK, which send more members than the API has. */
  private static final Set<String> TOLERANT = Set.of("com.cruisemall.chat.answer.ChatRequest");

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
              .because("an unreadable query parameter is 400 with its name"),
          methods()
              .that()
              .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
              .should(readStrictBodies())
              .because("a member that the endpoint does not know is 400 with its name"),
          noClasses()
              .that()
              .resideOutsideOfPackage("com.cruisemall.kit.error")
              .should()
              .accessField("com.cruisemall.kit.error.CommonError", "VALIDATION_FAILED")
              .because("ApiException.invalid names the field and a reason with texts"));

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

  private static ArchCondition<JavaMethod> readStrictBodies() {
    return new ArchCondition<>("read strict bodies") {
      @Override
      public void check(JavaMethod endpoint, ConditionEvents events) {
        endpoint.getRawParameterTypes().stream()
            .filter(type -> isTolerant(type) || hasNoShape(endpoint, type))
            .forEach(type ->
                events.add(
                    SimpleConditionEvent.violated(
                        endpoint, endpoint.getFullName() + " reads any " + type.getName())));
      }
    };
  }

  private static boolean isTolerant(JavaClass body) {
    return !TOLERANT.contains(body.getName())
        && body.tryGetAnnotationOfType("com.fasterxml.jackson.annotation.JsonIgnoreProperties")
            .flatMap(ignored -> ignored.get("ignoreUnknown"))
            .filter(Boolean.TRUE::equals)
            .isPresent();
  }

  private static boolean hasNoShape(JavaMethod endpoint, JavaClass body) {
    return WITHOUT_SHAPE.contains(body.getName())
        && !endpoint.isAnnotatedWith("jakarta.ws.rs.Consumes");
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
