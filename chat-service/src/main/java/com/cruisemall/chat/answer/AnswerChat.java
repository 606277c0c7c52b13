package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers a question in one piece: with the whole answer of the model, or with the fallback's. */
@Singleton
public class AnswerChat {
  private final ChatTurns turns;
  private final SelectAnswer select;
  private final RunningAnswers answers;
  private final ChatConfig config;

  AnswerChat(ChatTurns turns, SelectAnswer select, RunningAnswers answers, ChatConfig config) {
    this.turns = turns;
    this.select = select;
    this.answers = answers;
    this.config = config;
  }

  /**
   * Returns the answer and records it in the conversation.
   *
   * @throws ApiException 429 over quota, 404 for a foreign conversation, 409 for a full one
   */
  public ChatAnswer answer(
      Conversation asked, ChatUser user, Optional<PromptImage> image, RoutingContext http) {
    Deadline deadline = Deadline.ofRequestWithin(config.deadline()).minus(config.closingReserve());
    try (var running = answers.begin(http)) {
      ChatTurn turn = turns.open(asked, user, image);
      ChatAnswer answer = answer(turn, deadline, running);
      turns.close(turn, answer.message().content(), answer.source(), answer.usage(), true);
      return answer;
    } catch (InterruptedException e) {
      // The client has disconnected; nobody reads this response.
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }

  private ChatAnswer answer(ChatTurn turn, Deadline deadline, RunningAnswers.Running running)
      throws InterruptedException {
    ConversationId id = turn.conversation().id();
    try {
      return switch (select.select(turn, deadline, _ -> {})) {
        case SelectAnswer.FromModel(ModelAnswer answer) -> collect(answer, turn, deadline);
        case SelectAnswer.FromFallback fallback -> ChatAnswer.ofFallback(id, fallback);
      };
    } catch (InterruptedException e) {
      if (!running.isShutdown()) {
        throw e;
      }
      return ChatAnswer.ofFallback(id, select.fallback(turn, FallbackReason.UNAVAILABLE, deadline));
    }
  }

  private ChatAnswer collect(ModelAnswer answer, ChatTurn turn, Deadline deadline)
      throws InterruptedException {
    ConversationId id = turn.conversation().id();
    try (answer) {
      var text = new StringBuilder();
      Deadline last = deadline.minus(config.fallbackReserve());
      for (var delta = answer.next(last); delta.isPresent(); delta = answer.next(last)) {
        text.append(delta.get());
      }
      return ChatAnswer.ofModel(id, text.toString(), answer);
    } catch (ModelException failure) {
      return ChatAnswer.ofFallback(id, select.fallback(turn, failure, deadline));
    }
  }
}
