package com.cruisemall.local.cli;

import com.cruisemall.local.operator.OperatorClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rotate-keys",
    mixinStandardHelpOptions = true,
    description = {
      "Rotates the key that signs internal tokens.",
      "The new key is published now and signs shortly afterwards. The old key stays published until"
          + " its last token has expired."
    })
final class RotateKeysCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var rotation =
        new OperatorClient(stack.requireRunning(), stack.secrets(), "key:rotate")
            .post("/internal/key-rotation", "");
    System.out.printf(
        "signing key %s %s and signs from %s%n",
        rotation.path("kid").asText(),
        rotation.path("begun").asBoolean() ? "is published" : "was already published",
        rotation.path("signsFrom").asText());
    return 0;
  }
}
