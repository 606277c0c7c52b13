package com.cruisemall.load.stages;

import com.cruisemall.load.Shop;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;

/** The shop's own check of its books against those of the payment provider. */
final class Ledger {
  private static final int OK = 200;

  private Ledger() {}

  /** Leaves how many differences it found; not being able to check is no success. */
  static void check(Scene scene, String part) throws IOException, InterruptedException {
    String administrator = scene.people().administrator();
    HttpResponse<String> answer =
        scene.ask("GET", "/api/admin/ledger/check", "", People.signedInAs(administrator));
    if (answer.statusCode() != OK) {
      throw new IOException("the ledger check answered " + answer.statusCode());
    }
    JsonNode check = Shop.JSON.readTree(answer.body());
    long differences = check.path("differences").size();
    boolean sound = check.path("balanced").asBoolean() && check.path("pspChecked").asBoolean();
    scene.figure(part + ".ledgerDifferences", sound ? differences : Math.max(1, differences));
  }
}
