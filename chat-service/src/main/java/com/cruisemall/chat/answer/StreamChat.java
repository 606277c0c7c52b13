package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers a question word by word. It writes to the response itself, since Quarkus' own server-sent
 * events know neither the protocol's exact frames nor its headers. What refuses a question does so
 * before the first byte, in the error form.
 */
@Singleton
public class StreamChat {
  private final ChatTurns inquiries;
  private final ChatStreamWriter tell;
  private final RunningAnswers answers;
  private final ChatConfig config;
  private final ObjectMapper json;
  private final Vertx vertx;

  StreamChat(
      ChatTurns inquiries,
      ChatStreamWriter tell,
      RunningAnswers answers,
      ChatConfig config,
      ObjectMapper json,
      Vertx vertx) {
    this.inquiries = inquiries;
    this.tell = tell;
    this.answers = answers;
    this.config = config;
    this.json = json;
    this.vertx = vertx;
  }

  public void to(Conversation asked, ChatUser asker, Optional<Picture> picture, RoutingContext http) {
    Deadline end = Deadline.in(config.deadline());
    try (var running = answers.begin(http)) {
      ChatTurn inquiry = inquiries.open(asked, asker, picture);
      try (var stream =
          new UiMessageStream(http.response(), json, end, vertx, config.heartbeat())) {
        tell.reply(inquiry, end.minus(config.farewell()), running, stream);
      }
    } catch (InterruptedException e) {
      Log.debugf(e, "the person left");
    }
  }
}
