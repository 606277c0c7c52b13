package com.cruisemall.gateway.cache;

import com.cruisemall.gateway.OwnContext;
import com.cruisemall.gateway.metric.TaggedCounter;
import com.cruisemall.gateway.upstream.Reply;
import com.cruisemall.gateway.upstream.ServiceFailedException;
import com.cruisemall.gateway.upstream.TooLargeException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps public answers as long as services allow (RFC 9111), and beyond it while a new one is
 * fetched or the service fails (RFC 5861). However many ask for what is not there, the service is
 * asked once. Whoever asks for a kept answer is nobody in particular: the service is always asked
 * with a guest's token.
 */
@Singleton
public class PublicCache {
  /**
   * The one representation that is asked for and kept. A client's {@code Accept} has no part in it:
   * otherwise one request could store an odd representation for everybody.
   */
  static final String REPRESENTATION = "application/json";

  /** Request headers by which kept answers may differ. */
  private static final Set<String> VARYING = Set.of("accept-language");

  private static final int VARY_SETS_BYTES = 8 * 1024 * 1024;
  private static final int VARY_SET_OVERHEAD = 128;

  private final CacheConfig config;
  private final Clock clock;
  private final TaggedCounter given;
  private final Cache<String, KeptAnswer> answers;
  private final Cache<String, List<String>> variedBy =
      Caffeine.newBuilder()
          .maximumWeight(VARY_SETS_BYTES)
          .weigher((String target, List<String> _) -> 2 * target.length() + VARY_SET_OVERHEAD)
          .build();
  private final Map<String, Future<Reply>> underWay = new ConcurrentHashMap<>();
  private final AtomicLong purges = new AtomicLong();

  PublicCache(CacheConfig config, Clock clock, MeterRegistry metrics) {
    this.config = config;
    this.clock = clock;
    this.given = new TaggedCounter(metrics, "cruisemall.cache.answers", "status");
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(config.memory().asLongValue())
            .weigher((String key, KeptAnswer answer) -> answer.weight() + 2 * key.length())
            .build();
  }

  /** How a service is asked. */
  @FunctionalInterface
  public interface Origin {
    /**
     * Fails when the service cannot be asked, and with {@link TooLargeException}.
     *
     * @param tag for {@code If-None-Match}, where an older answer is at hand
     */
    Future<Reply> ask(Optional<String> tag);
  }

  /** The answer, if it is at hand and fresh. */
  public Optional<Found.Answer> fresh(String target, MultiMap request) {
    @Nullable KeptAnswer kept = answers.getIfPresent(key(target, request));
    return Optional.ofNullable(kept)
        .filter(answer -> answer.freshness(clock.instant()).isPositive())
        .map(answer -> give(answer, CacheStatus.HIT, request));
  }

  /**
   * The answer from the cache or the service.
   *
   * @param target path and query
   * @param request the headers that a service's answer may depend on
   */
  public Future<Found> find(String target, MultiMap request, Origin origin) {
    String key = key(target, request);
    @Nullable KeptAnswer kept = answers.getIfPresent(key);
    Instant now = clock.instant();
    if (kept == null) {
      return fetch(key, target, request, null, origin);
    }
    if (kept.freshness(now).isPositive()) {
      return Future.succeededFuture(give(kept, CacheStatus.HIT, request));
    }
    if (kept.mayBeStaleBy(whileAsking(kept), now)) {
      fetch(key, target, request, kept, origin)
          .onFailure(failure -> Log.debugf(failure, "a kept answer could not be renewed"));
      return Future.succeededFuture(give(kept, CacheStatus.STALE, request));
    }
    return fetch(key, target, request, kept, origin)
        .recover(failure -> {
          Duration afterFailure = kept.control().staleIfError().orElse(config.staleIfError());
          return kept.mayBeStaleBy(afterFailure, clock.instant())
              ? Future.succeededFuture(give(kept, CacheStatus.STALE_ON_ERROR, request))
              : Future.failedFuture(failure);
        });
  }

  /** Unless the service says more, an answer is never given at more than twice its age. */
  private Duration whileAsking(KeptAnswer kept) {
    Duration freshFor = kept.control().freshFor();
    Duration most = config.staleWhileRevalidate();
    return kept.control()
        .staleWhileRevalidate()
        .orElse(freshFor.compareTo(most) < 0 ? freshFor : most);
  }

  /** Forgets every answer whose path the predicate picks, those under way included. */
  public void purge(Predicate<String> paths) {
    purges.incrementAndGet();
    underWay.clear();
    answers.asMap().keySet().removeIf(key -> paths.test(path(key)));
  }

  private Future<Found> fetch(
      String key, String target, MultiMap request, @Nullable KeptAnswer kept, Origin origin) {
    Promise<Reply> mine = Promise.promise();
    String flight = flight(key, target, request);
    Future<Reply> running = underWay.putIfAbsent(flight, mine.future());
    if (running != null) {
      return OwnContext.of(running).compose(answer -> collapsed(answer, request));
    }
    long purgesBefore = purges.get();
    origin
        .ask(Optional.ofNullable(kept).map(KeptAnswer::tag))
        .map(answer -> changed(answer, kept))
        .compose(PublicCache::failedIfServiceFailed)
        .onSuccess(answer -> keep(target, request, answer, purgesBefore))
        .onComplete(result -> {
          underWay.remove(flight, mine.future());
          mine.handle(result);
        });
    return OwnContext.of(mine.future()).map(answer -> fetched(answer, kept, request));
  }

  /** What 304 stands for. */
  private Reply changed(Reply answer, @Nullable KeptAnswer kept) {
    if (answer.status() != 304 || kept == null) {
      return answer;
    }
    KeptAnswer renewed = kept.freshened(answer.headers(), clock.instant());
    return new Reply(200, renewed.headers(), renewed.body());
  }

  private static Future<Reply> failedIfServiceFailed(Reply answer) {
    return answer.status() >= 500
        ? Future.failedFuture(new ServiceFailedException(answer.status()))
        : Future.succeededFuture(answer);
  }

  private static boolean isKeepable(Reply answer) {
    return answer.status() == 200
        && CacheControl.parse(answer.headers().get("Cache-Control")).mayBeShared()
        && isRepresentation(answer.headers().get("Content-Type"))
        && !answer.headers().contains("Set-Cookie")
        && !answer.headers().getAll("Vary").contains("*");
  }

  private static boolean isRepresentation(@Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, REPRESENTATION, 0, REPRESENTATION.length());
  }

  private void keep(String target, MultiMap request, Reply answer, long purgesBefore) {
    if (!isKeepable(answer)) {
      return;
    }
    List<String> names =
        answer.headers().getAll("Vary").stream()
            .flatMap(list -> Stream.of(list.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(VARYING::contains)
            .sorted()
            .toList();
    variedBy.put(target, names);
    String key = key(target, request);
    answers.put(key, KeptAnswer.of(answer, clock.instant()));
    if (purges.get() != purgesBefore) {
      // It may be older than what was purged meanwhile.
      answers.invalidate(key);
    }
  }

  private Found fetched(Reply answer, @Nullable KeptAnswer kept, MultiMap request) {
    if (isKeepable(answer)) {
      CacheStatus status = kept == null ? CacheStatus.MISS : CacheStatus.RENEWED;
      return give(KeptAnswer.of(answer, clock.instant()), status, request);
    }
    count(CacheStatus.NOT_KEPT);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
    headers.set("Cache-Status", CacheStatus.NOT_KEPT.header());
    return new Found.Answer(new Reply(answer.status(), headers, answer.body()));
  }

  private Future<Found> collapsed(Reply answer, MultiMap request) {
    return Future.succeededFuture(
        isKeepable(answer)
            ? give(KeptAnswer.of(answer, clock.instant()), CacheStatus.COLLAPSED, request)
            : new Found.NotShared());
  }

  private Found.Answer give(KeptAnswer kept, CacheStatus status, MultiMap request) {
    count(status);
    return kept.to(request, status, clock.instant());
  }

  private void count(CacheStatus status) {
    given.increment(status.label());
  }

  /** Returns the key of a fetch. Until the service has sent {@code Vary}, all headers count. */
  private String flight(String key, String target, MultiMap request) {
    return variedBy.getIfPresent(target) == null ? key(target, VARYING, request) : key;
  }

  /** The target with what its answer varies by, as far as that is known. */
  private String key(String target, MultiMap request) {
    @Nullable List<String> names = variedBy.getIfPresent(target);
    return names == null ? target : key(target, names, request);
  }

  private static String key(String target, Collection<String> names, MultiMap request) {
    if (names.isEmpty()) {
      return target;
    }
    StringBuilder key = new StringBuilder(target);
    for (String name : names) {
      key.append('\n').append(String.join(",", request.getAll(name)));
    }
    return key.toString();
  }

  private static String path(String key) {
    return key.replaceFirst("[?\n][\\s\\S]*", "");
  }
}
