package com.cruisemall.sandbox.psp.window;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/**
 * The script at the path of Toss Payments' own, {@code https://js.tosspayments.com/v2/standard}.
 */
@Path("/v2/standard")
class ScriptResource {
  private final String script = Page.resource("script.js");

  @GET
  @Produces("text/javascript;charset=UTF-8")
  public String script() {
    return script;
  }
}
