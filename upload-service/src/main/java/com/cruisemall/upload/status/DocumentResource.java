package com.cruisemall.upload.status;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.DocumentAccess;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.DocumentView;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.erasure.EraseDocuments;
import com.cruisemall.upload.mrz.PassportData;
import com.cruisemall.upload.mrz.PassportDataRepository;
import com.cruisemall.upload.mrz.PassportFields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code GET /api/passport/documents/{id}}: status of a document, for its sender and for staff;
 * {@code PUT …/{id}/fields}: passport data confirmed by a person; {@code DELETE}: erasure, for the
 * order's owner and its staff, 202 because it is complete once Drive has confirmed it. 404 for
 * everybody else.
 */
@Path("/api/passport/documents/{id: [0-9a-fA-F-]{36}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DocumentResource {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final DocumentAccess access;
  private final DocumentRepository documents;
  private final PassportDataRepository passports;
  private final EraseDocuments erase;
  private final Transactions transactions;
  private final Clock clock;

  DocumentResource(
      DocumentAccess access,
      DocumentRepository documents,
      PassportDataRepository passports,
      EraseDocuments erase,
      Transactions transactions,
      Clock clock) {
    this.access = access;
    this.documents = documents;
    this.passports = passports;
    this.erase = erase;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Found(DocumentView document) implements SuccessBody {}

  record Erasing(int documents) implements SuccessBody {}

  @GET
  public Found get(UUID id, @Context HttpServerRequest request) {
    return new Found(transactions.call(() -> documents.view(access.require(id, request))));
  }

  @PUT
  @Path("fields")
  public Found confirm(
      UUID id, @NotNull PassportFields fields, @Context HttpServerRequest request) {
    PassportData data = fields.validate(LocalDate.ofInstant(clock.instant(), SEOUL));
    return new Found(
        transactions.call(() -> {
          StoredDocument document = access.require(id, request);
          passports.save(id, data, documents.dataKey(document));
          return DocumentView.of(document, Optional.of(data));
        }));
  }

  @DELETE
  public RestResponse<Erasing> erase(UUID id) {
    if (!erase.eraseDocument(id)) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return RestResponse.status(RestResponse.Status.ACCEPTED, new Erasing(1));
  }
}
