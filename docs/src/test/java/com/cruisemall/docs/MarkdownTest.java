package com.cruisemall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links and property names in all Markdown files. */
class MarkdownTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern PROPERTY =
      Pattern.compile("`(cruisemall(?:\\.[a-z][a-z0-9-]*)+)(?:[^`]*)`");
  private static final Pattern LITERAL =
      Pattern.compile("[\"{](cruisemall(?:\\.[a-z][a-z0-9-]*)+)[\"}:]");

  private static final List<Path> PAGES = Checkout.files("", ".md");

  @Test
  void linksToExistingFilesAndHeadings() {
    Set<String> broken = new TreeSet<>();
    for (Path page : PAGES) {
      LINK.matcher(Checkout.read(page))
          .results()
          .forEach(link -> {
            Path target =
                link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
            if (!Files.exists(target)
                || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
              broken.add(Checkout.ROOT.relativize(page) + ": " + link.group());
            }
          });
    }

    assertThat(PAGES).hasSizeGreaterThan(40);
    assertThat(broken).isEmpty();
  }

  @Test
  void namesPropertiesAndMetersOfTheCode() {
    Set<String> known = known();
    Set<String> unknown = new TreeSet<>();
    for (Path page : PAGES) {
      if (page.endsWith("docs/configuration.md")) {
        continue; // Generated, see ConfigurationPageTest.
      }
      PROPERTY
          .matcher(Checkout.read(page))
          .results()
          .map(property -> property.group(1))
          .filter(
              name -> known.stream().noneMatch(it -> it.equals(name) || it.startsWith(name + ".")))
          .forEach(name -> unknown.add(Checkout.ROOT.relativize(page) + ": " + name));
    }

    assertThat(known).hasSizeGreaterThan(200);
    assertThat(unknown).isEmpty();
  }

  /** Settings, with the names used in the modules' own files, and other literals in the code. */
  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    for (String module : Checkout.MODULES) {
      Settings.of(module).stream()
          .flatMap(setting -> setting.asSetIn(Properties.of(module)).stream())
          .map(setting -> setting.name().replaceAll("\\.\\{name}.*", ""))
          .forEach(known::add);
      known.addAll(Properties.of(module).keySet());
      Stream.of(".java", ".properties")
          .flatMap(ending -> Checkout.files(module + "/src/main", ending).stream())
          .flatMap(source -> LITERAL.matcher(Checkout.read(source)).results())
          .forEach(literal -> known.add(literal.group(1)));
    }
    return known;
  }

  private static Set<String> anchors(Path page) {
    return page.toString().endsWith(".md")
        ? Checkout.read(page)
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
            .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
            .collect(Collectors.toSet())
        : Set.of();
  }
}
