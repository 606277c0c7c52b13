package com.cruisemall.chat.answer;

import com.cruisemall.chat.ChatError;
import com.cruisemall.chat.answer.ChatAnswer.ReplySource;
import com.cruisemall.chat.answer.UiMessagePart.Metadata;
import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.error.Messages;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streams the answer to a question. Every stream that has begun ends with {@code finish} and {@code
 * [DONE]}, unless the client is gone. A refused question gets an error response before the first
 * byte of the stream.
 */
@Singleton
public class StreamChat {
  private final ChatTurns turns;
  private final SelectAnswer select;
  private final RunningAnswers answers;
  private final ChatStreamWriter.Factory writers;
  private final Messages messages;
  private final ChatConfig config;

  StreamChat(
      ChatTurns turns,
      SelectAnswer select,
      RunningAnswers answers,
      ChatStreamWriter.Factory writers,
      Messages messages,
      ChatConfig config) {
    this.turns = turns;
    this.select = select;
    this.answers = answers;
    this.writers = writers;
    this.messages = messages;
    this.config = config;
  }

  /** Writes the answer to the response of the request; the framework ends that response. */
  public void stream(
      Conversation asked, ChatUser user, Optional<PromptImage> image, RoutingContext http) {
    Deadline end = Deadline.in(config.deadline());
    try (var running = answers.begin(http)) {
      ChatTurn turn = turns.open(asked, user, image);
      try (var writer = writers.open(http.response(), end)) {
        new Delivery(turn, running, writer).run(end.minus(config.closingReserve()));
      }
    } catch (InterruptedException e) {
      Log.debugf(e, "client disconnected");
    }
  }

  /** Delivery of one answer to one client. */
  private final class Delivery {
    private final ChatTurn turn;
    private final RunningAnswers.Running running;
    private final ChatStreamWriter writer;
    private final StringBuilder written = new StringBuilder();

    Delivery(ChatTurn turn, RunningAnswers.Running running, ChatStreamWriter writer) {
      this.turn = turn;
      this.running = running;
      this.writer = writer;
    }

    void run(Deadline deadline) throws InterruptedException {
      writer.start();
      switch (select(deadline)) {
        case SelectAnswer.FromModel(ModelAnswer answer) -> {
          try (answer) {
            relay(answer, deadline);
          }
        }
        case SelectAnswer.FromFallback fallback -> write(fallback);
      }
      writer.finish();
    }

    private SelectAnswer.Selection select(Deadline deadline) throws InterruptedException {
      try {
        return select.select(turn, deadline, writer::queuePosition);
      } catch (InterruptedException e) {
        if (!running.isShutdown()) {
          throw e;
        }
        return select.fallback(turn, FallbackReason.UNAVAILABLE, deadline);
      }
    }

    private void write(SelectAnswer.FromFallback answer) throws InterruptedException {
      writer.metadata(metadata(ReplySource.FALLBACK, answer.reason(), null));
      writer.textStart();
      for (String line : answer.text().splitWithDelimiters("\n+", 0)) {
        writer.textDelta(line);
      }
      writer.textEnd();
      writer.sources(answer.sources());
      turns.close(turn, answer.text(), ReplySource.FALLBACK, TokenUsage.NONE, true);
      writer.metadata(metadata(ReplySource.FALLBACK, answer.reason(), TokenUsage.NONE));
    }

    /** Relays the model's answer; records the text sent even if the client has disconnected. */
    private void relay(ModelAnswer answer, Deadline deadline) throws InterruptedException {
      @Nullable ErrorCode error = null;
      try {
        error = relayText(answer, deadline);
      } catch (InterruptedException e) {
        if (!running.isShutdown()) {
          record(answer, false);
          throw e;
        }
        error = ChatError.RESTARTING;
      }
      writer.textEnd();
      writer.sources(answer.sources());
      record(answer, error == null);
      writer.metadata(metadata(ReplySource.MODEL, null, answer.usage()));
      if (error != null) {
        boolean english = turn.user().language() == Language.ENGLISH;
        writer.error(messages.text(error, english ? "en" : "ko"));
      }
    }

    /** Relays the text up to its end; returns the error if the model aborts before it. */
    private @Nullable ErrorCode relayText(ModelAnswer answer, Deadline deadline)
        throws InterruptedException {
      writer.metadata(metadata(ReplySource.MODEL, null, null));
      writer.textStart();
      try {
        for (var delta = answer.next(deadline); delta.isPresent(); delta = answer.next(deadline)) {
          written.append(delta.get());
          writer.textDelta(delta.get());
        }
        return null;
      } catch (ModelException failure) {
        Log.warnf("model response aborted fault=%s", failure.fault().label());
        return failure.fault() == ModelFault.SLOW
            ? CommonError.UPSTREAM_TIMEOUT
            : CommonError.UPSTREAM_ERROR;
      }
    }

    private void record(ModelAnswer answer, boolean complete) throws InterruptedException {
      turns.close(turn, written.toString(), ReplySource.MODEL, answer.usage(), complete);
    }

    private Metadata metadata(
        ReplySource source, @Nullable FallbackReason reason, @Nullable TokenUsage usage) {
      return new Metadata(source, turn.conversation().id(), reason, usage);
    }
  }
}
