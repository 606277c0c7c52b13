package com.cruisemall.gateway.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
  private static final String FLAG =
      """
      {"flags":{"a-or-b":{"state":"ENABLED","variants":{"a":"a","b":"b","c":"c"},
       "defaultVariant":"a","targeting":{"fractional":[["a",50],["b",30],["c",20]]},
       "metadata":{"goal":"ORDER_PLACED"}}}}
      """;

  private static Map<String, Experiment> read(String file) {
    try {
      return FlagFile.experiments(new ObjectMapper().readTree(file));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Experiment only(Map<String, Experiment> experiments) {
    return experiments.values().iterator().next();
  }

  @Test
  void assignsVisitorsByShare() {
    Experiment experiment = only(read(FLAG));
    Random random = new Random(7);
    int visitors = 50_000;

    Map<String, Long> shown =
        IntStream.range(0, visitors)
            .mapToObj(_ -> experiment.variantOf(Long.toHexString(random.nextLong())))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat((double) shown.getOrDefault("a", 0L) / visitors).isCloseTo(0.5, within(0.01));
    assertThat((double) shown.getOrDefault("b", 0L) / visitors).isCloseTo(0.3, within(0.01));
    assertThat((double) shown.getOrDefault("c", 0L) / visitors).isCloseTo(0.2, within(0.01));
  }

  @Test
  void assignsAVisitorConsistentlyAndIndependentlyPerExperiment() {
    Experiment one = only(read(FLAG));
    Experiment other = only(read(FLAG.replace("a-or-b", "another")));

    assertThat(IntStream.range(0, 1_000).mapToObj(Integer::toString))
        .allSatisfy(visitor -> assertThat(one.variantOf(visitor)).isEqualTo(one.variantOf(visitor)))
        .anySatisfy(
            visitor -> assertThat(one.variantOf(visitor)).isNotEqualTo(other.variantOf(visitor)));
  }

  @Test
  void returnsTheDefaultVariantWhenDisabledOrWithoutVisitor() {
    FlagFileProvider on = new FlagFileProvider(read(FLAG));
    FlagFileProvider off = new FlagFileProvider(read(FLAG.replace("ENABLED", "DISABLED")));

    assertThat(IntStream.range(0, 100).mapToObj(n -> new ImmutableContext("v" + n)))
        .allSatisfy(visitor ->
            assertThat(off.getStringEvaluation("a-or-b", "x", visitor).getValue()).isEqualTo("a"))
        .anySatisfy(visitor ->
            assertThat(on.getStringEvaluation("a-or-b", "x", visitor).getValue()).isEqualTo("b"));
    assertThat(on.getStringEvaluation("a-or-b", "x", new ImmutableContext()).getValue())
        .isEqualTo("a");
  }

  @Test
  void reportsUnknownExperiments() {
    FlagFileProvider flags = new FlagFileProvider(read(FLAG));

    assertThat(flags.getStringEvaluation("none", "x", new ImmutableContext("v")).getErrorCode())
        .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    assertThat(flags.getBooleanEvaluation("a-or-b", true, new ImmutableContext("v")).getErrorCode())
        .isEqualTo(ErrorCode.TYPE_MISMATCH);
  }

  @Test
  void readsTheBundledFile() {
    assertThat(FlagFile.read(Optional.empty(), new ObjectMapper())).containsKey("home-products");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fractional\"|\"if\"",
        "[\"b\",30]|[\"z\",30]",
        "[\"b\",30]|[\"b\",-30]",
        "\"defaultVariant\":\"a\"|\"defaultVariant\":\"z\"",
        "ORDER_PLACED|SOMETHING_ELSE",
        "a-or-b|A or B",
        "[[\"a\",50],[\"b\",30],[\"c\",20]]|[]"
      })
  void rejectsUnsupportedFiles(String change) {
    String[] fromTo = change.split("\\|", -1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(FLAG.replace(fromTo[0], fromTo[1])))
        .withMessageStartingWith("experiment ");
  }
}
