package com.cruisemall.local.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of {@code state.json}, for {@code ./cruise status} and scripts. It has no passwords, only
 * their names in the secrets file.
 */
public record StackState(
    Status status,
    String reason,
    long pid,
    String startedAt,
    String address,
    String control,
    String secrets,
    List<ComponentState> components,
    Postgres postgres,
    Redis redis,
    Kafka kafka,
    Map<String, String> partners) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Status of the whole stack. */
  public enum Status {
    STARTING,
    READY,
    FAILED,
    STOPPING,
    STOPPED
  }

  /**
   * State of one server.
   *
   * @param management base URL of health and metrics; empty for backing servers
   */
  public record ComponentState(
      String name,
      String state,
      long pid,
      int restarts,
      String address,
      String management,
      String log) {}

  public record Postgres(String address, Role admin, List<DatabaseAccess> databases) {}

  public record DatabaseAccess(String name, String url, Role owner, Role runtime) {}

  public record Redis(String address, List<Role> users) {}

  public record Kafka(String bootstrapServers, Map<String, Integer> topics) {}

  /**
   * User with a password.
   *
   * @param secret name of the password in the secrets file
   */
  public record Role(String name, String secret) {}

  /** Reads the file; returns empty if it does not exist or has an unknown format. */
  public static Optional<StackState> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), StackState.class))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ComponentState component(String name) {
    return components.stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var partial = file.resolveSibling(file.getFileName() + ".partial");
      Files.writeString(partial, toJson());
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }
}
