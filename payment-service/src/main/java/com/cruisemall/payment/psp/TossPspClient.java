package com.cruisemall.payment.psp;

import com.cruisemall.payment.psp.ResponseClassifier.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/** Client of Toss Payments. Requests and responses are not logged: payment keys are secrets. */
@Singleton
class TossPspClient implements PspClient {
  /** Toss expects the period of a list in local time without an offset. */
  private static final DateTimeFormatter SEOUL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

  private final TossApi api;
  private final String authorization;
  private final TossOperation changes;
  private final TossOperation queries;
  private final ResponseClassifier classifier;
  private final ObjectMapper json;
  private final int listPageSize;

  TossPspClient(PspConfig config, ObjectMapper json, MeterRegistry metrics) {
    long millis = config.timeout().toMillis();
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(config.url())
            .connectTimeout(Math.min(millis, 3_000), TimeUnit.MILLISECONDS)
            .readTimeout(millis + 1_000, TimeUnit.MILLISECONDS)
            .property(
                QuarkusRestClientProperties.CONNECTION_POOL_SIZE,
                config.concurrency() + config.readConcurrency())
            .disableDefaultMapper(true)
            .build(TossApi.class);
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((config.secretKey() + ":").getBytes(StandardCharsets.UTF_8));
    this.changes =
        new TossOperation("money", config.timeout(), config.concurrency(), config, metrics);
    this.queries =
        new TossOperation("read", config.readTimeout(), config.readConcurrency(), config, metrics);
    this.classifier = new ResponseClassifier(json);
    this.json = json;
    this.listPageSize = config.listPageSize();
  }

  @Override
  public PspResult confirm(String paymentKey, String orderId, long amount, String requestKey) {
    var request = new TossApi.ConfirmRequest(paymentKey, orderId, amount);
    return toResult(
        Request.CONFIRM, changes.send(() -> api.confirm(authorization, requestKey, request)));
  }

  @Override
  public PspResult find(String paymentKey) {
    return toResult(Request.FIND, queries.send(() -> api.find(authorization, paymentKey)));
  }

  @Override
  public PspResult cancel(
      String paymentKey, long amount, long balance, String reason, String requestKey) {
    var request = new TossApi.CancelRequest(reason, amount, balance);
    return toResult(
        Request.CANCEL,
        changes.send(() -> api.cancel(authorization, requestKey, paymentKey, request)));
  }

  @Override
  public List<PspTransaction> transactions(Instant from, Instant to) {
    List<PspTransaction> all = new ArrayList<>();
    @Nullable String after = null;
    List<PspTransaction> page;
    do {
      page = page(from, to, after);
      all.addAll(page);
      after = page.isEmpty() ? null : page.getLast().transactionKey();
    } while (page.size() == listPageSize);
    return all;
  }

  private List<PspTransaction> page(Instant from, Instant to, @Nullable String after) {
    TossOperation.Outcome outcome =
        queries.send(() ->
            api.transactions(
                authorization, SEOUL.format(from), SEOUL.format(to), after, listPageSize));
    if (outcome instanceof TossOperation.Outcome.Received(int status, String body)
        && status == 200) {
      try {
        return List.of(json.readValue(body, PspTransaction[].class));
      } catch (JsonProcessingException _) {
        throw new PspUnavailableException("psp list unreadable");
      }
    }
    throw new PspUnavailableException("psp list unavailable");
  }

  private PspResult toResult(Request request, TossOperation.Outcome outcome) {
    return switch (outcome) {
      case TossOperation.Outcome.NotSent(String cause) -> new PspResult.NotSent(cause);
      case TossOperation.Outcome.NoResponse(String cause) -> new PspResult.Unknown(cause);
      case TossOperation.Outcome.Received(int status, String body) ->
          classifier.classify(request, status, body);
    };
  }
}
