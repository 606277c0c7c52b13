package com.cruisemall.chat.quota;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.upstream.BlockingCalls;
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

  private final RedisCounters shared;
  private final LocalCounters local;
  private final BlockingCalls errands;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final int localPercent;
  private final QuotaLimit person;
  private final QuotaLimit address;

  Quotas(
      RedisCounters shared,
      LocalCounters local,
      BlockingCalls errands,
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
        QuotaLimit.of(ofPerson.questionsPerMinute(), ofPerson.burst(), ofPerson.tokensPerDay());
    this.address =
        QuotaLimit.of(ofAddress.questionsPerMinute(), ofAddress.burst(), ofAddress.tokensPerDay());
  }

  /** Counts a question, or refuses it with 429 and the time after which one is taken again. */
  public Allowance admit(ChatUser asker) throws InterruptedException {
    QuotaSubject subject = QuotaSubject.of(asker, today());
    QuotaLimit limit = asker.isGuest() ? address : person;
    QuotaUsage alone = local.ask(subject, limit.percent(localPercent));
    var together = errands.finish(() -> shared.ask(subject, limit));
    QuotaUsage count = together.orElse(alone);
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
  public void spent(ChatUser asker, TokenUsage usage) {
    if (usage.totalTokens() > 0) {
      QuotaSubject subject = QuotaSubject.of(asker, today());
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

  private void count(ChatUser asker, boolean degraded, boolean allowed) {
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
