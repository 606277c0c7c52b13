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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/admin/chat/knowledge}: administration of the entries {@code
 * {id,topic,keywords,questionKo,questionEn,answerKo,answerEn,url,published,updatedAt}}. Each has an
 * {@code ETag}; PUT and DELETE require it in {@code If-Match}. The next answer uses the changed
 * text.
 */
@Path("/api/admin/chat/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("ADMIN")
class AdminKnowledgeResource {
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

  /** Lists the entries by topic; {@code keyword} filters by any of their texts. */
  @GET
  public EntriesAnswer list(
      @QueryParam("keyword") @DefaultValue("") @Size(max = 100) String keyword,
      @Valid @BeanParam PageRequest page) {
    EditKnowledge.Page found = knowledge.list(keyword, page);
    return new EntriesAnswer(
        found.entries().stream().map(EntryView::of).toList(), found.pagination());
  }

  /** Returns an entry with its {@code ETag}. */
  @GET
  @Path("{id}")
  public RestResponse<EntryAnswer> read(UUID id) {
    return knowledge
        .find(id)
        .map(AdminKnowledgeResource::tagged)
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND))
        .build();
  }

  /** Adds an entry; 409 {@code TOPIC_TAKEN} if the topic exists. */
  @POST
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EntryAnswer.class)))
  public RestResponse<EntryAnswer> add(@NotNull @Valid EntryText text) {
    KnowledgeEntry added = knowledge.add(text, staff.getPrincipal().getName());
    return tagged(added)
        .status(RestResponse.Status.CREATED)
        // As a plain header: location() would add the address of this instance.
        .header(HttpHeaders.LOCATION, "/api/admin/chat/knowledge/" + added.id())
        .build();
  }

  /** Replaces an entry; 412 {@code VERSION_CONFLICT} if it was changed meanwhile. */
  @PUT
  @Path("{id}")
  public RestResponse<EntryAnswer> change(
      UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid EntryText text) {
    return tagged(
            knowledge.change(id, Version.required(ifMatch), text, staff.getPrincipal().getName()))
        .build();
  }

  /** Deletes an entry; 412 {@code VERSION_CONFLICT} if it was changed meanwhile. */
  @DELETE
  @Path("{id}")
  public SuccessBody delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    knowledge.delete(id, Version.required(ifMatch), staff.getPrincipal().getName());
    return SuccessBody.plain();
  }

  private static ResponseBuilder<EntryAnswer> tagged(KnowledgeEntry entry) {
    return ResponseBuilder.ok(new EntryAnswer(EntryView.of(entry))).tag(entry.version().tag());
  }
}
