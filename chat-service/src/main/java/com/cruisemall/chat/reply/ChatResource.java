package com.cruisemall.chat.reply;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.fallback.Language;
import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The answer in one piece. */
@Path("/api/chat")
@RunOnVirtualThread
class ChatResource {
  private final ComposeReply compose;
  private final ReplyConfig config;
  private final Clock clock;

  ChatResource(ComposeReply compose, ReplyConfig config, Clock clock) {
    this.compose = compose;
    this.config = config;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public ChatAnswer chat(
      @NotNull @Valid ChatRequest request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context RoutingContext http) {
    Conversation conversation = request.conversation(clock);
    Language language = Language.of(conversation.question(), acceptLanguage);
    Deadline deadline = Deadline.in(config.deadline().minus(config.farewell()));
    HangUp.interruptsThisThread(http);
    try {
      return switch (compose.begin(conversation, language, deadline)) {
        case Reply.FromModel(Generation generation) ->
            collect(generation, conversation, language, deadline);
        case Reply.FromFallback reply -> ChatAnswer.ofFallback(conversation.id(), reply);
      };
    } catch (InterruptedException e) {
      // Nobody is there to read this.
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }

  private ChatAnswer collect(
      Generation generation, Conversation conversation, Language language, Deadline deadline)
      throws InterruptedException {
    try (generation) {
      var text = new StringBuilder();
      for (Optional<String> words = generation.next(deadline);
          words.isPresent();
          words = generation.next(deadline)) {
        text.append(words.get());
      }
      return ChatAnswer.ofModel(conversation.id(), text.toString(), generation.usage());
    } catch (ModelException failure) {
      return ChatAnswer.ofFallback(
          conversation.id(), compose.instead(conversation, language, failure));
    }
  }
}
