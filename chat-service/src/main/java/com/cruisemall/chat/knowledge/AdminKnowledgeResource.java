package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/admin/chat/knowledge}: the entries as staff see them, {@code
 * {id,topic,keywords,questionKo,questionEn,answerKo,answerEn,url,published,updatedAt}}; each with
 * an {@code ETag} that changing and deleting ask for in {@code If-Match}. An answer given after a
 * change uses the new text.
 */
@Path("/api/admin/chat/knowledge")
@RunOnVirtualThread
@RolesAllowed("ADMIN")
class AdminKnowledgeResource {
  private static final String NEVER_STORED = "private, no-store";

  record EntryView(UUID id, @JsonUnwrapped EntryText text, Instant updatedAt) {
    static EntryView of(KnowledgeEntry entry) {
      return new EntryView(entry.id(), entry.text(), entry.updatedAt());
    }
  }

  record EntryAnswer(EntryView entry) implements SuccessBody {}

  record EntriesAnswer(List<EntryView> entries, Pagination pagination) implements SuccessBody {}

  private final EditKnowledge knowledge;
  private final SecurityIdentity staff;

  AdminKnowledgeResource(EditKnowledge knowledge, SecurityIdentity staff) {
    this.knowledge = knowledge;
    this.staff = staff;
  }

  /** A page by topic; {@code keyword} leaves those that have it anywhere in their texts. */
  @GET
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER_STORED)
  public EntriesAnswer list(
      @QueryParam("keyword") @DefaultValue("") @Size(max = 100) String keyword,
      @Valid @BeanParam PageRequest page) {
    EditKnowledge.Page found = knowledge.list(keyword, page);
    return new EntriesAnswer(
        found.entries().stream().map(EntryView::of).toList(), found.pagination());
  }

  @GET
  @Path("{id}")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EntryAnswer.class)))
  public Response read(UUID id) {
    return knowledge
        .find(id)
        .map(AdminKnowledgeResource::tagged)
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND))
        .build();
  }

  /** 409 {@code TOPIC_TAKEN} if there is an entry of that topic. */
  @POST
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EntryAnswer.class)))
  public Response add(@NotNull @Valid EntryText text) {
    KnowledgeEntry added = knowledge.add(text, staff.getPrincipal().getName());
    return tagged(added)
        .status(Response.Status.CREATED)
        // As it is: a location would be completed with this instance's own address.
        .header(HttpHeaders.LOCATION, "/api/admin/chat/knowledge/" + added.id())
        .build();
  }

  @PUT
  @Path("{id}")
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EntryAnswer.class)))
  public Response change(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid EntryText text) {
    return tagged(
            knowledge.change(id, Version.required(ifMatch), text, staff.getPrincipal().getName()))
        .build();
  }

  @DELETE
  @Path("{id}")
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = NEVER_STORED)
  public SuccessBody delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    knowledge.delete(id, Version.required(ifMatch), staff.getPrincipal().getName());
    return SuccessBody.plain();
  }

  private static Response.ResponseBuilder tagged(KnowledgeEntry entry) {
    return Response.ok(new EntryAnswer(EntryView.of(entry)))
        .tag(entry.version().tag())
        .header(HttpHeaders.CACHE_CONTROL, NEVER_STORED);
  }
}
