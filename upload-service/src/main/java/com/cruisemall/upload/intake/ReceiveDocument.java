package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.DocumentView;
import com.cruisemall.upload.document.ReceivedFile;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import com.cruisemall.upload.link.LinkRepository;
import com.cruisemall.upload.link.LinkToken;
import com.cruisemall.upload.mrz.PassportData;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Receives a passport over a link. Each chunk is committed separately under a RECEIVING document.
 * One last short transaction locks the link and makes the document QUEUED, together with the event
 * that starts its delivery. The 202 response is sent after that commit.
 */
@ApplicationScoped
class ReceiveDocument {
  private final LinkRepository links;
  private final DocumentRepository documents;
  private final ChunkRepository chunks;
  private final DeliveryQueue deliveries;
  private final CollectPassportData passportData;
  private final CheckImageData imageData;
  private final MasterKeys keys;
  private final UploadTransactions transactions;
  private final LinkConfig linkConfig;
  private final IntakeConfig config;
  private final Clock clock;

  /**
   * Uploads in flight per link. They are counted in memory and not in the database: uploads of a
   * crashed instance must not block a second attempt.
   */
  private final Map<UUID, Integer> uploadsByLink = new ConcurrentHashMap<>();

  ReceiveDocument(
      LinkRepository links,
      DocumentRepository documents,
      ChunkRepository chunks,
      DeliveryQueue deliveries,
      CollectPassportData passportData,
      CheckImageData imageData,
      MasterKeys keys,
      UploadTransactions transactions,
      LinkConfig linkConfig,
      IntakeConfig config,
      Clock clock) {
    this.links = links;
    this.documents = documents;
    this.chunks = chunks;
    this.deliveries = deliveries;
    this.passportData = passportData;
    this.imageData = imageData;
    this.keys = keys;
    this.transactions = transactions;
    this.linkConfig = linkConfig;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Document of an accepted upload.
   *
   * @param created false if the traveller sent the same bytes before
   */
  record Received(DocumentView document, boolean created) {}

  Received receive(LinkToken token, String contentType, RequestBody body) throws IOException {
    Link link = transactions.call(() -> requireOpenLink(token));
    acquirePermit(link.id());
    try (UploadInProgress upload =
        new UploadInProgress(link.id(), keys, documents, chunks, transactions, config)) {
      UploadForm form = UploadForm.read(contentType, body, config, upload::store);
      String traveler = form.required("travelerId").strip();
      if (!link.includes(traveler)) {
        throw ApiException.invalid("travelerId", Reason.of("passport.not-in-link"));
      }
      Optional<PassportData> fields = form.field("fields").map(passportData::parse);
      return finish(link, traveler, upload, fields);
    } finally {
      releasePermit(link.id());
    }
  }

  private Link requireOpenLink(LinkToken token) {
    Link link = links.find(token).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (link.isExpired(clock.instant())) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    return link;
  }

  private void acquirePermit(UUID linkId) {
    if (uploadsByLink.merge(linkId, 1, Integer::sum) > config.maxUploadsPerLink()) {
      releasePermit(linkId);
      throw new ApiException(CommonError.RATE_LIMITED);
    }
  }

  private void releasePermit(UUID linkId) {
    uploadsByLink.computeIfPresent(linkId, (_, count) -> count == 1 ? null : count - 1);
  }

  private Received finish(
      Link link, String traveler, UploadInProgress upload, Optional<PassportData> fields) {
    ReceivedFile file = upload.finish();
    if (upload.unterminated()) {
      imageData.check(upload, file, upload.pixels().orElseThrow());
    }
    Received received =
        transactions.call(() -> {
          // Concurrent uploads of this link wait for the lock, so the counts below are exact.
          Link locked = links.lock(link.id());
          // An upload that began in time may finish, unless a person ended the link.
          if (locked.isExpired(clock.instant().minus(config.timeout()))) {
            throw new ApiException(UploadError.LINK_EXPIRED);
          }
          Optional<StoredDocument> duplicate =
              documents.findDuplicate(link.id(), traveler, file.sha256());
          StoredDocument document =
              duplicate.orElseGet(() -> queue(link, traveler, upload, file, fields));
          return new Received(documents.view(document), duplicate.isEmpty());
        });
    if (received.created()) {
      upload.accept();
      if (fields.isEmpty()) {
        passportData.suggestLater(upload, file);
      }
      Log.infof("passport received documentId=%s bytes=%d", upload.id(), file.size());
    }
    return received;
  }

  private StoredDocument queue(
      Link link,
      String traveler,
      UploadInProgress upload,
      ReceivedFile file,
      Optional<PassportData> fields) {
    Map<String, Long> counts =
        documents.findByRequest(link.id()).stream()
            .collect(Collectors.groupingBy(StoredDocument::travelerId, Collectors.counting()));
    if (counts.getOrDefault(traveler, 0L) >= linkConfig.maxDocumentsPerTraveler()) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    if (!documents.markReceived(upload.id(), traveler, file)) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT);
    }
    deliveries.enqueue(upload.id());
    fields.ifPresent(data -> passportData.save(upload, data));
    boolean complete =
        link.travelers().stream()
            .allMatch(other -> other.id().equals(traveler) || counts.containsKey(other.id()));
    if (complete) {
      links.complete(link.id());
    }
    return documents.find(upload.id()).orElseThrow();
  }
}
