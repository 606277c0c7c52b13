package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.AccessLogRepository;
import com.cruisemall.upload.document.AccessLogRepository.Action;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkRepository;
import com.cruisemall.upload.link.OrderAccess;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Marks documents for erasure, which hides them immediately. {@link ErasureJob} erases them. */
@ApplicationScoped
public class EraseDocuments {
  private final LinkRepository links;
  private final DocumentRepository documents;
  private final AccessLogRepository accessLog;
  private final OrderAccess orderAccess;
  private final Transactions transactions;

  EraseDocuments(
      LinkRepository links,
      DocumentRepository documents,
      AccessLogRepository accessLog,
      OrderAccess orderAccess,
      Transactions transactions) {
    this.links = links;
    this.documents = documents;
    this.accessLog = accessLog;
    this.orderAccess = orderAccess;
    this.transactions = transactions;
  }

  /** Marks one document; returns false if the caller may not manage it. */
  public boolean eraseDocument(UUID id) {
    UUID user = orderAccess.requireUserId();
    boolean erased =
        transactions.call(() -> {
          Optional<Link> link =
              documents
                  .find(id)
                  .flatMap(document -> links.find(document.requestId()))
                  .filter(found -> orderAccess.mayManage(found.ownerId(), found.affiliateCode()));
          boolean marked = link.isPresent() && documents.markErasing(id);
          if (marked) {
            accessLog.add(user, Action.ERASE, id);
          }
          return marked;
        });
    if (erased) {
      Log.infof("passport erasure requested documentId=%s by=%s", id, user);
    }
    return erased;
  }

  /** Marks all documents of an order, expires its links and returns the number of documents. */
  int eraseOrder(String orderId) {
    UUID user = orderAccess.requireUserId();
    int erased =
        transactions.call(() -> {
          List<UUID> marked =
              links.expireAll(orderId).stream()
                  .flatMap(link -> documents.findByRequest(link).stream())
                  .map(StoredDocument::id)
                  .filter(documents::markErasing)
                  .toList();
          marked.forEach(id -> accessLog.add(user, Action.ERASE, id));
          return marked.size();
        });
    Log.infof("passport erasure requested orderId=%s documents=%d by=%s", orderId, erased, user);
    return erased;
  }
}
