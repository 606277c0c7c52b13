package com.cruisemall.upload.status;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.DocumentAccess;
import com.cruisemall.upload.document.DocumentView;
import com.cruisemall.upload.document.DocumentViews;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.erasure.EraseDocuments;
import com.cruisemall.upload.mrz.PassportData;
import com.cruisemall.upload.mrz.PassportDataTable;
import com.cruisemall.upload.mrz.PassportFields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code GET /api/passport/documents/{id}}: where a document stands, for who sent it and for staff;
 * {@code PUT …/{id}/fields}: what the passport says, confirmed by a person; {@code DELETE}: 202,
 * and it is gone once Drive has confirmed, for the order's owner and its staff. 404 for everybody
 * else.
 */
@Path("/api/passport/documents/{id: [0-9a-fA-F-]{36}}")
@RunOnVirtualThread
class DocumentResource {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final DocumentAccess access;
  private final DocumentViews views;
  private final Documents documents;
  private final PassportDataTable passports;
  private final EraseDocuments erase;
  private final Transactions transactions;
  private final Clock clock;

  DocumentResource(
      DocumentAccess access,
      DocumentViews views,
      Documents documents,
      PassportDataTable passports,
      EraseDocuments erase,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.views = views;
    this.documents = documents;
    this.passports = passports;
    this.erase = erase;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Found(DocumentView document) implements SuccessBody {}

  record Erasing(int documents) implements SuccessBody {}

  @GET
  public RestResponse<Found> get(UUID id, @Context HttpServerRequest request) {
    return answer(transactions.call(() -> views.of(access.require(id, request))));
  }

  @PUT
  @Path("fields")
  public RestResponse<Found> confirm(
      UUID id, @NotNull PassportFields fields, @Context HttpServerRequest request) {
    PassportData data = fields.checked(LocalDate.ofInstant(clock.instant(), SEOUL));
    return answer(
        transactions.call(() -> {
          StoredDocument document = access.require(id, request);
          passports.put(id, data, documents.key(document));
          return DocumentView.of(document, Optional.of(data));
        }));
  }

  @DELETE
  public RestResponse<Erasing> erase(UUID id) {
    if (!erase.document(id)) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return RestResponse.status(RestResponse.Status.ACCEPTED, new Erasing(1));
  }

  private static RestResponse<Found> answer(DocumentView document) {
    return ResponseBuilder.ok(new Found(document))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
