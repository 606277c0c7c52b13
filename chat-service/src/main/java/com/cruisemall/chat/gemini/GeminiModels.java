package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.LanguageModel;
import com.cruisemall.chat.llm.LanguageModels;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The configured Gemini models, which share one connection pool. */
@ApplicationScoped
class GeminiModels implements LanguageModels {
  private final HttpClient client;
  private final List<LanguageModel> models;

  GeminiModels(GeminiConfig config, ObjectMapper json, Vertx vertx) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.maxConnections())
                .setMaxWaitQueueSize(0)
                .setKeepAliveTimeout(30));
    this.models =
        Stream.concat(Stream.of(config.model()), config.secondModel().stream())
            .distinct()
            .<LanguageModel>map(name -> new GeminiModel(name, config, json, client))
            .toList();
  }

  @Override
  public List<LanguageModel> byPreference() {
    return models;
  }

  @PreDestroy
  void close() {
    var _ = client.close();
  }
}
