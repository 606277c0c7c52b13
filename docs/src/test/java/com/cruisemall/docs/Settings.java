package com.cruisemall.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Reads the {@code @ConfigMapping} interfaces of a module from their sources. */
final class Settings {
  private static final String REQUIRED = "required";
  private static final String NONE = "none";

  private final String module;
  private final List<Setting> found = new ArrayList<>();
  private final DocTrees docs;
  private final CompilationUnitTree unit;

  private Settings(String module, DocTrees docs, CompilationUnitTree unit) {
    this.module = module;
    this.docs = docs;
    this.unit = unit;
  }

  static List<Setting> of(String module) {
    List<Path> sources =
        Checkout.files(module + "/src/main/java", ".java").stream()
            .filter(file -> Checkout.read(file).contains("@ConfigMapping("))
            .toList();
    if (sources.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<Setting> all = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Settings reader = new Settings(module, DocTrees.instance(task), unit);
        unit.getTypeDecls().stream()
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .forEach(reader::mapping);
        all.addAll(reader.found);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mapping(ClassTree type) {
    annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
        .ifPresent(prefix -> members(prefix, type, type));
  }

  private void members(String prefix, ClassTree type, ClassTree outermost) {
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null) {
        setting(prefix, method, type, outermost);
      }
    }
  }

  private void setting(String prefix, MethodTree method, ClassTree type, ClassTree outermost) {
    List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
    boolean here =
        annotations.stream()
            .anyMatch(it -> it.getAnnotationType().toString().equals("WithParentName"));
    String own =
        annotation(annotations, "WithName").orElseGet(() -> dashed(method.getName().toString()));
    String name = here ? prefix : prefix + "." + own;
    Tree returned = method.getReturnType();
    if (returned instanceof ParameterizedTypeTree of && of.getType().toString().equals("Map")) {
      name += ".{name}";
      returned = of.getTypeArguments().getLast();
    }
    Optional<ClassTree> group = group(simple(returned.toString()), outermost);
    if (group.isPresent()) {
      members(name, group.get(), outermost);
      return;
    }
    boolean optional = returned.toString().startsWith("Optional");
    String fallback =
        annotation(annotations, "WithDefault")
            .orElse(optional || name.contains("{name}") ? NONE : REQUIRED);
    found.add(
        new Setting(module, name, fallback, simple(returned.toString()), meaning(method, type)));
  }

  private static Optional<ClassTree> group(String type, ClassTree outermost) {
    return outermost.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(nested -> nested.getKind() == Tree.Kind.INTERFACE)
        .filter(nested -> nested.getSimpleName().contentEquals(type))
        .findFirst();
  }

  private String meaning(MethodTree method, ClassTree type) {
    TreePath path = TreePath.getPath(unit, method);
    return Stream.of(path, TreePath.getPath(unit, type))
        .map(docs::getDocCommentTree)
        .filter(comment -> comment != null)
        .findFirst()
        .map(DocCommentTree::getFullBody)
        .map(body -> body.stream().map(Object::toString).reduce("", String::concat))
        .map(text -> text.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`"))
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .orElse("");
  }

  /** Returns the value of an annotation, if present. */
  private static Optional<String> annotation(
      List<? extends AnnotationTree> annotations, String name) {
    return annotations.stream()
        .filter(it -> it.getAnnotationType().toString().equals(name))
        .flatMap(it -> it.getArguments().stream())
        .map(Settings::value)
        .findFirst();
  }

  private static String value(ExpressionTree argument) {
    ExpressionTree value =
        argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
    return value instanceof LiteralTree literal
        ? String.valueOf(literal.getValue())
        : value.toString();
  }

  private static String simple(String type) {
    return type.replaceAll("Optional<(.*)>", "$1").replaceAll("@\\w+(\\([^)]*\\))? ?", "");
  }

  private static String dashed(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
