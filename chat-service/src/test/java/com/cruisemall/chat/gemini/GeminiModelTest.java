package com.cruisemall.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeminiModelTest {
  private final GeminiConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(GeminiConfig.class)
          .build()
          .getConfigMapping(GeminiConfig.class);

  @Test
  void reportsMissingApiKey() {
    Vertx vertx = Vertx.vertx();
    var models = new GeminiModels(config, new ObjectMapper(), vertx);

    ModelException failure =
        catchThrowableOfType(
            ModelException.class,
            () ->
                models
                    .byPreference()
                    .getFirst()
                    .generate(
                        new Prompt("", List.of(), List.of()), Deadline.in(Duration.ofSeconds(1))));

    assertThat(failure.fault()).isEqualTo(ModelFault.NOT_CONFIGURED);
    models.close();
    var _ = vertx.close();
  }

  @Test
  void hasDefaultConfiguration() {
    assertThat(config.model()).isEqualTo("gemini-flash-latest");
    assertThat(config.secondModel()).contains("gemini-flash-lite-latest");
    assertThat(config.apiKey()).isEmpty();
    assertThat(config.firstTokenTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(10));
  }
}
