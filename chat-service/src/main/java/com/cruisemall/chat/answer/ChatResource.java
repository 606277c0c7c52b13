package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.kit.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST /api/chat} returns the whole answer, {@code POST /api/chat/stream} streams it. */
@Path("/api/chat")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ChatResource {
  private final AnswerChat answer;
  private final StreamChat stream;
  private final Caller caller;
  private final Clock clock;
  private final SecureRandom random;

  ChatResource(
      AnswerChat answer, StreamChat stream, Caller caller, Clock clock, SecureRandom random) {
    this.answer = answer;
    this.stream = stream;
    this.caller = caller;
    this.clock = clock;
    this.random = random;
  }

  /** Returns the answer in one piece. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ChatAnswer chat(
      @NotNull @Valid ChatRequest request,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    Conversation asked = request.conversation(clock, random);
    return answer.answer(asked, user(asked, headers), Optional.empty(), http);
  }

  /** Streams the answer as server-sent events. */
  @POST
  @Path("stream")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  @Produces(MediaType.WILDCARD)
  public void stream(
      @NotNull @Valid ChatRequest request,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    Conversation asked = request.conversation(clock, random);
    stream.stream(asked, user(asked, headers), Optional.empty(), http);
  }

  private ChatUser user(Conversation asked, HttpHeaders headers) {
    return ChatUser.of(caller, headers, asked.question());
  }
}
