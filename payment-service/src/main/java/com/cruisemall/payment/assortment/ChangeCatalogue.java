package com.cruisemall.payment.assortment;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.assortment.CatalogueChanged.Change;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every change of products and departures, with the event that tells of it. */
@ApplicationScoped
class ChangeCatalogue {
  private final Products products;
  private final Sailings sailings;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  ChangeCatalogue(
      Products products, Sailings sailings, Outbox outbox, Transactions transactions, Clock clock) {
    this.products = products;
    this.sailings = sailings;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds a product; 409 if its code is taken. */
  void create(ProductDraft draft) {
    transactions.run(() -> {
      if (!products.add(UuidCreator.getTimeOrderedEpoch(), draft, clock.instant())) {
        throw new ApiException(CommonError.CONFLICT);
      }
      tell(Change.PRODUCT_CREATED, draft.productCode());
    });
  }

  /** Replaces a product; 404 if there is none, 412 if it is of another version. */
  void replace(ProductDraft draft, Version version) {
    transactions.run(() -> {
      if (!products.replace(draft, version, clock.instant())) {
        throw notChanged(draft.productCode());
      }
      tell(Change.PRODUCT_CHANGED, draft.productCode());
    });
  }

  /** Ends the sale of a product; its orders go on. 404, 412 as for {@link #replace}. */
  void withdraw(String productCode, Version version) {
    transactions.run(() -> {
      if (!products.withdraw(productCode, version, clock.instant())) {
        throw notChanged(productCode);
      }
      tell(Change.PRODUCT_WITHDRAWN, productCode);
    });
  }

  /** Adds a departure; 404 without the product, 409 if it has one on that day. */
  UUID createSailing(String productCode, AdminSailingResource.NewSailing sailing) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    transactions.run(() -> {
      requirePolicy(sailing.cancellationPolicy());
      if (!sailings.add(
          id,
          product(productCode),
          sailing.departureDate(),
          sailing.returnDate(),
          sailing.open(),
          sailing.cancellationPolicy())) {
        throw new ApiException(CommonError.CONFLICT);
      }
      sailings.price(id, sailing.cabins());
      tell(Change.SAILING_CREATED, productCode);
    });
    return id;
  }

  /** Opens, closes and prices a departure; 404, 412 as for {@link #replace}. */
  void changeSailing(
      String productCode, UUID id, AdminSailingResource.SailingChange change, Version version) {
    transactions.run(() -> {
      UUID product = product(productCode);
      requirePolicy(change.cancellationPolicy());
      if (!sailings.change(id, product, change.open(), change.cancellationPolicy(), version)) {
        throw new ApiException(
            sailings.exists(id, product) ? CommonError.VERSION_CONFLICT : CommonError.NOT_FOUND);
      }
      sailings.price(id, change.cabins());
      tell(Change.SAILING_CHANGED, productCode);
    });
  }

  /** Refuses fares that name a type of cabin twice. */
  static void requireDistinct(List<CabinFares> cabins) {
    if (cabins.stream().map(CabinFares::cabinType).distinct().count() < cabins.size()) {
      throw new ApiException(CommonError.VALIDATION_FAILED, Map.of("cabins", "a type twice"));
    }
  }

  private void requirePolicy(String code) {
    if (!sailings.knowsPolicy(code)) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED, Map.of("cancellationPolicy", "unknown"));
    }
  }

  private UUID product(String productCode) {
    return products.id(productCode).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  private ApiException notChanged(String productCode) {
    return new ApiException(
        products.id(productCode).isPresent()
            ? CommonError.VERSION_CONFLICT
            : CommonError.NOT_FOUND);
  }

  private void tell(Change change, String productCode) {
    new CatalogueChanged(change, productCode, clock.instant()).tell(outbox);
  }
}
