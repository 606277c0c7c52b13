package com.cruisemall.gateway.experiments;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers OpenFeature out of the file of flags. A flag is text here: the name of a variant; another
 * type is the default value, with the error that OpenFeature has for it.
 */
final class FlagFileProvider implements FeatureProvider {
  private final Map<String, Experiment> experiments;

  FlagFileProvider(Map<String, Experiment> experiments) {
    this.experiments = Map.copyOf(experiments);
  }

  @Override
  public Metadata getMetadata() {
    return () -> "flag-file";
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String fallback, EvaluationContext context) {
    @Nullable Experiment experiment = experiments.get(key);
    if (experiment == null) {
      return failed(fallback, ErrorCode.FLAG_NOT_FOUND);
    }
    @Nullable String visitor = context.getTargetingKey();
    boolean takesPart = experiment.isRunning() && visitor != null && !visitor.isEmpty();
    String variant = takesPart ? experiment.variantOf(visitor) : experiment.usual();
    return ProviderEvaluation.<String>builder()
        .value(variant)
        .variant(variant)
        .reason((takesPart ? Reason.SPLIT : Reason.DEFAULT).toString())
        .build();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean fallback, EvaluationContext context) {
    return failed(fallback, ErrorCode.TYPE_MISMATCH);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer fallback, EvaluationContext context) {
    return failed(fallback, ErrorCode.TYPE_MISMATCH);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double fallback, EvaluationContext context) {
    return failed(fallback, ErrorCode.TYPE_MISMATCH);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value fallback, EvaluationContext context) {
    return failed(fallback, ErrorCode.TYPE_MISMATCH);
  }

  private static <T> ProviderEvaluation<T> failed(T fallback, ErrorCode code) {
    return ProviderEvaluation.<T>builder()
        .value(fallback)
        .reason(Reason.ERROR.toString())
        .errorCode(code)
        .build();
  }
}
