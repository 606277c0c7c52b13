package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asserts that each text of a request body declares its form: normalised, limited by a pattern, or
 * as typed. REST clients, which are interfaces, send what partners require.
 */
public final class TextRules {
  private static final Set<String> FORMS =
      Set.of(
          "com.cruisemall.kit.text.AsTyped",
          "com.cruisemall.kit.text.EmailAddress",
          "com.cruisemall.kit.text.NormalizedIdentifier",
          "com.cruisemall.kit.text.NormalizedName",
          "com.fasterxml.jackson.databind.annotation.JsonDeserialize",
          "jakarta.validation.constraints.Pattern");

  private TextRules() {}

  static void check(JavaClasses classes) {
    assertThat(undeclared(classes)).as("texts of requests without a declared form").isEmpty();
  }

  /** Returns the texts of request bodies without a declared form. */
  public static Set<String> undeclared(JavaClasses classes) {
    Set<Class<?>> bodies = new LinkedHashSet<>();
    classes.stream()
        .filter(type -> !type.isInterface())
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"))
        .map(JavaMethod::getParameters)
        .flatMap(parameters -> parameters.stream())
        .filter(TextRules::isBody)
        .map(JavaParameter::getRawType)
        .map(JavaClass::reflect)
        .forEach(type -> addRecords(type, bodies));
    Set<String> undeclared = new TreeSet<>();
    for (Class<?> body : bodies) {
      Arrays.stream(body.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .filter(field -> isText(field.getGenericType()))
          .filter(field -> forms(field).map(Class::getName).noneMatch(FORMS::contains))
          .forEach(field -> undeclared.add(body.getName() + "." + field.getName()));
    }
    return undeclared;
  }

  private static boolean isBody(JavaParameter parameter) {
    return parameter.getAnnotations().stream()
        .noneMatch(annotation -> annotation.getRawType().getPackageName().equals("jakarta.ws.rs"));
  }

  private static void addRecords(Type type, Set<Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(part -> addRecords(part, records));
    } else if (type instanceof Class<?> body && body.isRecord() && records.add(body)) {
      Arrays.stream(body.getRecordComponents())
          .forEach(component -> addRecords(component.getGenericType(), records));
    }
  }

  private static boolean isText(Type type) {
    return type == String.class
        || (type instanceof ParameterizedType generic
            && Arrays.asList(generic.getActualTypeArguments()).contains(String.class));
  }

  private static Stream<Class<? extends Annotation>> forms(Field field) {
    return Stream.concat(
            Arrays.stream(field.getAnnotations()), annotations(field.getAnnotatedType()))
        .map(Annotation::annotationType);
  }

  private static Stream<Annotation> annotations(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType generic
        ? Arrays.stream(generic.getAnnotatedActualTypeArguments())
            .flatMap(part -> Arrays.stream(part.getAnnotations()))
        : Stream.empty();
  }
}
