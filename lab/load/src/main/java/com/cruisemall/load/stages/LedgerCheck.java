package com.cruisemall.load.stages;

import com.cruisemall.load.stack.ServiceClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Calls the shop's ledger check, which compares its books with those of the payment provider. */
final class LedgerCheck {
  private static final int OK = 200;

  private LedgerCheck() {}

  /** Records the number of differences; a check that could not run counts as a difference. */
  static void check(SimulationContext context, String phase)
      throws IOException, InterruptedException {
    String administrator = context.users().administratorCookie();
    HttpResponse<String> response =
        context.send(
            "GET", "/api/admin/ledger/check", "", SimulatedUsers.sessionHeaders(administrator));
    if (response.statusCode() != OK) {
      throw new IOException("ledger check failed status=" + response.statusCode());
    }
    JsonNode check = ServiceClient.JSON.readTree(response.body());
    long differences = check.path("differences").size();
    boolean sound = check.path("balanced").asBoolean() && check.path("pspChecked").asBoolean();
    context.recordFigure(
        phase + ".ledgerDifferences", sound ? differences : Math.max(1, differences));
  }
}
