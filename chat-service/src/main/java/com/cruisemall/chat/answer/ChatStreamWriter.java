package com.cruisemall.chat.answer;

import com.cruisemall.chat.ChatError;
import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.error.Messages;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a person an answer part by part, and always to a proper end. */
@Singleton
class ChatStreamWriter {
  private static final String TEXT = "text-1";
  private static final String QUEUE = "queue";

  private final SelectAnswer compose;
  private final ChatTurns inquiries;
  private final Messages messages;

  ChatStreamWriter(SelectAnswer compose, ChatTurns inquiries, Messages messages) {
    this.compose = compose;
    this.inquiries = inquiries;
    this.messages = messages;
  }

  void reply(
      ChatTurn inquiry, Deadline deadline, RunningAnswers.Running running, UiMessageStream stream)
      throws InterruptedException {
    stream.write(new UiMessagePart.Start());
    switch (begin(inquiry, deadline, running, stream)) {
      case SelectedAnswer.FromModel(ModelAnswer answer) -> {
        try (answer) {
          new Relay(inquiry, answer, running, stream).run(deadline);
        }
      }
      case SelectedAnswer.FromFallback reply -> tell(reply, inquiry, stream);
    }
    stream.write(new UiMessagePart.Finish());
    stream.done();
  }

  private SelectedAnswer begin(
      ChatTurn inquiry, Deadline deadline, RunningAnswers.Running running, UiMessageStream stream)
      throws InterruptedException {
    try {
      return compose.begin(
          inquiry,
          deadline,
          position ->
              stream.write(new UiMessagePart.Queue(QUEUE, new UiMessagePart.Place(position))));
    } catch (InterruptedException e) {
      if (!running.isStopped()) {
        throw e;
      }
      return compose.instead(inquiry, FallbackReason.UNAVAILABLE, deadline);
    }
  }

  private void tell(SelectedAnswer.FromFallback reply, ChatTurn inquiry, UiMessageStream stream)
      throws InterruptedException {
    stream.write(metadata(inquiry, ReplySource.FALLBACK, reply.reason(), null));
    stream.write(new UiMessagePart.TextStart(TEXT));
    for (String line : reply.text().splitWithDelimiters("\n+", 0)) {
      stream.write(new UiMessagePart.TextDelta(TEXT, line));
    }
    stream.write(new UiMessagePart.TextEnd(TEXT));
    cite(reply.sources(), stream);
    inquiries.close(inquiry, reply.text(), ReplySource.FALLBACK, TokenUsage.NONE, true);
    stream.write(metadata(inquiry, ReplySource.FALLBACK, reply.reason(), TokenUsage.NONE));
  }

  private static void cite(List<Source> sources, UiMessageStream stream)
      throws InterruptedException {
    int number = 1;
    for (Source source : sources) {
      stream.write(new UiMessagePart.SourceUrl("source-" + number++, source.url(), source.title()));
    }
  }

  private static UiMessagePart metadata(
      ChatTurn inquiry,
      ReplySource source,
      @Nullable FallbackReason reason,
      @Nullable TokenUsage usage) {
    return new UiMessagePart.MessageMetadata(
        new UiMessagePart.Metadata(source, inquiry.conversation().id(), reason, usage));
  }

  /** The model's words on their way to a person. */
  private final class Relay {
    private final ChatTurn inquiry;
    private final ModelAnswer answer;
    private final RunningAnswers.Running running;
    private final UiMessageStream stream;
    private final StringBuilder told = new StringBuilder();

    Relay(
        ChatTurn inquiry,
        ModelAnswer answer,
        RunningAnswers.Running running,
        UiMessageStream stream) {
      this.inquiry = inquiry;
      this.answer = answer;
      this.running = running;
      this.stream = stream;
    }

    /** What was said is recorded whether or not somebody is there to hear the end. */
    void run(Deadline deadline) throws InterruptedException {
      @Nullable ErrorCode brokenBy = null;
      try {
        brokenBy = words(deadline);
      } catch (InterruptedException e) {
        if (!running.isStopped()) {
          record(false);
          throw e;
        }
        brokenBy = ChatError.RESTARTING;
      }
      stream.write(new UiMessagePart.TextEnd(TEXT));
      cite(answer.sources(), stream);
      record(brokenBy == null);
      stream.write(metadata(inquiry, ReplySource.MODEL, null, answer.usage()));
      if (brokenBy != null) {
        boolean english = inquiry.asker().language() == Language.ENGLISH;
        stream.write(new UiMessagePart.Failure(messages.text(brokenBy, english ? "en" : "ko")));
      }
    }

    /** Tells the words to their end; returns why they broke off before it. */
    private @Nullable ErrorCode words(Deadline deadline) throws InterruptedException {
      stream.write(metadata(inquiry, ReplySource.MODEL, null, null));
      stream.write(new UiMessagePart.TextStart(TEXT));
      try {
        for (var words = answer.next(deadline); words.isPresent(); words = answer.next(deadline)) {
          told.append(words.get());
          stream.write(new UiMessagePart.TextDelta(TEXT, words.get()));
        }
        return null;
      } catch (ModelException failure) {
        Log.warnf("answer broke off fault=%s", failure.fault().label());
        return failure.fault() == ModelFault.SLOW
            ? CommonError.UPSTREAM_TIMEOUT
            : CommonError.UPSTREAM_ERROR;
      }
    }

    private void record(boolean complete) throws InterruptedException {
      inquiries.close(inquiry, told.toString(), ReplySource.MODEL, answer.usage(), complete);
    }
  }
}
