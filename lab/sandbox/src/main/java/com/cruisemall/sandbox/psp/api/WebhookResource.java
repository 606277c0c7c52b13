package com.cruisemall.sandbox.psp.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /sandbox/psp/webhook} returns the webhook URL and delivery counts; PUT {@code {"url"}}
 * changes the URL.
 */
@Path("/sandbox/psp/webhook")
class WebhookResource {
  private final WebhookSender webhooks;

  WebhookResource(WebhookSender webhooks) {
    this.webhooks = webhooks;
  }

  record Target(Optional<URI> url) {}

  @GET
  public Map<String, Object> counts() {
    return webhooks.counts();
  }

  @PUT
  public Map<String, Object> setUrl(Target target) {
    webhooks.setUrl(target.url());
    return webhooks.counts();
  }

  @DELETE
  public void resetCounts() {
    webhooks.resetCounts();
  }
}
