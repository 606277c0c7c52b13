package com.cruisemall.payment.pageconfig;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.catalogue.PublicResponses;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Public endpoint of the page configuration: the active pieces by section, in order. */
@Path("/api/public/page-config")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PageConfigResource {
  private static final Duration AGE = Duration.ofMinutes(5);

  private final PageConfigRepository pages;
  private final Transactions transactions;
  private final PublicResponses responses;

  PageConfigResource(
      PageConfigRepository pages, Transactions transactions, PublicResponses responses) {
    this.pages = pages;
    this.transactions = transactions;
    this.responses = responses;
  }

  record ConfigAnswer(Map<String, List<Piece>> config) implements SuccessBody {
    record Piece(String key, JsonNode content) {}
  }

  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConfigAnswer.class)))
  public Response read(@Context Request request) {
    Map<String, List<ConfigAnswer.Piece>> sections = new LinkedHashMap<>();
    for (PageSection section : transactions.call(pages::read).sections()) {
      List<ConfigAnswer.Piece> pieces =
          section.pieces().stream()
              .filter(PageSection.Piece::active)
              .map(piece -> new ConfigAnswer.Piece(piece.key(), piece.content()))
              .toList();
      if (!pieces.isEmpty()) {
        sections.put(section.section(), pieces);
      }
    }
    return responses.json(new ConfigAnswer(sections), AGE, request);
  }
}
