package com.cruisemall.sandbox.psp.webhook;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /sandbox/psp/webhook} tells where changes are told and how that went; PUT {@code
 * {"url"}} changes where.
 */
@Path("/sandbox/psp/webhook")
class WebhookResource {
  private final Webhooks webhooks;

  WebhookResource(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  record Target(Optional<URI> url) {}

  @GET
  public Map<String, Object> counts() {
    return webhooks.counts();
  }

  @PUT
  public Map<String, Object> sendTo(Target target) {
    webhooks.sendTo(target.url());
    return webhooks.counts();
  }

  @DELETE
  public void forgetCounts() {
    webhooks.forgetCounts();
  }
}
