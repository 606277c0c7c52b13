package com.cruisemall.payment.psp;

import com.cruisemall.kit.SuccessBody;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Endpoint {@code GET /api/payments/config}: the browser's settings for the PSP's script. */
@Path("/api/payments/config")
@Produces(MediaType.APPLICATION_JSON)
class PspConfigResource {
  private final PspConfig config;

  PspConfigResource(PspConfig config) {
    this.config = config;
  }

  record PspSettings(String clientKey, String scriptUrl) implements SuccessBody {}

  @GET
  public PspSettings settings() {
    return new PspSettings(config.clientKey(), config.scriptUrl().toString());
  }
}
