package com.cruisemall.load.stages;

import java.util.ArrayList;
import java.util.List;

/** All parts of a simulation, in their order. */
public final class Stages {
  private Stages() {}

  /**
   * What is to be played.
   *
   * @param only names of parts; all if there is none
   * @param steps whether the knee is looked for
   * @param faults whether servers and partners are taken away
   */
  public static List<Stage> of(List<String> only, boolean steps, boolean faults) {
    List<Stage> all =
        new ArrayList<>(
            List.of(
                new WarmUp(),
                new Logins(),
                new Pages(),
                new Reads(),
                new Edits(),
                new Rates(),
                new Chats(),
                new Vision(),
                new Orders(),
                new Passports(),
                new Limiter(),
                new Day(),
                new Inspection()));
    if (steps) {
      all.add(new Steps());
    }
    if (faults) {
      all.add(new Faults());
    }
    List<String> names = all.stream().map(Stage::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException("no part " + name + "; there are " + names);
      }
    }
    return all.stream()
        .filter(stage -> only.isEmpty() || only.contains(stage.name()) || stage instanceof WarmUp)
        .toList();
  }
}
