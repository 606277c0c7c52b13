package com.cruisemall.load.stages;

import java.util.ArrayList;
import java.util.List;

/** Catalogue of the stages, in their order. */
public final class Stages {
  private Stages() {}

  /**
   * Returns the stages to run.
   *
   * @param only names of stages; empty for all
   * @param steps with the capacity steps
   * @param faults with fault injection
   */
  public static List<Stage> of(List<String> only, boolean steps, boolean faults) {
    List<Stage> all =
        new ArrayList<>(
            List.of(
                new WarmUpStage(),
                new LoginStage(),
                new HomePageStage(),
                new SessionReadStage(),
                new ProfileEditStage(),
                new ExchangeRateStage(),
                new ChatStage(),
                new VisionStage(),
                new OrderStage(),
                new PassportStage(),
                new RateLimitStage(),
                new DayStage(),
                new InspectionStage()));
    if (steps) {
      all.add(new CapacityStage());
    }
    if (faults) {
      all.add(new FaultStage());
    }
    List<String> names = all.stream().map(Stage::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("unknown part " + name + ", known are " + names);
      }
    }
    return all.stream()
        .filter(
            stage -> only.isEmpty() || only.contains(stage.name()) || stage instanceof WarmUpStage)
        .toList();
  }
}
