package com.cruisemall.chat.vision;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.answer.ChatAnswer;
import com.cruisemall.chat.answer.AnswerChat;
import com.cruisemall.chat.answer.StreamChat;
import com.cruisemall.kit.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * A question about a picture, as a form of {@code image} and perhaps {@code prompt} and {@code
 * conversationId}; for people who are signed in. Answers are those of the chat.
 */
@Path("/api/vision")
@RunOnVirtualThread
class VisionResource {
  private final ReceivePicture take;
  private final AnswerChat give;
  private final StreamChat stream;
  private final Caller caller;

  VisionResource(ReceivePicture take, AnswerChat give, StreamChat stream, Caller caller) {
    this.take = take;
    this.give = give;
    this.stream = stream;
    this.caller = caller;
  }

  /** The answer in one piece. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = "Cache-Control", value = "private, no-store")
  public ChatAnswer look(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    var _ = caller.requireUserId();
    ReceivePicture.Shown shown = take.from(contentType, body);
    return give.to(shown.asked(), asker(shown, headers), Optional.of(shown.picture()), http);
  }

  /** The answer word by word. */
  @POST
  @Path("stream")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public void lookAndTell(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    var _ = caller.requireUserId();
    ReceivePicture.Shown shown = take.from(contentType, body);
    stream.to(shown.asked(), asker(shown, headers), Optional.of(shown.picture()), http);
  }

  private ChatUser asker(ReceivePicture.Shown shown, HttpHeaders headers) {
    return ChatUser.of(caller, headers, shown.asked().question());
  }
}
