package com.cruisemall.gateway.routing;

import com.cruisemall.kit.error.CommonError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Error codes of a service, read from its sources. */
final class ErrorCodes {
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s+([A-Z][A-Z0-9_]+)\\((\\d{3})\\)", Pattern.DOTALL);

  private final Path root;

  ErrorCodes(Path root) {
    this.root = root;
  }

  /**
   * Error code.
   *
   * @param message the Korean message
   */
  record Code(String name, int status, String meaning, String message) {}

  /** Codes common to all services and the gateway. */
  List<Code> common() {
    Properties messages = messages("kit/service");
    return Stream.concat(
            Arrays.stream(CommonError.values())
                .map(code ->
                    new Code(code.name(), code.status(), "", messages.getProperty(code.name()))),
            of("gateway").stream())
        .toList();
  }

  /** Additional codes of one module. */
  List<Code> of(String module) {
    Properties messages = messages(module);
    List<Code> codes = new ArrayList<>();
    Matcher constants = CONSTANT.matcher(source(module));
    while (constants.find()) {
      String meaning = constants.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
      String name = constants.group(2);
      codes.add(
          new Code(
              name, Integer.parseInt(constants.group(3)), meaning, messages.getProperty(name)));
    }
    return codes;
  }

  private String source(String module) {
    try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"), 5)) {
      Path source =
          files
              .filter(file -> file.getFileName().toString().matches("[A-Z][a-z]+Error\\.java"))
              .findFirst()
              .orElseThrow();
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties messages(String module) {
    Properties messages = new Properties();
    Path file = root.resolve(module).resolve("src/main/resources/error-messages_ko.properties");
    try (var reader = Files.newBufferedReader(file)) {
      messages.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }
}
