package com.cruisemall.e2e;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Cuts the connection of the first requests to a path; the later ones pass. */
final class CutBrowserRequests {
  /** Moment at which the connection is lost. */
  enum Moment {
    /** The service never sees the request. */
    BEFORE_IT_LEAVES,
    /** The service has handled the request; its response is lost. */
    AFTER_IT_ARRIVES,
    /** The response ends in the middle of its body. */
    DURING_THE_RESPONSE,
    /** The gateway gives up on a request that the service has handled. */
    GATEWAY_TIMEOUT
  }

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Moment moment;
  private int remaining;

  private CutBrowserRequests(Moment moment, int remaining) {
    this.moment = moment;
    this.remaining = remaining;
  }

  /** Cuts the first {@code count} requests of a page whose URL matches the glob. */
  static CutBrowserRequests first(int count, Page page, String glob, Moment moment) {
    CutBrowserRequests cut = new CutBrowserRequests(moment, count);
    page.route(glob, cut::handle);
    return cut;
  }

  /** Returns the idempotency keys of all requests so far. */
  List<String> keys() {
    return keys;
  }

  private void handle(Route route) {
    String key = route.request().headerValue("idempotency-key");
    if (key != null) {
      keys.add(key);
    }
    if (remaining == 0) {
      route.resume();
      return;
    }
    remaining--;
    switch (moment) {
      case BEFORE_IT_LEAVES -> route.abort("internetdisconnected");
      case AFTER_IT_ARRIVES -> {
        carryOut(route);
        route.abort("connectionreset");
      }
      case DURING_THE_RESPONSE -> {
        APIResponse response = carryOut(route);
        String body = response.text();
        route.fulfill(
            new Route.FulfillOptions()
                .setStatus(response.status())
                .setContentType("application/json")
                .setBody(body.substring(0, body.length() / 2)));
      }
      case GATEWAY_TIMEOUT -> {
        carryOut(route);
        route.fulfill(
            new Route.FulfillOptions()
                .setStatus(504)
                .setContentType("application/json")
                .setBody(
                    """
                    {"ok":false,"error":{"code":"UPSTREAM_TIMEOUT",
                     "message":"응답이 늦어지고 있습니다.","requestId":"e2e-cut-1"}}
                    """));
      }
    }
  }

  /** Sends the request to the service, with the header that Playwright leaves out. */
  private static APIResponse carryOut(Route route) {
    Map<String, String> headers = new HashMap<>(route.request().allHeaders());
    headers.put("sec-fetch-site", "same-origin");
    APIResponse response = route.fetch(new Route.FetchOptions().setHeaders(headers));
    if (!response.ok()) {
      throw new AssertionError(response.text());
    }
    return response;
  }
}
