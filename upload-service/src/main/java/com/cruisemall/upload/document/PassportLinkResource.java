package com.cruisemall.upload.document;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import com.cruisemall.upload.link.LinkCookies;
import com.cruisemall.upload.link.LinkToken;
import com.cruisemall.upload.link.Links;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/passport/{token}}: who is asked for and what has arrived, and a cookie that
 * stands for the link from now on. 404 for a link that never was, 410 {@code LINK_EXPIRED} for one
 * that has run out.
 */
@Path("/api/passport/{token: " + LinkToken.PATTERN + "}")
@RunOnVirtualThread
class PassportLinkResource {
  private final Links links;
  private final Documents documents;
  private final LinkCookies cookies;
  private final LinkConfig config;
  private final Transactions transactions;
  private final Clock clock;

  PassportLinkResource(
      Links links,
      Documents documents,
      LinkCookies cookies,
      LinkConfig config,
      Transactions transactions,
      Clock clock) {
    this.links = links;
    this.documents = documents;
    this.cookies = cookies;
    this.config = config;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** {@code remaining} is how many different pictures may still come. */
  record Asked(String id, String name, int remaining, List<DocumentView> documents) {
    @Override
    public String toString() {
      return "Asked[" + id + "]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String orderId, Instant expiresAt, @Nullable Instant completedAt, List<Asked> travelers) {}

  record Page(Request request) implements SuccessBody {}

  private record Opened(Link link, List<StoredDocument> arrived) {}

  @GET
  public RestResponse<Page> open(String token) {
    Opened opened = transactions.call(() -> read(new LinkToken(token)));
    Link link = opened.link();
    List<Asked> travelers =
        link.travelers().stream()
            .map(traveler -> {
              List<DocumentView> sent =
                  opened.arrived().stream()
                      .filter(document -> document.travelerId().equals(traveler.id()))
                      .map(document -> DocumentView.of(document, Optional.empty()))
                      .toList();
              int remaining = Math.max(0, config.documentsPerTraveler() - sent.size());
              return new Asked(traveler.id(), traveler.name(), remaining, sent);
            })
            .toList();
    Request request =
        new Request(link.orderId(), link.expiresAt(), link.completedAt().orElse(null), travelers);
    return ResponseBuilder.ok(new Page(request))
        .header("Cache-Control", "private, no-store")
        .header("Referrer-Policy", "no-referrer")
        .cookie(cookies.carrying(link))
        .build();
  }

  private Opened read(LinkToken token) {
    Link link = links.find(token).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (link.expired(clock.instant())) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    return new Opened(link, documents.ofRequest(link.id()));
  }
}
