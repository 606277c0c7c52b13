package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.access.Visitor;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.Links;
import com.cruisemall.upload.trail.AccessTrail;
import com.cruisemall.upload.trail.AccessTrail.Act;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Marks documents for their removal; from then on nobody sees them. {@link ErasureJob} does the
 * rest.
 */
@ApplicationScoped
public class EraseDocuments {
  private final Links links;
  private final Documents documents;
  private final AccessTrail trail;
  private final Visitor visitor;
  private final Transactions transactions;

  EraseDocuments(
      Links links,
      Documents documents,
      AccessTrail trail,
      Visitor visitor,
      Transactions transactions) {
    this.links = links;
    this.documents = documents;
    this.trail = trail;
    this.visitor = visitor;
    this.transactions = transactions;
  }

  /** One document, for the order's owner and its staff; false if there is none for the visitor. */
  public boolean document(UUID id) {
    UUID user = visitor.requireUserId();
    boolean erased =
        transactions.call(() -> {
          Optional<Link> link =
              documents
                  .find(id)
                  .flatMap(document -> links.find(document.requestId()))
                  .filter(found -> visitor.seesTo(found.ownerId(), found.affiliateCode()));
          boolean marked = link.isPresent() && documents.erase(id);
          if (marked) {
            trail.note(user, Act.ERASE, id);
          }
          return marked;
        });
    if (erased) {
      Log.infof("passport is to be erased documentId=%s by=%s", id, user);
    }
    return erased;
  }

  /** Everything that was sent for an order, whose links end; returns how many documents. */
  int order(String orderId) {
    UUID user = visitor.requireUserId();
    int erased =
        transactions.call(() -> {
          List<UUID> marked =
              links.endAll(orderId).stream()
                  .flatMap(link -> documents.ofRequest(link).stream())
                  .map(StoredDocument::id)
                  .filter(documents::erase)
                  .toList();
          marked.forEach(id -> trail.note(user, Act.ERASE, id));
          return marked.size();
        });
    Log.infof("passports are to be erased orderId=%s documents=%d by=%s", orderId, erased, user);
    return erased;
  }
}
