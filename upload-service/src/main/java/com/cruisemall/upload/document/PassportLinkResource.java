package com.cruisemall.upload.document;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import com.cruisemall.upload.link.LinkCookies;
import com.cruisemall.upload.link.LinkRepository;
import com.cruisemall.upload.link.LinkToken;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/passport/{token}}: the requested travellers with their documents, and a cookie
 * that replaces the token in later requests. 404 for an unknown link, 410 {@code LINK_EXPIRED} for
 * an expired one.
 */
@Path("/api/passport/{token: " + LinkToken.PATTERN + "}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PassportLinkResource {
  private final LinkRepository links;
  private final DocumentRepository documents;
  private final LinkCookies cookies;
  private final LinkConfig config;
  private final Transactions transactions;
  private final Clock clock;

  PassportLinkResource(
      LinkRepository links,
      DocumentRepository documents,
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

  /**
   * Traveller whose passport is requested.
   *
   * @param remaining number of documents that the link still accepts for the traveller
   */
  record RequestedTraveler(String id, String name, int remaining, List<DocumentView> documents) {
    @Override
    public String toString() {
      return "RequestedTraveler[" + id + "]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String orderId,
      Instant expiresAt,
      @Nullable Instant completedAt,
      List<RequestedTraveler> travelers) {}

  record Page(Request request) implements SuccessBody {}

  private record OpenedLink(Link link, List<StoredDocument> documents) {}

  @GET
  public RestResponse<Page> open(String token) {
    OpenedLink opened = transactions.call(() -> read(new LinkToken(token)));
    Link link = opened.link();
    List<RequestedTraveler> travelers =
        link.travelers().stream()
            .map(traveler -> {
              List<DocumentView> received =
                  opened.documents().stream()
                      .filter(document -> document.travelerId().equals(traveler.id()))
                      .map(document -> DocumentView.of(document, Optional.empty()))
                      .toList();
              int remaining = Math.max(0, config.maxDocumentsPerTraveler() - received.size());
              return new RequestedTraveler(traveler.id(), traveler.name(), remaining, received);
            })
            .toList();
    Request request =
        new Request(link.orderId(), link.expiresAt(), link.completedAt().orElse(null), travelers);
    return ResponseBuilder.ok(new Page(request))
        .header("Referrer-Policy", "no-referrer")
        .cookie(cookies.create(link))
        .build();
  }

  private OpenedLink read(LinkToken token) {
    Link link = links.find(token).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (link.isExpired(clock.instant())) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    return new OpenedLink(link, documents.findByRequest(link.id()));
  }
}
