package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.behaviour.Behaviour;
import com.cruisemall.gateway.behaviour.BehaviourStream;
import com.cruisemall.gateway.behaviour.Happened;
import com.cruisemall.gateway.behaviour.Visitor;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which variants a visitor sees. Showing one is counted and told, once each time; whoever has not
 * agreed to be counted sees what is usual, and nothing is noted.
 */
@Singleton
public class Variants {
  private static final String DOMAIN = "cruisemall";

  private final Map<String, Experiment> experiments;
  private final Client flags;
  private final VariantCounts counts;
  private final BehaviourStream stream;
  private final Clock clock;

  Variants(
      ExperimentsConfig config,
      ObjectMapper json,
      VariantCounts counts,
      BehaviourStream stream,
      Clock clock) {
    this.experiments = FlagFile.read(config.flags(), json);
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(DOMAIN, new FlagFileProvider(experiments));
    this.flags = api.getClient(DOMAIN);
    this.counts = counts;
    this.stream = stream;
    this.clock = clock;
  }

  Collection<Experiment> experiments() {
    return experiments.values();
  }

  /** The variant of every experiment. */
  Map<String, String> all(Optional<Visitor> visitor) {
    Map<String, String> variants = new TreeMap<>();
    experiments.values().forEach(one -> variants.put(one.name(), shown(one, visitor)));
    return variants;
  }

  /** The variant of one experiment; nothing if there is none of that name. */
  public Optional<String> shown(String experiment, Optional<Visitor> visitor) {
    return Optional.ofNullable(experiments.get(experiment)).map(one -> shown(one, visitor));
  }

  private String shown(Experiment experiment, Optional<Visitor> visitor) {
    String variant = variant(experiment, visitor);
    if (experiment.isRunning()) {
      visitor.ifPresent(known -> {
        counts.exposed(experiment, variant, known);
        stream.add(Behaviour.exposure(known, experiment.name(), variant, clock.instant()));
      });
    }
    return variant;
  }

  private String variant(Experiment experiment, Optional<Visitor> visitor) {
    return flags.getStringValue(
        experiment.name(),
        experiment.usual(),
        new ImmutableContext(visitor.map(Visitor::pseudonym).orElse("")));
  }

  /** Counts a visitor who has reached an experiment's goal under the variant that they see. */
  void reached(@Observes Happened happened) {
    experiments.values().stream()
        .filter(Experiment::isRunning)
        .filter(experiment -> experiment.goal() == happened.kind())
        .forEach(experiment ->
            counts.reached(
                experiment,
                variant(experiment, Optional.of(happened.visitor())),
                happened.visitor()));
  }
}
