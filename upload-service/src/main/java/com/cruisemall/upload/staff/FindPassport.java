package com.cruisemall.upload.staff;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.access.Visitor;
import com.cruisemall.upload.document.DocumentViews;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.Links;
import com.cruisemall.upload.mrz.PassportDataTable;
import com.cruisemall.upload.staff.AdminPassportResource.Match;
import com.cruisemall.upload.trail.AccessTrail;
import com.cruisemall.upload.trail.AccessTrail.Act;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds documents by the number of the passport, among those that the visitor may see. */
@ApplicationScoped
class FindPassport {
  private static final int MOST = 100;

  private final PassportDataTable passports;
  private final Documents documents;
  private final DocumentViews views;
  private final Links links;
  private final Visitor visitor;
  private final AccessTrail trail;
  private final Transactions transactions;

  FindPassport(
      PassportDataTable passports,
      Documents documents,
      DocumentViews views,
      Links links,
      Visitor visitor,
      AccessTrail trail,
      Transactions transactions) {
    this.passports = passports;
    this.documents = documents;
    this.views = views;
    this.links = links;
    this.visitor = visitor;
    this.trail = trail;
    this.transactions = transactions;
  }

  List<Match> byNumber(String number) {
    return transactions.call(() -> {
      List<Match> found =
          passports.withNumber(number, MOST).stream().flatMap(id -> match(id).stream()).toList();
      UUID user = visitor.requireUserId();
      found.forEach(match -> trail.note(user, Act.SEARCH, match.document().id()));
      return found;
    });
  }

  private Optional<Match> match(UUID documentId) {
    return documents
        .find(documentId)
        .flatMap(document -> {
          Link link = links.find(document.requestId()).orElseThrow();
          return visitor.isStaffOf(link.affiliateCode())
              ? Optional.of(new Match(link.orderId(), views.of(document)))
              : Optional.empty();
        });
  }
}
