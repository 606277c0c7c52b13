package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attribute;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Checks that every regular expression of a module takes linear time. They are read from the class
 * files: the {@code @Pattern} annotations, the string constants of classes that use regular
 * expressions, and the static fields of type {@link Pattern}.
 */
public final class PatternRules {
  private static final String ANNOTATION = "Ljakarta/validation/constraints/Pattern;";

  /** Methods that look for a match at every position. */
  private static final Set<String> SEARCHES =
      Set.of("find", "replaceAll", "replaceFirst", "results", "split", "splitAsStream");

  /** Methods that match the whole text. */
  private static final Set<String> MATCHES = Set.of("matches", "asMatchPredicate", "lookingAt");

  private static final Set<String> OWNERS =
      Set.of("java/util/regex/Pattern", "java/util/regex/Matcher", "java/lang/String");

  private PatternRules() {}

  /** Checks the main classes of the module that runs the test. */
  static void check() {
    check(Path.of("target", "classes"));
  }

  /** Checks the classes below a folder. They are also on the class path. */
  public static void check(Path folder) {
    assertThat(slowPatterns(folder)).as("patterns that take more than linear time").isEmpty();
  }

  /** Returns a description of each pattern that takes too long. */
  public static Collection<String> slowPatterns(Path folder) {
    Collection<String> slow = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassModel type = ClassFile.of().parse(file);
        String name = type.thisClass().asInternalName();
        Uses uses = Uses.of(type);
        annotated(type).forEach(regexp -> report(slow, name, Pattern.compile(regexp), false));
        if (uses.any()) {
          for (Pattern pattern : patterns(uses.constants(), name, type)) {
            report(slow, name, pattern, uses.searches());
          }
        }
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return slow;
  }

  private static void report(
      Collection<String> slow, String name, Pattern pattern, boolean searches) {
    HostileText.findFor(pattern, searches)
        .ifPresent(text -> slow.add("%s: %s on %s".formatted(name, pattern, text)));
  }

  /** Regular expressions in the code of a class. */
  private record Uses(List<String> constants, boolean searches, boolean matches) {
    static Uses of(ClassModel type) {
      List<String> constants = new ArrayList<>();
      Set<String> called = new TreeSet<>();
      type.methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .forEach(element -> read(element, constants, called));
      return new Uses(
          constants,
          called.stream().anyMatch(SEARCHES::contains),
          called.contains("compile") || called.stream().anyMatch(MATCHES::contains));
    }

    private static void read(CodeElement element, List<String> constants, Set<String> called) {
      switch (element) {
        case ConstantInstruction load when load.constantValue() instanceof String text ->
            constants.add(text);
        case InvokeInstruction call when OWNERS.contains(call.owner().asInternalName()) ->
            called.add(call.name().stringValue());
        default -> {}
      }
    }

    boolean any() {
      return searches || matches;
    }
  }

  private static List<Pattern> patterns(List<String> constants, String name, ClassModel type)
      throws ReflectiveOperationException {
    List<Pattern> patterns = new ArrayList<>();
    for (String constant : constants) {
      if (constant.contains("*") || constant.contains("+") || constant.contains("{")) {
        try {
          patterns.add(Pattern.compile(constant));
        } catch (PatternSyntaxException _) {
          // Other text.
        }
      }
    }
    if (type.fields().stream()
        .anyMatch(field -> field.fieldType().equalsString("Ljava/util/regex/Pattern;"))) {
      for (Field field : Class.forName(name.replace('/', '.')).getDeclaredFields()) {
        if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          patterns.add((Pattern) field.get(null));
        }
      }
    }
    return patterns;
  }

  private static List<String> annotated(ClassModel type) {
    List<AttributedElement> elements = new ArrayList<>(type.fields());
    elements.addAll(type.methods());
    elements.add(type);
    type.attributes().stream()
        .filter(RecordAttribute.class::isInstance)
        .forEach(record -> elements.addAll(((RecordAttribute) record).components()));
    return elements.stream()
        .flatMap(element -> element.attributes().stream())
        .flatMap(PatternRules::annotations)
        .flatMap(PatternRules::regexps)
        .distinct()
        .toList();
  }

  private static Stream<Annotation> annotations(Attribute<?> attribute) {
    return switch (attribute) {
      case RuntimeVisibleAnnotationsAttribute plain -> plain.annotations().stream();
      case RuntimeVisibleTypeAnnotationsAttribute typed ->
          typed.annotations().stream().map(TypeAnnotation::annotation);
      case RuntimeVisibleParameterAnnotationsAttribute parameters ->
          parameters.parameterAnnotations().stream().flatMap(List::stream);
      default -> Stream.empty();
    };
  }

  /** Returns the regular expressions of an annotation, also inside a list of annotations. */
  private static Stream<String> regexps(Annotation annotation) {
    return annotation.elements().stream().flatMap(element -> regexps(annotation, element));
  }

  private static Stream<String> regexps(Annotation annotation, AnnotationElement element) {
    return switch (element.value()) {
      case AnnotationValue.OfString text
          when annotation.className().equalsString(ANNOTATION)
              && element.name().equalsString("regexp") ->
          Stream.of(text.stringValue());
      case AnnotationValue.OfArray list ->
          list.values().stream()
              .filter(AnnotationValue.OfAnnotation.class::isInstance)
              .flatMap(inner -> regexps(((AnnotationValue.OfAnnotation) inner).annotation()));
      default -> Stream.empty();
    };
  }
}
