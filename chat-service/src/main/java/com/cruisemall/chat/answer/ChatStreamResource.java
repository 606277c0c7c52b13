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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The answer word by word. */
@Path("/api/chat/stream")
@RunOnVirtualThread
class ChatStreamResource {
  private final StreamChat answer;
  private final Caller caller;
  private final Clock clock;

  ChatStreamResource(StreamChat answer, Caller caller, Clock clock) {
    this.answer = answer;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public void chat(
      @NotNull @Valid ChatRequest request,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    Conversation asked = request.conversation(clock);
    answer.to(asked, ChatUser.of(caller, headers, asked.question()), Optional.empty(), http);
  }
}
