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

/** Toss Payments over HTTP. Nothing it sends or receives is logged: payment keys are secrets. */
@Singleton
class TossPspClient implements PspClient {
  /** Answers with the status of a refusal that are none. */
  private static final Set<String> NOT_NOW =
      Set.of("PROVIDER_ERROR", "FAILED_INTERNAL_SYSTEM_PROCESSING", "TOO_MANY_REQUESTS");

  private static final String UNDER_WAY = "IDEMPOTENT_REQUEST_PROCESSING";

  /** The list is asked for in local time without an offset. */
  private static final DateTimeFormatter SEOUL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

  private final TossApi api;
  private final String authorization;
  private final TossCall moneyCall;
  private final TossCall readCall;
  private final ObjectMapper json;
  private final int listPage;

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
    this.moneyCall = new TossCall("money", config.timeout(), config.concurrency(), config, metrics);
    this.readCall =
        new TossCall("read", config.readTimeout(), config.readConcurrency(), config, metrics);
    this.json = json;
    this.listPage = config.listPage();
  }

  @Override
  public PspAnswer confirm(String paymentKey, String orderId, long amount, String requestKey) {
    var request = new TossApi.ConfirmRequest(paymentKey, orderId, amount);
    return answer(moneyCall.send(() -> api.confirm(authorization, requestKey, request)));
  }

  @Override
  public PspAnswer find(String paymentKey) {
    return answer(readCall.send(() -> api.find(authorization, paymentKey)));
  }

  @Override
  public PspAnswer cancel(String paymentKey, long amount, String reason, String requestKey) {
    var request = new TossApi.CancelRequest(reason, amount);
    return answer(moneyCall.send(() -> api.cancel(authorization, requestKey, paymentKey, request)));
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
    } while (page.size() == listPage);
    return all;
  }

  private List<PspTransaction> page(Instant from, Instant to, @Nullable String after) {
    TossCall.Outcome outcome =
        readCall.send(() ->
            api.transactions(authorization, SEOUL.format(from), SEOUL.format(to), after, listPage));
    if (outcome instanceof TossCall.Outcome.Answered(int status, String body) && status == 200) {
      try {
        return List.of(json.readValue(body, PspTransaction[].class));
      } catch (JsonProcessingException _) {
        throw new PspUnreachable("the PSP's list cannot be read");
      }
    }
    throw new PspUnreachable("the PSP's list cannot be had");
  }

  private PspAnswer answer(TossCall.Outcome outcome) {
    return switch (outcome) {
      case TossCall.Outcome.NotSent(String cause) -> new PspAnswer.NotSent(cause);
      case TossCall.Outcome.NoAnswer(String cause) -> new PspAnswer.Unknown(cause);
      case TossCall.Outcome.Answered(int status, String body) ->
          status == 200 ? found(body) : refusal(status, body);
    };
  }

  private PspAnswer found(String body) {
    try {
      return new PspAnswer.Found(json.readValue(body, PspPayment.class));
    } catch (JsonProcessingException _) {
      // Its message would quote the answer.
      return new PspAnswer.Unknown("an answer that is no payment");
    }
  }

  private record TossError(@Nullable String code) {}

  private PspAnswer refusal(int status, String body) {
    String code = code(status, body);
    if (code.equals(UNDER_WAY)) {
      return new PspAnswer.Unknown(code);
    }
    if (status >= 500 || status == 429 || NOT_NOW.contains(code)) {
      return new PspAnswer.Failed(code);
    }
    if (status == 401) {
      Log.errorf("the PSP does not accept the shop's key code=%s", code);
    }
    return new PspAnswer.Refused(code);
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
