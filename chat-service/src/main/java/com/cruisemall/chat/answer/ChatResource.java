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
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The answer in one piece. */
@Path("/api/chat")
@RunOnVirtualThread
class ChatResource {
  private final AnswerChat give;
  private final Caller caller;
  private final Clock clock;

  ChatResource(AnswerChat give, Caller caller, Clock clock) {
    this.give = give;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public ChatAnswer chat(
      @NotNull @Valid ChatRequest request,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    Conversation asked = request.conversation(clock);
    return give.to(asked, ChatUser.of(caller, headers, asked.question()), Optional.empty(), http);
  }
}
