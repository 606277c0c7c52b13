package io.mvnpm.esbuild.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mvnpm.esbuild.BundlingException;
import io.mvnpm.esbuild.deno.ScriptLog;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {
  @Test
  void acceptsCompleteBundleOfAProcessThatEndedTooLate() {
    var output = output("[DEBUG] Running EsBuild", "[DEBUG] Bundling completed successfully");
    assertThat(outputOfFailure(output)).isSameAs(output);
  }

  @Test
  void failsWithoutTheLastLine() {
    assertThatThrownBy(() -> outputOfFailure(output("[DEBUG] Running EsBuild")))
        .isInstanceOf(BundlingException.class);
  }

  @Test
  void failsWithAnError() {
    var output = output("[ERROR] no such file", "[DEBUG] Bundling completed successfully");
    assertThatThrownBy(() -> outputOfFailure(output)).isInstanceOf(BundlingException.class);
  }

  @Test
  void failsAfterATimeoutWithoutOutput() {
    assertThatThrownBy(() ->
            ScriptRunner.outputOf(() -> {
              throw new BundlingException("timeout");
            }))
        .isInstanceOf(BundlingException.class);
  }

  private static ScriptLog outputOfFailure(ScriptLog output) {
    return ScriptRunner.outputOf(() -> {
      throw new BundlingException("EsBuild Bundling failed", output);
    });
  }

  private static ScriptLog output(String... lines) {
    var output = new ScriptLog();
    for (var line : lines) {
      output.add(line);
    }
    return output;
  }
}
