package com.cruisemall.upload.admin;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.admin.AdminPassportResource.Match;
import com.cruisemall.upload.document.AccessLogRepository;
import com.cruisemall.upload.document.AccessLogRepository.Action;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkRepository;
import com.cruisemall.upload.link.OrderAccess;
import com.cruisemall.upload.mrz.PassportDataRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds documents by passport number, among those that the caller may see. */
@ApplicationScoped
class FindPassports {
  private static final int MAX_MATCHES = 100;

  private final PassportDataRepository passports;
  private final DocumentRepository documents;
  private final LinkRepository links;
  private final OrderAccess orderAccess;
  private final AccessLogRepository accessLog;
  private final Transactions transactions;

  FindPassports(
      PassportDataRepository passports,
      DocumentRepository documents,
      LinkRepository links,
      OrderAccess orderAccess,
      AccessLogRepository accessLog,
      Transactions transactions) {
    this.passports = passports;
    this.documents = documents;
    this.links = links;
    this.orderAccess = orderAccess;
    this.accessLog = accessLog;
    this.transactions = transactions;
  }

  List<Match> byNumber(String number) {
    return transactions.call(() -> {
      List<Match> found =
          passports.findByNumber(number, MAX_MATCHES).stream()
              .flatMap(id -> match(id).stream())
              .toList();
      UUID user = orderAccess.requireUserId();
      found.forEach(match -> accessLog.add(user, Action.SEARCH, match.document().id()));
      return found;
    });
  }

  private Optional<Match> match(UUID documentId) {
    return documents
        .find(documentId)
        .flatMap(document -> {
          Link link = links.find(document.requestId()).orElseThrow();
          return orderAccess.isStaff(link.affiliateCode())
              ? Optional.of(new Match(link.orderId(), documents.view(document)))
              : Optional.empty();
        });
  }
}
