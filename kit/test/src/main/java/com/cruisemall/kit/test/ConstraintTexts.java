package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asserts that each constraint of a class has a text in every {@code error-messages} file, so that
 * no regular expression is shown to a person. Configuration interfaces are exempt.
 */
final class ConstraintTexts {
  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String PATTERN_DEFAULT = "{jakarta.validation.constraints.Pattern.message}";

  private ConstraintTexts() {}

  static void check(JavaClasses classes) {
    Set<String> messages = new TreeSet<>();
    classes.stream()
        .filter(type -> !type.isInterface())
        .map(JavaClass::reflect)
        .flatMap(ConstraintTexts::constraints)
        .map(ConstraintTexts::message)
        .forEach(messages::add);
    assertThat(messages).doesNotContain(PATTERN_DEFAULT).allMatch(key -> key.startsWith("{"));
    for (String language : List.of("ko", "en")) {
      assertThat(messages)
          .as("texts of constraints in %s", language)
          .isSubsetOf(keys("error-messages_" + language + ".properties"));
    }
  }

  private static Stream<Annotation> constraints(Class<?> type) {
    Stream<Annotation> ofFields =
        Arrays.stream(type.getDeclaredFields())
            .flatMap(field -> constraints(field, field.getAnnotatedType()));
    Stream<Executable> executables =
        Stream.concat(
            Arrays.stream(type.getDeclaredMethods()),
            Arrays.stream(type.getDeclaredConstructors()));
    Stream<Annotation> ofParameters =
        executables
            .filter(executable -> !executable.isSynthetic())
            .flatMap(executable -> Arrays.stream(executable.getParameters()))
            .flatMap(ConstraintTexts::constraints);
    return Stream.concat(ofFields, ofParameters);
  }

  private static Stream<Annotation> constraints(Parameter parameter) {
    return constraints(parameter, parameter.getAnnotatedType());
  }

  private static Stream<Annotation> constraints(AnnotatedElement element, AnnotatedType type) {
    return Stream.concat(Arrays.stream(element.getAnnotations()), annotations(type))
        .filter(ConstraintTexts::isConstraint);
  }

  private static Stream<Annotation> annotations(AnnotatedType type) {
    Stream<Annotation> own = Arrays.stream(type.getAnnotations());
    return type instanceof AnnotatedParameterizedType generic
        ? Stream.concat(
            own,
            Arrays.stream(generic.getAnnotatedActualTypeArguments())
                .flatMap(ConstraintTexts::annotations))
        : own;
  }

  private static boolean isConstraint(Annotation annotation) {
    return Arrays.stream(annotation.annotationType().getAnnotations())
        .anyMatch(meta -> meta.annotationType().getName().equals(CONSTRAINT));
  }

  private static String message(Annotation constraint) {
    try {
      Method message = constraint.annotationType().getMethod("message");
      return (String) message.invoke(constraint);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the keys of all files of a name, in braces. */
  static Set<String> keys(String name) {
    Set<String> keys = new TreeSet<>();
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (var file : Collections.list(loader.getResources(name))) {
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
          Properties texts = new Properties();
          texts.load(reader);
          texts.stringPropertyNames().forEach(key -> keys.add("{" + key + "}"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
