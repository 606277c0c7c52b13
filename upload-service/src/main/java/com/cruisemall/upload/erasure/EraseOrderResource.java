package com.cruisemall.upload.erasure;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code DELETE /api/admin/passports/orders/{orderId}}, for administrators: erases all documents of
 * an order and expires its links; 202, because the erasure is complete once Drive has confirmed it.
 */
@Path("/api/admin/passports/orders/{orderId: [A-Za-z0-9_-]{6,64}}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EraseOrderResource {
  private final EraseDocuments erase;

  EraseOrderResource(EraseDocuments erase) {
    this.erase = erase;
  }

  record Erasing(int documents) implements SuccessBody {}

  @DELETE
  @RolesAllowed("ADMIN")
  public RestResponse<Erasing> erase(String orderId) {
    return RestResponse.status(
        RestResponse.Status.ACCEPTED, new Erasing(erase.eraseOrder(orderId)));
  }
}
