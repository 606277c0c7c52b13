package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers a question in one piece: the model's whole answer, or the fallback's. */
@Singleton
public class AnswerChat {
  private final ChatTurns inquiries;
  private final SelectAnswer compose;
  private final RunningAnswers answers;
  private final ChatConfig config;

  AnswerChat(
      ChatTurns inquiries, SelectAnswer compose, RunningAnswers answers, ChatConfig config) {
    this.inquiries = inquiries;
    this.compose = compose;
    this.answers = answers;
    this.config = config;
  }

  public ChatAnswer to(
      Conversation asked, ChatUser asker, Optional<Picture> picture, RoutingContext http) {
    Deadline deadline = Deadline.ofRequestWithin(config.deadline()).minus(config.farewell());
    try (var running = answers.begin(http)) {
      ChatTurn inquiry = inquiries.open(asked, asker, picture);
      ChatAnswer answer = answer(inquiry, deadline, running);
      inquiries.close(inquiry, answer.message().content(), answer.source(), answer.usage(), true);
      return answer;
    } catch (InterruptedException e) {
      // Nobody is there to read this.
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }

  private ChatAnswer answer(ChatTurn inquiry, Deadline deadline, RunningAnswers.Running running)
      throws InterruptedException {
    ConversationId id = inquiry.conversation().id();
    try {
      return switch (compose.begin(inquiry, deadline, _ -> {})) {
        case SelectedAnswer.FromModel(ModelAnswer answer) -> collect(answer, inquiry, deadline);
        case SelectedAnswer.FromFallback reply -> ChatAnswer.ofFallback(id, reply);
      };
    } catch (InterruptedException e) {
      if (!running.isStopped()) {
        throw e;
      }
      return ChatAnswer.ofFallback(
          id, compose.instead(inquiry, FallbackReason.UNAVAILABLE, deadline));
    }
  }

  private ChatAnswer collect(ModelAnswer answer, ChatTurn inquiry, Deadline deadline)
      throws InterruptedException {
    ConversationId id = inquiry.conversation().id();
    try (answer) {
      var text = new StringBuilder();
      Deadline last = deadline.minus(config.fallbackReserve());
      for (var words = answer.next(last); words.isPresent(); words = answer.next(last)) {
        text.append(words.get());
      }
      return ChatAnswer.ofModel(id, text.toString(), answer);
    } catch (ModelException failure) {
      return ChatAnswer.ofFallback(id, compose.instead(inquiry, failure, deadline));
    }
  }
}
