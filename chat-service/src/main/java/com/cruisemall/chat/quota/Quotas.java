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
 * Quotas of questions and tokens: per person, or per address for guests, shared by all instances.
 * While Redis is unavailable, each instance enforces a percentage of the limits on its own, so that
 * nothing is unlimited and the outage alone refuses nothing.
 */
@Singleton
public class Quotas {
  /** Answer that an admitted question may get. */
  public enum Allowance {
    MODEL,
    /** The tokens of the day are used up. */
    FALLBACK_ONLY
  }

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final RedisCounters shared;
  private final LocalCounters local;
  private final BlockingCalls calls;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final int localPercent;
  private final QuotaLimit person;
  private final QuotaLimit address;

  Quotas(
      RedisCounters shared,
      LocalCounters local,
      BlockingCalls calls,
      MeterRegistry metrics,
      Clock clock,
      QuotaConfig config) {
    this.shared = shared;
    this.local = local;
    this.calls = calls;
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

  /**
   * Counts a question and returns its allowance.
   *
   * @throws ApiException 429 with the delay until the next allowed question
   */
  public Allowance admit(ChatUser user) throws InterruptedException {
    QuotaSubject subject = QuotaSubject.of(user, today());
    QuotaLimit limit = user.isGuest() ? address : person;
    QuotaLimit.Usage ofInstance = local.countQuestion(subject, limit.percent(localPercent));
    var ofAll = calls.call(() -> shared.countQuestion(subject, limit));
    QuotaLimit.Usage usage = ofAll.orElse(ofInstance);
    boolean allowed = usage.delay().isZero();
    count(user, ofAll.isEmpty(), allowed);
    if (!allowed) {
      throw ApiException.retryLater(CommonError.RATE_LIMITED, usage.delay());
    }
    long max =
        ofAll.isPresent() ? limit.tokensPerDay() : limit.percent(localPercent).tokensPerDay();
    return usage.tokensToday() < max ? Allowance.MODEL : Allowance.FALLBACK_ONLY;
  }

  /** Counts the tokens of an answer. */
  public void recordUsage(ChatUser user, TokenUsage usage) {
    if (usage.totalTokens() > 0) {
      QuotaSubject subject = QuotaSubject.of(user, today());
      local.addTokens(subject, usage.totalTokens());
      var _ =
          calls.submit(() -> {
            shared.addTokens(subject, usage.totalTokens());
            return true;
          });
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), KOREA);
  }

  private void count(ChatUser user, boolean degraded, boolean allowed) {
    metrics
        .counter(
            "cruisemall.chat.quota.decisions",
            "subject",
            user.isGuest() ? "guest" : "person",
            "decision",
            allowed ? "allowed" : "refused",
            "degraded",
            Boolean.toString(degraded))
        .increment();
  }
}
