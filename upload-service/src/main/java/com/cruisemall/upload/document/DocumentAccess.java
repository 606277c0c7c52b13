package com.cruisemall.upload.document;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkCookies;
import com.cruisemall.upload.link.LinkRepository;
import com.cruisemall.upload.link.LinkToken;
import com.cruisemall.upload.link.OrderAccess;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access rule of documents. The holder of the link (by its cookie, or by the token in {@code
 * X-Passport-Token}), the staff of the order and its owner have access. Everybody else gets 404.
 */
@ApplicationScoped
public class DocumentAccess {
  private static final String TOKEN_HEADER = "X-Passport-Token";

  private final DocumentRepository documents;
  private final LinkRepository links;
  private final LinkCookies cookies;
  private final OrderAccess orderAccess;
  private final Clock clock;

  DocumentAccess(
      DocumentRepository documents,
      LinkRepository links,
      LinkCookies cookies,
      OrderAccess orderAccess,
      Clock clock) {
    this.documents = documents;
    this.links = links;
    this.cookies = cookies;
    this.orderAccess = orderAccess;
    this.clock = clock;
  }

  /** Returns the document or throws 404. Callers bring the transaction. */
  public StoredDocument require(UUID id, HttpServerRequest request) {
    StoredDocument document = find(id);
    Link link = links.find(document.requestId()).orElseThrow();
    boolean allowed =
        cookies.readRequestIds(request).contains(link.id())
            || holdsToken(link, request)
            || orderAccess.mayManage(link.ownerId(), link.affiliateCode());
    if (!allowed) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return document;
  }

  /** Returns the document for an administrator or the partner of its order, or throws 404. */
  public StoredDocument requireStaff(UUID id) {
    StoredDocument document = find(id);
    Link link = links.find(document.requestId()).orElseThrow();
    if (!orderAccess.isStaff(link.affiliateCode())) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    return document;
  }

  private StoredDocument find(UUID id) {
    return documents.find(id).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  private boolean holdsToken(Link link, HttpServerRequest request) {
    @Nullable String token = request.getHeader(TOKEN_HEADER);
    return token != null
        && token.matches(LinkToken.PATTERN)
        && links
            .find(new LinkToken(token))
            .filter(held -> held.id().equals(link.id()) && !held.isExpired(clock.instant()))
            .isPresent();
  }
}
