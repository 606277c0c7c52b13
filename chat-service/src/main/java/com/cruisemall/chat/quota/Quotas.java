package com.cruisemall.chat.quota;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.upstream.Errands;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Counts what people ask and what it costs: persons by themselves, guests by their address, for all
 * instances together. While Redis is away each instance counts alone and more strictly: nothing is
 * ever unlimited, and nothing is refused for that alone.
 */
@Singleton
public class Quotas {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final SharedCounts shared;
  private final LocalCounts local;
  private final Errands errands;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final int localPercent;
  private final Limit person;
  private final Limit address;

  Quotas(
      SharedCounts shared,
      LocalCounts local,
      Errands errands,
      MeterRegistry metrics,
      Clock clock,
      QuotaConfig config) {
    this.shared = shared;
    this.local = local;
    this.errands = errands;
    this.metrics = metrics;
    this.clock = clock;
    this.localPercent = config.localPercent();
    QuotaConfig.Person ofPerson = config.person();
    QuotaConfig.Address ofAddress = config.guestAddress();
    this.person =
        Limit.of(ofPerson.questionsPerMinute(), ofPerson.burst(), ofPerson.tokensPerDay());
    this.address =
        Limit.of(ofAddress.questionsPerMinute(), ofAddress.burst(), ofAddress.tokensPerDay());
  }

  /** Counts a question, or refuses it with 429 and the time after which one is taken again. */
  public Allowance admit(Asker asker) throws InterruptedException {
    Subject subject = Subject.of(asker, today());
    Limit limit = asker.isGuest() ? address : person;
    Count alone = local.ask(subject, limit.percent(localPercent));
    var together = errands.finish(() -> shared.ask(subject, limit));
    Count count = together.orElse(alone);
    boolean allowed = count.delay().isZero();
    count(asker, together.isEmpty(), allowed);
    if (!allowed) {
      throw ApiException.retryLater(CommonError.RATE_LIMITED, count.delay());
    }
    long most =
        together.isPresent() ? limit.tokensPerDay() : limit.percent(localPercent).tokensPerDay();
    return count.tokensToday() < most ? Allowance.MODEL : Allowance.FALLBACK_ONLY;
  }

  /** Counts what an answer cost. */
  public void spent(Asker asker, TokenUsage usage) {
    if (usage.totalTokens() > 0) {
      Subject subject = Subject.of(asker, today());
      local.spend(subject, usage.totalTokens());
      var _ =
          errands.start(() -> {
            shared.spend(subject, usage.totalTokens());
            return true;
          });
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), KOREA);
  }

  private void count(Asker asker, boolean degraded, boolean allowed) {
    metrics
        .counter(
            "cruisemall.chat.quota.decisions",
            "asker",
            asker.isGuest() ? "guest" : "person",
            "decision",
            allowed ? "allowed" : "refused",
            "degraded",
            Boolean.toString(degraded))
        .increment();
  }
}
