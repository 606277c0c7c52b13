package com.cruisemall.sandbox.psp.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/**
 * Replacement of the Toss Payments SDK, at the same path as {@code
 * https://js.tosspayments.com/v2/standard}.
 */
@Path("/v2/standard")
class SdkScriptResource {
  private final String script = WindowPage.resource("script.js");

  @GET
  @Produces("text/javascript;charset=UTF-8")
  public String script() {
    return script;
  }
}
