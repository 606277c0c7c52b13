package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.document.DocumentViews;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.link.Link;
import com.cruisemall.upload.link.LinkConfig;
import com.cruisemall.upload.link.LinkToken;
import com.cruisemall.upload.link.Links;
import com.cruisemall.upload.mrz.PassportData;
import com.cruisemall.upload.staging.DatabaseTurns;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a passport in over a link. Its chunks are committed one by one under a document that is
 * RECEIVING; one last short transaction, which locks the link, then makes it QUEUED together with
 * the event that has it brought to Drive. Whoever is told 202 is told so after that commit.
 */
@ApplicationScoped
class ReceiveDocument {
  private final Links links;
  private final Documents documents;
  private final DocumentViews views;
  private final LinkPlaces places;
  private final Arrivals arrivals;
  private final SuggestFields suggestions;
  private final DatabaseTurns turns;
  private final LinkConfig linkConfig;
  private final IntakeConfig config;
  private final Clock clock;

  ReceiveDocument(
      Links links,
      Documents documents,
      DocumentViews views,
      LinkPlaces places,
      Arrivals arrivals,
      SuggestFields suggestions,
      DatabaseTurns turns,
      LinkConfig linkConfig,
      IntakeConfig config,
      Clock clock) {
    this.links = links;
    this.documents = documents;
    this.views = views;
    this.places = places;
    this.arrivals = arrivals;
    this.suggestions = suggestions;
    this.turns = turns;
    this.linkConfig = linkConfig;
    this.config = config;
    this.clock = clock;
  }

  UploadOutcome receive(LinkToken token, String contentType, Body body) throws IOException {
    Link link = turns.call(() -> admitted(token));
    try (LinkPlaces.Place _ = places.take(link.id());
        Reception reception = arrivals.expect(link.id())) {
      IncomingFile file = new IncomingFile(config, reception::write);
      UploadForm form = UploadForm.read(contentType, body, config, file::take);
      String traveler = form.required("travelerId").strip();
      if (!link.asksFor(traveler)) {
        throw new ApiException(
            CommonError.VALIDATION_FAILED, Map.of("travelerId", "is not asked for by this link"));
      }
      Optional<PassportData> fields = form.field("fields").map(arrivals::fields);
      return settle(link, new Arrival(traveler, file.received(), file.pixels(), fields), reception);
    }
  }

  private Link admitted(LinkToken token) {
    Link link = links.find(token).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (link.expired(clock.instant())) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    return link;
  }

  private UploadOutcome settle(Link link, Arrival arrival, Reception reception) {
    UploadOutcome outcome =
        turns.call(() -> {
          // Whoever else adds to this link waits here: the counts below are the truth.
          Link locked = links.lock(link.id());
          // What began in time may end in time, unless the link was ended by a person.
          if (locked.expired(clock.instant().minus(config.deadline()))) {
            throw new ApiException(UploadError.LINK_EXPIRED);
          }
          return documents
              .same(link.id(), arrival.travelerId(), arrival.file().sha256())
              .<UploadOutcome>map(same -> new UploadOutcome.Known(views.of(same)))
              .orElseGet(
                  () -> new UploadOutcome.Accepted(views.of(queue(link, arrival, reception))));
        });
    if (outcome instanceof UploadOutcome.Accepted) {
      reception.accepted();
      suggestions.later(reception, arrival);
      Log.infof("passport received documentId=%s bytes=%d", reception.id(), arrival.file().size());
    }
    return outcome;
  }

  private StoredDocument queue(Link link, Arrival arrival, Reception reception) {
    Map<String, Long> counts = arrivals.counts(link.id());
    if (counts.getOrDefault(arrival.travelerId(), 0L) >= linkConfig.documentsPerTraveler()) {
      throw new ApiException(UploadError.LINK_EXPIRED);
    }
    if (!documents.queue(reception.id(), arrival.travelerId(), arrival.file())) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT);
    }
    arrivals.enqueue(reception, arrival);
    boolean everybody =
        link.travelers().stream()
            .allMatch(traveler ->
                traveler.id().equals(arrival.travelerId()) || counts.containsKey(traveler.id()));
    if (everybody) {
      links.complete(link.id());
    }
    return documents.find(reception.id()).orElseThrow();
  }
}
