package com.cruisemall.payment.psp;

import com.cruisemall.kit.SuccessBody;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code GET /api/payments/config}: what a browser needs for the PSP's script. */
@Path("/api/payments/config")
class PspConfigResource {
  private final PspConfig config;

  PspConfigResource(PspConfig config) {
    this.config = config;
  }

  record PspSettings(String clientKey, String scriptUrl) implements SuccessBody {}

  @GET
  public RestResponse<PspSettings> settings() {
    return ResponseBuilder.ok(new PspSettings(config.clientKey(), config.scriptUrl().toString()))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
