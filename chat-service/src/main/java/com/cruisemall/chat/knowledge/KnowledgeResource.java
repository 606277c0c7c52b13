package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Language;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/chat/knowledge/{topic}}: the source of a fact in an answer, {@code
 * {ok,fact:{topic,question,answer,url}}} in the language of the browser; 404 for an unknown topic.
 */
@Path("/api/chat/knowledge/{topic}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KnowledgeResource {
  record FactAnswer(Fact fact) implements SuccessBody {}

  private final Knowledge knowledge;

  KnowledgeResource(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @GET
  public FactAnswer read(
      String topic, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return knowledge
        .findTopic(topic, Language.of("", acceptLanguage))
        .map(FactAnswer::new)
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }
}
