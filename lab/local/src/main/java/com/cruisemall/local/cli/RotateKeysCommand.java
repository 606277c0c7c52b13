package com.cruisemall.local.cli;

import com.cruisemall.local.operate.Operator;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rotate-keys",
    mixinStandardHelpOptions = true,
    description =
        "Changes the key that signs internal tokens: published now, signing a little later, the old"
            + " one published until its last token has ended.")
final class RotateKeysCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var state =
        stack.live().orElseThrow(() -> new StartFailure("not running: start it with ./cruise up"));
    var answer = new Operator(state, "key:rotate").post("/internal/key-rotation", "");
    System.out.printf(
        "signing key %s %s and signs from %s%n",
        answer.path("kid").asText(),
        answer.path("begun").asBoolean() ? "is published" : "was on its way already",
        answer.path("signsFrom").asText());
    return 0;
  }
}
