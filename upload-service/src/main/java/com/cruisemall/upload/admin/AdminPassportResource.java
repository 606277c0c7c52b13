package com.cruisemall.upload.admin;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.text.NormalizedIdentifier;
import com.cruisemall.upload.document.DocumentView;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/admin/passports}, for administrators and the partner of an order: {@code GET
 * {id}/content} streams the file, {@code POST search} finds documents by passport number, which is
 * in the body to keep it out of URLs. Both write to the access log. 404 for documents that the
 * caller may not see.
 */
@Path("/api/admin/passports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ADMIN", "AGENT", "MANAGER"})
@RunOnVirtualThread
class AdminPassportResource {
  private final OpenPassport openPassport;
  private final FindPassports findPassports;

  AdminPassportResource(OpenPassport openPassport, FindPassports findPassports) {
    this.openPassport = openPassport;
    this.findPassports = findPassports;
  }

  record Search(
      @NotNull
          @Pattern(regexp = "[A-Za-z0-9 ]{5,20}", message = "{constraint.passport-number}")
          @NormalizedIdentifier
          String passportNumber) {
    /** Omits the content, which must not appear in logs. */
    @Override
    public String toString() {
      return "Search[…]";
    }
  }

  record Match(String orderId, DocumentView document) {}

  record Found(List<Match> passports) implements SuccessBody {}

  @GET
  @Path("{id: [0-9a-fA-F-]{36}}/content")
  @Produces(MediaType.WILDCARD)
  public Response content(UUID id) throws InterruptedException {
    try {
      OpenPassport.Content content = openPassport.open(id);
      StoredDocument document = content.document();
      return Response.ok(content.bytes(), document.kind().mediaType())
          .header("Content-Length", document.size())
          .header(
              "Content-Disposition",
              "attachment; filename=\"%s.%s\"".formatted(id, document.kind().extension()))
          .build();
    } catch (DriveException e) {
      throw new ApiException(
          e instanceof DriveException.Refused
              ? CommonError.UPSTREAM_ERROR
              : CommonError.UNAVAILABLE,
          e);
    }
  }

  @POST
  @Path("search")
  public Found search(@NotNull @Valid Search search) {
    return new Found(findPassports.byNumber(search.passportNumber()));
  }
}
