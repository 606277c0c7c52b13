package com.cruisemall.upload.staff;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
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
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code /api/admin/passports}, for administrators and the partner of an order: {@code GET
 * {id}/content} streams what was sent, {@code POST search} finds documents by the number of the
 * passport, which is therefore in no address. What is shown stands in the trail. 404 for what is
 * not one's own to see.
 */
@Path("/api/admin/passports")
@RolesAllowed({"ADMIN", "AGENT", "MANAGER"})
@RunOnVirtualThread
class AdminPassportResource {
  private final ShowPassport show;
  private final FindPassport find;

  AdminPassportResource(ShowPassport show, FindPassport find) {
    this.show = show;
    this.find = find;
  }

  record Search(@NotNull @Pattern(regexp = "[A-Za-z0-9 ]{5,20}") String passportNumber) {
    /** Nothing of a passport gets into a log. */
    @Override
    public String toString() {
      return "Search[…]";
    }
  }

  record Match(String orderId, DocumentView document) {}

  record Found(List<Match> passports) implements SuccessBody {}

  @GET
  @Path("{id: [0-9a-fA-F-]{36}}/content")
  public RestResponse<InputStream> content(UUID id) throws InterruptedException {
    try {
      ShowPassport.Content content = show.open(id);
      StoredDocument document = content.document();
      return ResponseBuilder.ok(content.bytes(), document.kind().mediaType())
          .header("Content-Length", document.size())
          .header(
              "Content-Disposition",
              "attachment; filename=\"%s.%s\"".formatted(id, document.kind().extension()))
          .header("Cache-Control", "private, no-store")
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
  public RestResponse<Found> search(@NotNull @Valid Search search) {
    return ResponseBuilder.ok(new Found(find.byNumber(search.passportNumber())))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
