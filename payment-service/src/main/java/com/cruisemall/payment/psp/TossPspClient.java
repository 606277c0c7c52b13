package com.cruisemall.payment.psp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/** Client of Toss Payments. Requests and responses are not logged: payment keys are secrets. */
@Singleton
class TossPspClient implements PspClient {
  /** Codes of temporary failures that have the status of a refusal. */
  private static final Set<String> TEMPORARY =
      Set.of("PROVIDER_ERROR", "FAILED_INTERNAL_SYSTEM_PROCESSING", "TOO_MANY_REQUESTS");

  private static final String IN_PROGRESS = "IDEMPOTENT_REQUEST_PROCESSING";

  /** Toss expects the period of a list in local time without an offset. */
  private static final DateTimeFormatter SEOUL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

  private final TossApi api;
  private final String authorization;
  private final TossOperation changes;
  private final TossOperation queries;
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
    this.json = json;
    this.listPageSize = config.listPageSize();
  }

  @Override
  public PspResult confirm(String paymentKey, String orderId, long amount, String requestKey) {
    var request = new TossApi.ConfirmRequest(paymentKey, orderId, amount);
    return toResult(changes.send(() -> api.confirm(authorization, requestKey, request)));
  }

  @Override
  public PspResult find(String paymentKey) {
    return toResult(queries.send(() -> api.find(authorization, paymentKey)));
  }

  @Override
  public PspResult cancel(String paymentKey, long amount, String reason, String requestKey) {
    var request = new TossApi.CancelRequest(reason, amount);
    return toResult(changes.send(() -> api.cancel(authorization, requestKey, paymentKey, request)));
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

  private PspResult toResult(TossOperation.Outcome outcome) {
    return switch (outcome) {
      case TossOperation.Outcome.NotSent(String cause) -> new PspResult.NotSent(cause);
      case TossOperation.Outcome.NoResponse(String cause) -> new PspResult.Unknown(cause);
      case TossOperation.Outcome.Received(int status, String body) ->
          status == 200 ? found(body) : refusal(status, body);
    };
  }

  private PspResult found(String body) {
    try {
      return new PspResult.Found(json.readValue(body, PspPayment.class));
    } catch (JsonProcessingException _) {
      // The message of the exception would quote the response.
      return new PspResult.Unknown("unreadable response");
    }
  }

  private record TossError(@Nullable String code) {}

  private PspResult refusal(int status, String body) {
    String code = code(status, body);
    if (code.equals(IN_PROGRESS)) {
      return new PspResult.Unknown(code);
    }
    if (status >= 500 || status == 429 || TEMPORARY.contains(code)) {
      return new PspResult.Failed(code);
    }
    if (status == 401) {
      Log.errorf("psp rejected the secret key code=%s", code);
    }
    return new PspResult.Refused(code);
  }

  private String code(int status, String body) {
    try {
      @Nullable String code = json.readValue(body, TossError.class).code();
      return code != null && code.matches("[A-Z0-9_]{1,80}") ? code : "HTTP_" + status;
    } catch (JsonProcessingException _) {
      return "HTTP_" + status;
    }
  }
}
