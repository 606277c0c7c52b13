package com.cruisemall.gateway.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Javadoc of endpoints, used as description in the document. */
final class SourceComments {
  private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*)\\*/";
  private static final String ANNOTATIONS = "\\s+(?:@[A-Za-z](?:(?!\\*/|;\\n).)*?)?";
  private static final Pattern CLASS =
      Pattern.compile(COMMENT + ANNOTATIONS + "\\b(?:public )?class ", Pattern.DOTALL);

  private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) #?");

  private final Path sources;

  SourceComments(Path module) {
    this.sources = module.resolve("src/main/java");
  }

  /**
   * Returns the Javadoc of an endpoint, or of its class if it has none.
   *
   * @param operationId the generated id, {@code Class_method}
   */
  Optional<String> of(String operationId) {
    String[] name = operationId.split("_", 2);
    return source(name[0])
        .flatMap(source -> {
          Pattern method =
              Pattern.compile(
                  COMMENT
                      + ANNOTATIONS
                      + "\\bpublic [^;{}()=]+ "
                      + name[1].replaceAll("\\d+$", "")
                      + "\\(",
                  Pattern.DOTALL);
          return first(method, source).or(() -> first(CLASS, source));
        });
  }

  private Optional<String> source(String type) {
    try (Stream<Path> files = Files.walk(sources)) {
      Optional<Path> file =
          files.filter(one -> one.getFileName().toString().equals(type + ".java")).findFirst();
      return file.isPresent() ? Optional.of(Files.readString(file.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> first(Pattern pattern, String source) {
    Matcher found = pattern.matcher(source);
    return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
  }

  /** Removes Javadoc markup. */
  private static String plain(String comment) {
    String text =
        comment
            .replaceAll("\\s*\\n\\s*\\*[ ]?", " ")
            .replaceAll("\\s+@(param|return|throws)\\b.*", "")
            .replaceAll("\\s*<p>\\s*", "\n\n")
            .strip();
    StringBuilder plain = new StringBuilder();
    int from = 0;
    Matcher tag = TAG.matcher(text);
    while (tag.find(from)) {
      int end = closing(text, tag.end());
      plain.append(text, from, tag.start()).append('`').append(text, tag.end(), end).append('`');
      from = end + 1;
    }
    return plain.append(text.substring(from)).toString();
  }

  /** Index of the brace that closes the one at the given index, with nested braces. */
  private static int closing(String text, int from) {
    int open = 1;
    int at = from;
    while (open > 0) {
      open += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      at++;
    }
    return at - 1;
  }
}
