package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.knowledge.Fact;
import com.cruisemall.chat.knowledge.Knowledge;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.text.TextNormalizer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers any question without the model: from the knowledge base, from the other services, or with
 * a general text. An unavailable service is left out.
 */
@Singleton
public class FallbackAnswers {
  private interface Lookup {
    Optional<FallbackAnswer> run() throws UpstreamUnavailableException;
  }

  private final Knowledge knowledge;
  private final UpstreamAnswers upstream;
  private final BlockingCalls calls;

  FallbackAnswers(Knowledge knowledge, UpstreamAnswers upstream, BlockingCalls calls) {
    this.knowledge = knowledge;
    this.upstream = upstream;
    this.calls = calls;
  }

  /** Returns the answer in the language of the user; for some reasons it starts with a notice. */
  public FallbackAnswer answer(
      String question, boolean withImage, ChatUser user, FallbackReason reason, Deadline deadline)
      throws InterruptedException {
    Language language = user.language();
    List<FallbackAnswer> parts = new ArrayList<>();
    notice(reason, withImage, language).ifPresent(text -> parts.add(ofText(text)));
    if (reason != FallbackReason.BLOCKED) {
      int before = parts.size();
      parts.addAll(findAll(question, user, deadline));
      if (parts.size() == before && !withImage) {
        parts.add(ofText(Phrases.of(language, "general")));
      }
    }
    return joined(parts);
  }

  private static Optional<String> notice(
      FallbackReason reason, boolean withImage, Language language) {
    return switch (reason) {
      case BLOCKED -> Optional.of(Phrases.of(language, "blocked"));
      case QUOTA -> Optional.of(Phrases.of(language, "quota"));
      case LIMIT -> Optional.of(Phrases.of(language, "limit"));
      case NOT_CONFIGURED, BUSY, SLOW, UNAVAILABLE ->
          withImage ? Optional.of(Phrases.of(language, "picture")) : Optional.empty();
    };
  }

  /** Queries services and knowledge base concurrently; parts of services come first. */
  private List<FallbackAnswer> findAll(String question, ChatUser user, Deadline deadline)
      throws InterruptedException {
    QuestionIntent intent = QuestionIntent.of(TextNormalizer.comparable(question));
    List<CompletableFuture<Optional<FallbackAnswer>>> running = new ArrayList<>();
    if (!intent.currencies().isEmpty()) {
      running.add(start(() -> upstream.rates(intent.currencies(), user)));
    }
    if (intent.ownTrips()) {
      running.add(start(() -> Optional.of(upstream.trips(user))));
    }
    if (intent.products()) {
      running.add(start(() -> Optional.of(upstream.products(intent.region(), user))));
    }
    Optional<FallbackAnswer> fact =
        knowledge.find(question, user.language(), 1, deadline).stream()
            .findFirst()
            .map(FallbackAnswers::ofFact);
    List<FallbackAnswer> parts = new ArrayList<>();
    for (var lookup : running) {
      BlockingCalls.await(lookup, deadline).flatMap(answer -> answer).ifPresent(parts::add);
    }
    if (fact.isEmpty() && parts.isEmpty() && intent.region().isPresent()) {
      var products = start(() -> Optional.of(upstream.products(intent.region(), user)));
      BlockingCalls.await(products, deadline).flatMap(answer -> answer).ifPresent(parts::add);
    }
    fact.ifPresent(parts::add);
    return parts;
  }

  private CompletableFuture<Optional<FallbackAnswer>> start(Lookup lookup) {
    return calls.submit(() -> {
      try {
        return lookup.run();
      } catch (UpstreamUnavailableException _) {
        return Optional.empty();
      }
    });
  }

  private static FallbackAnswer ofFact(Fact fact) {
    return new FallbackAnswer(fact.answer(), List.of(fact.source()));
  }

  private static FallbackAnswer ofText(String text) {
    return new FallbackAnswer(text, List.of());
  }

  private static FallbackAnswer joined(List<FallbackAnswer> parts) {
    List<Source> sources = parts.stream().flatMap(part -> part.sources().stream()).toList();
    return new FallbackAnswer(
        String.join("\n\n", parts.stream().map(FallbackAnswer::text).toList()), sources);
  }
}
