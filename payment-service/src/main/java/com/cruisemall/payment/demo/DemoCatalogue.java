package com.cruisemall.payment.demo;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.admin.ProductRepository;
import com.cruisemall.payment.fare.ShopCalendar;
import com.cruisemall.payment.pageconfig.PageConfigRepository;
import com.cruisemall.payment.pageconfig.PageSection;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Loads the demo catalogue at start: products of every region with sailings for the next year and a
 * half, and the page configuration. Existing rows do not change.
 */
@Singleton
class DemoCatalogue {
  private static final int FIRST_DAY = 7;
  private static final int LAST_DAY = 548;

  private final DemoConfig config;
  private final ProductRepository products;
  private final DemoSailingRepository sailings;
  private final PageConfigRepository pages;
  private final Transactions transactions;
  private final ObjectMapper json;
  private final Clock clock;

  DemoCatalogue(
      DemoConfig config,
      ProductRepository products,
      DemoSailingRepository sailings,
      PageConfigRepository pages,
      Transactions transactions,
      ObjectMapper json,
      Clock clock) {
    this.config = config;
    this.products = products;
    this.sailings = sailings;
    this.pages = pages;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      load();
    }
  }

  private void load() {
    List<DemoProduct> all = DemoFile.products(json);
    int newProducts = 0;
    int newSailings = 0;
    for (int i = 0; i < all.size(); i++) {
      // The first product of the file is the newest.
      Added added = add(all.get(i), clock.instant().minusSeconds(3600L * i));
      newProducts += added.product() ? 1 : 0;
      newSailings += added.sailings();
    }
    List<PageSection> sections =
        List.of(DemoFile.read("page-config.json", json, PageSection[].class));
    transactions.run(() -> pages.replace(sections, new Version(0), clock.instant()));
    Log.infof("demo catalogue loaded products=%d sailings=%d", newProducts, newSailings);
  }

  private record Added(boolean product, int sailings) {}

  private Added add(DemoProduct product, Instant created) {
    LocalDate today = ShopCalendar.today(clock);
    return transactions.call(() ->
        new Added(
            products.add(UuidCreator.getTimeOrderedEpoch(), product.draft(), created),
            sailings.add(
                product, today.plusDays(FIRST_DAY), today.plusDays(LAST_DAY), clock.instant())));
  }
}
