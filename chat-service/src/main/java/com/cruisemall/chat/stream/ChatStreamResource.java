package com.cruisemall.chat.stream;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.fallback.Language;
import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.reply.ChatRequest;
import com.cruisemall.chat.reply.HangUp;
import com.cruisemall.chat.reply.ReplyConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The answer word by word. It writes to the response itself, since Quarkus' own server-sent events
 * know neither the protocol's exact frames nor its headers.
 */
@Path("/api/chat/stream")
@RunOnVirtualThread
class ChatStreamResource {
  private final TellReply tell;
  private final ReplyConfig config;
  private final Clock clock;
  private final ObjectMapper json;
  private final Vertx vertx;

  ChatStreamResource(
      TellReply tell, ReplyConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
    this.tell = tell;
    this.config = config;
    this.clock = clock;
    this.json = json;
    this.vertx = vertx;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void chat(
      @NotNull @Valid ChatRequest request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context RoutingContext http) {
    Conversation conversation = request.conversation(clock);
    Language language = Language.of(conversation.question(), acceptLanguage);
    Deadline end = Deadline.in(config.deadline());
    HangUp.interruptsThisThread(http);
    try (var stream = new UiMessageStream(http.response(), json, end, vertx, config.heartbeat())) {
      tell.reply(conversation, language, end.minus(config.farewell()), stream);
    } catch (InterruptedException e) {
      Log.debugf(e, "the person left");
    }
  }
}
