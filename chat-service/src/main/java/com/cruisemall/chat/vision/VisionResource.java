package com.cruisemall.chat.vision;

import com.cruisemall.chat.answer.AnswerChat;
import com.cruisemall.chat.answer.ChatAnswer;
import com.cruisemall.chat.answer.StreamChat;
import com.cruisemall.chat.conversation.ChatUser;
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

/**
 * {@code /api/vision}: a question with an image, as a form of {@code image}, optional {@code
 * prompt} and {@code conversationId}; for signed-in people. Responses are those of {@code
 * /api/chat}.
 */
@Path("/api/vision")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VisionResource {
  private final ReceiveImage receive;
  private final AnswerChat answer;
  private final StreamChat stream;
  private final Caller caller;

  VisionResource(ReceiveImage receive, AnswerChat answer, StreamChat stream, Caller caller) {
    this.receive = receive;
    this.answer = answer;
    this.stream = stream;
    this.caller = caller;
  }

  /** Returns the answer in one piece. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public ChatAnswer answer(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    var _ = caller.requireUserId();
    ReceiveImage.ImageQuestion question = receive.receive(contentType, body);
    return answer.answer(
        question.conversation(), user(question, headers), Optional.of(question.image()), http);
  }

  /** Streams the answer as server-sent events. */
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
  @Produces(MediaType.WILDCARD)
  public void stream(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    var _ = caller.requireUserId();
    ReceiveImage.ImageQuestion question = receive.receive(contentType, body);
    stream.stream(
        question.conversation(), user(question, headers), Optional.of(question.image()), http);
  }

  private ChatUser user(ReceiveImage.ImageQuestion question, HttpHeaders headers) {
    return ChatUser.of(caller, headers, question.conversation().question());
  }
}
