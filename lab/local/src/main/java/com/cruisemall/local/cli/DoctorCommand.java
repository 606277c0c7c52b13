package com.cruisemall.local.cli;

import com.cruisemall.local.doctor.Doctor;
import com.cruisemall.local.process.StartFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Examines the running stack: pools, indexes, limits, keys, time-outs; 1 on a fault.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Override
  public Integer call() {
    var state =
        stack.live().orElseThrow(() -> new StartFailure("not running: start it with ./cruise up"));
    return new Doctor(state).examine(System.out) ? 0 : 1;
  }
}
