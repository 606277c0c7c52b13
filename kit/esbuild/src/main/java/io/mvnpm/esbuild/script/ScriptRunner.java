package io.mvnpm.esbuild.script;

import io.mvnpm.esbuild.BundlingException;
import io.mvnpm.esbuild.deno.ScriptLog;
import io.mvnpm.esbuild.model.BundleOptions;
import io.mvnpm.esbuild.model.EsBuildConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the scripts of esbuild-java, in place of the library's class of this name.
 *
 * <p>The library gives the process 50 ms to exit after its last output and otherwise reports a
 * failure, also of a bundle that is complete. On a busy machine the exit takes longer. This class
 * decides by the output: the script's last line says that the bundle is complete.
 */
public final class ScriptRunner {
  private static final String BUNDLE_COMPLETE = "Bundling completed successfully";
  private static final String DEFAULT_OUTPUT = "dist";

  private final Path workDir;
  private final Path nodeModules;
  private final BundleOptions options;

  /** Has the signature that the library calls. */
  public ScriptRunner(Path workDir, Path nodeModules, BundleOptions options) {
    this.workDir = workDir;
    this.nodeModules = nodeModules;
    this.options = options;
  }

  /** Returns the folder of the bundle. */
  public static Path getOutDir(Path workDir, EsBuildConfig config) {
    @Nullable String output = config.outdir();
    return workDir.resolve(output == null ? DEFAULT_OUTPUT : output);
  }

  /** Bundles once and returns the output of the script. */
  public ScriptLog build() throws IOException {
    return outputOf(() -> BuildScript.build(workDir, nodeModules, options));
  }

  /** Returns a process that bundles repeatedly. */
  public DevProcess dev() throws IOException {
    return new DevScript(workDir, options);
  }

  /** Returns the output of a script, also if its process had not ended in time. */
  static ScriptLog outputOf(Supplier<ScriptLog> script) {
    try {
      return script.get();
    } catch (BundlingException e) {
      @Nullable ScriptLog output = e.logs();
      if (output == null || output.countErrors() > 0 || !isComplete(output)) {
        throw e;
      }
      return output;
    }
  }

  private static boolean isComplete(ScriptLog output) {
    return output.toString().contains(BUNDLE_COMPLETE);
  }
}
