package com.cruisemall.local.cli;

import com.cruisemall.local.doctor.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the settings of the running stack.",
      "Covers readiness, databases, connection pools, Redis, Kafka, signing keys, rate limits and"
          + " partners.",
      "Exits with 1 if a check fails."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Override
  public Integer call() {
    return new Doctor(stack.requireRunning(), stack.secrets()).run(System.out) ? 0 : 1;
  }
}
