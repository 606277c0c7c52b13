package com.cruisemall.upload.document;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.upload.access.Visitor;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkCookies;
import com.cruisemall.upload.link.LinkToken;
import com.cruisemall.upload.link.Links;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of a document: who holds its link (by the cookie that the link was exchanged for, or
 * the token itself in {@code X-Passport-Token}), staff of the order, and its owner. For anybody
 * else there is no such document.
 */
@ApplicationScoped
public class DocumentAccess {
  private static final String TOKEN_HEADER = "X-Passport-Token";

  private final Documents documents;
  private final Links links;
  private final LinkCookies cookies;
  private final Visitor visitor;
  private final Clock clock;

  DocumentAccess(
      Documents documents, Links links, LinkCookies cookies, Visitor visitor, Clock clock) {
    this.documents = documents;
    this.links = links;
    this.cookies = cookies;
    this.visitor = visitor;
    this.clock = clock;
  }

  /** The document, or 404; callers bring the transaction. */
  public StoredDocument require(UUID id, HttpServerRequest request) {
    StoredDocument document = found(id);
    Link link = links.find(document.requestId()).orElseThrow();
    boolean allowed =
        cookies.held(request).contains(link.id())
            || holdsToken(link, request)
            || visitor.seesTo(link.ownerId(), link.affiliateCode());
    if (!allowed) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return document;
  }

  /** The document for an administrator or the partner of its order, or 404. */
  public StoredDocument requireStaff(UUID id) {
    StoredDocument document = found(id);
    Link link = links.find(document.requestId()).orElseThrow();
    if (!visitor.isStaffOf(link.affiliateCode())) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return document;
  }

  private StoredDocument found(UUID id) {
    return documents.find(id).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  private boolean holdsToken(Link link, HttpServerRequest request) {
    @Nullable String token = request.getHeader(TOKEN_HEADER);
    return token != null
        && token.matches(LinkToken.PATTERN)
        && links
            .find(new LinkToken(token))
            .filter(held -> held.id().equals(link.id()) && !held.expired(clock.instant()))
            .isPresent();
  }
}
