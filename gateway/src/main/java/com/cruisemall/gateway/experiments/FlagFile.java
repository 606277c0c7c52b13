package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.behaviour.Behaviour;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads experiments out of a file of flags in the form of flagd: each flag with its variants, the
 * default one, {@code fractional} as its targeting, and in its metadata the {@code goal}. What it
 * does not understand is an error, so that no rule is passed over in silence.
 */
final class FlagFile {
  private static final String BUNDLED = "/experiments.json";

  private FlagFile() {}

  static Map<String, Experiment> read(Optional<Path> file, ObjectMapper json) {
    try (InputStream flags =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Objects.requireNonNull(FlagFile.class.getResourceAsStream(BUNDLED))) {
      return experiments(json.readTree(flags));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file of experiments cannot be read: " + file.map(Path::toString).orElse(BUNDLED), e);
    }
  }

  static Map<String, Experiment> experiments(JsonNode file) {
    Map<String, Experiment> experiments = new TreeMap<>();
    file.path("flags")
        .properties()
        .forEach(
            flag -> experiments.put(flag.getKey(), experiment(flag.getKey(), flag.getValue())));
    return experiments;
  }

  private static Experiment experiment(String name, JsonNode flag) {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw invalid(name, "its name is not of a-z, 0-9 and -");
    }
    Set<String> variants = Set.copyOf(fields(flag.path("variants")));
    String usual = flag.path("defaultVariant").asText();
    boolean enabled = flag.path("state").asText().equals("ENABLED");
    List<Experiment.Share> shares = enabled ? shares(name, flag.path("targeting")) : List.of();
    if (!variants.contains(usual)
        || !shares.stream().allMatch(share -> variants.contains(share.variant()))) {
      throw invalid(name, "it names a variant that it does not have");
    }
    return new Experiment(name, variants, usual, shares, goal(name, flag.path("metadata")));
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Experiment.Share> shares(String name, JsonNode targeting) {
    if (!fields(targeting).equals(List.of("fractional"))) {
      throw invalid(name, "its targeting is not \"fractional\" alone");
    }
    List<Experiment.Share> shares = new ArrayList<>();
    for (JsonNode share : targeting.path("fractional")) {
      int weight = share.path(1).asInt(1);
      if (!share.path(0).isTextual() || weight < 0) {
        throw invalid(name, "a share is not [variant, weight]");
      }
      shares.add(new Experiment.Share(share.path(0).asText(), weight));
    }
    if (shares.stream().mapToInt(Experiment.Share::weight).sum() == 0) {
      throw invalid(name, "its shares have no weight");
    }
    return shares;
  }

  private static Behaviour.Kind goal(String name, JsonNode metadata) {
    try {
      return Behaviour.Kind.valueOf(metadata.path("goal").asText());
    } catch (IllegalArgumentException e) {
      throw invalid(name, "its metadata has no goal that visitors can reach");
    }
  }

  private static IllegalArgumentException invalid(String name, String reason) {
    return new IllegalArgumentException("experiment " + name + ": " + reason);
  }
}
