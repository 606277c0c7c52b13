package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.LanguageModel;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Client of Gemini's {@code streamGenerateContent}. The API key is sent in a header only, never in
 * a URL, and is never logged.
 */
final class GeminiModel implements LanguageModel {
  private static final int MAX_ERROR_SIZE = 64 * 1024;

  private final String name;
  private final GeminiConfig config;
  private final ObjectMapper json;
  private final GeminiErrors errors;
  private final HttpClient client;

  GeminiModel(String name, GeminiConfig config, ObjectMapper json, HttpClient client) {
    this.name = name;
    this.config = config;
    this.json = json;
    this.errors = new GeminiErrors(json);
    this.client = client;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Generation generate(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    RequestOptions options = options();
    Buffer content = serialize(prompt);
    Deadline firstToken = deadline.within(config.firstTokenTimeout());
    ResponseBody body = send(options, content, firstToken);
    boolean started = false;
    try {
      if (body.status() != 200) {
        throw errors.parse(body.status(), readError(body, firstToken));
      }
      var generation = new GeminiGeneration(body, json, config);
      generation.awaitFirstPart(firstToken);
      started = true;
      return generation;
    } finally {
      if (!started) {
        body.close();
      }
    }
  }

  private RequestOptions options() throws ModelException {
    String key =
        config
            .apiKey()
            .orElseThrow(
                () -> new ModelException(ModelFault.NOT_CONFIGURED, "no API key configured"));
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(
                "%s/v1beta/models/%s:streamGenerateContent?alt=sse"
                    .formatted(config.url().toString().replaceAll("(?<!/)/+$", ""), name))
            .putHeader("x-goog-api-key", key)
            .putHeader("Content-Type", "application/json")
            .putHeader("Accept", "text/event-stream");
    RequestId.current().ifPresent(id -> options.putHeader(RequestId.HEADER, id));
    return options;
  }

  private Buffer serialize(Prompt prompt) {
    try {
      return Buffer.buffer(
          json.writeValueAsBytes(GeminiRequest.of(prompt, config.maxOutputTokens())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize the prompt", e);
    }
  }

  private ResponseBody send(RequestOptions options, Buffer content, Deadline deadline)
      throws ModelException, InterruptedException {
    Future<HttpClientRequest> connection = client.request(options);
    Future<ResponseBody> response =
        connection
            .compose(request -> request.send(content))
            .map(head -> new ResponseBody(head, config.maxAnswer().asLongValue()));
    boolean responded = false;
    try {
      ResponseBody body =
          response
              .toCompletionStage()
              .toCompletableFuture()
              .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      responded = true;
      return body;
    } catch (ExecutionException e) {
      throw new ModelException(ModelFault.UNREACHABLE, "model unreachable", e);
    } catch (TimeoutException e) {
      throw new ModelException(ModelFault.SLOW, "timeout of the model response", e);
    } finally {
      if (!responded) {
        connection.onSuccess(HttpClientRequest::reset);
      }
    }
  }

  private static String readError(ResponseBody body, Deadline deadline)
      throws ModelException, InterruptedException {
    Buffer all = Buffer.buffer();
    for (var piece = body.read(deadline); piece.isPresent(); piece = body.read(deadline)) {
      all.appendBuffer(piece.get());
      if (all.length() > MAX_ERROR_SIZE) {
        break;
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }
}
