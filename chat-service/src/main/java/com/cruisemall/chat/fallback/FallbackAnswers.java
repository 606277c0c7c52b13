package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.knowledge.Fact;
import com.cruisemall.chat.knowledge.Knowledge;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Always has an answer: what the shop has written about the question, what can be looked up for it,
 * or what can be said in general. A service that does not answer is left out.
 */
@Singleton
public class FallbackAnswers {
  private interface Errand {
    Optional<FallbackAnswer> run() throws UpstreamUnavailableException;
  }

  private final Knowledge knowledge;
  private final UpstreamAnswers lookUp;
  private final BlockingCalls errands;

  FallbackAnswers(Knowledge knowledge, UpstreamAnswers lookUp, BlockingCalls errands) {
    this.knowledge = knowledge;
    this.lookUp = lookUp;
    this.errands = errands;
  }

  /** The answer to a question, in its own language, with a word on why it is not the model's. */
  public FallbackAnswer answer(
      String question, boolean picture, ChatUser asker, FallbackReason reason, Deadline deadline)
      throws InterruptedException {
    Language language = asker.language();
    List<FallbackAnswer> parts = new ArrayList<>();
    preface(reason, picture, language).ifPresent(text -> parts.add(said(text)));
    if (reason != FallbackReason.BLOCKED) {
      int before = parts.size();
      parts.addAll(found(question, asker, deadline));
      if (parts.size() == before && !picture) {
        parts.add(said(Phrases.of(language, "general")));
      }
    }
    return joined(parts);
  }

  private static Optional<String> preface(
      FallbackReason reason, boolean picture, Language language) {
    return switch (reason) {
      case BLOCKED -> Optional.of(Phrases.of(language, "blocked"));
      case QUOTA -> Optional.of(Phrases.of(language, "quota"));
      case LIMIT -> Optional.of(Phrases.of(language, "limit"));
      case NOT_CONFIGURED, BUSY, SLOW, UNAVAILABLE ->
          picture ? Optional.of(Phrases.of(language, "picture")) : Optional.empty();
    };
  }

  /** All at the same time: what was looked up first, then what the shop has written. */
  private List<FallbackAnswer> found(String question, ChatUser asker, Deadline deadline)
      throws InterruptedException {
    QuestionIntent wish = QuestionIntent.in(question);
    List<CompletableFuture<Optional<FallbackAnswer>>> running = new ArrayList<>();
    if (!wish.money().isEmpty()) {
      running.add(start(() -> lookUp.rates(wish.money(), asker)));
    }
    if (wish.ownTrips()) {
      running.add(start(() -> Optional.of(lookUp.trips(asker))));
    }
    if (wish.products()) {
      running.add(start(() -> Optional.of(lookUp.products(wish.region(), asker))));
    }
    Optional<FallbackAnswer> fact =
        knowledge.find(question, asker.language(), 1, deadline).stream()
            .findFirst()
            .map(FallbackAnswers::ofFact);
    List<FallbackAnswer> parts = new ArrayList<>();
    for (var errand : running) {
      BlockingCalls.by(deadline, errand).flatMap(answer -> answer).ifPresent(parts::add);
    }
    if (fact.isEmpty() && parts.isEmpty() && wish.region().isPresent()) {
      var products = start(() -> Optional.of(lookUp.products(wish.region(), asker)));
      BlockingCalls.by(deadline, products).flatMap(answer -> answer).ifPresent(parts::add);
    }
    fact.ifPresent(parts::add);
    return parts;
  }

  private CompletableFuture<Optional<FallbackAnswer>> start(Errand errand) {
    return errands.start(() -> {
      try {
        return errand.run();
      } catch (UpstreamUnavailableException _) {
        return Optional.empty();
      }
    });
  }

  private static FallbackAnswer ofFact(Fact fact) {
    return new FallbackAnswer(fact.answer(), List.of(fact.source()));
  }

  private static FallbackAnswer said(String text) {
    return new FallbackAnswer(text, List.of());
  }

  private static FallbackAnswer joined(List<FallbackAnswer> parts) {
    List<Source> sources = parts.stream().flatMap(part -> part.sources().stream()).toList();
    return new FallbackAnswer(
        String.join("\n\n", parts.stream().map(FallbackAnswer::text).toList()), sources);
  }
}
