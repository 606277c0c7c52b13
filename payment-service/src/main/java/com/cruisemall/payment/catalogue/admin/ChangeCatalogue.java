package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.admin.CatalogueChanged.Change;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Changes products and sailings, and publishes an event for each change. */
@ApplicationScoped
class ChangeCatalogue {
  private final ProductRepository products;
  private final SailingRepository sailings;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  ChangeCatalogue(
      ProductRepository products,
      SailingRepository sailings,
      Outbox outbox,
      Transactions transactions,
      Clock clock) {
    this.products = products;
    this.sailings = sailings;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Creates a product; 409 if the code exists. */
  void create(ProductDraft draft) {
    transactions.run(() -> {
      if (!products.add(UuidCreator.getTimeOrderedEpoch(), draft, clock.instant())) {
        throw new ApiException(CommonError.CONFLICT);
      }
      publish(Change.PRODUCT_CREATED, draft.productCode());
    });
  }

  /** Replaces a product; 404 if it does not exist, 412 if it has another version. */
  void replace(ProductDraft draft, Version version) {
    transactions.run(() -> {
      if (!products.replace(draft, version, clock.instant())) {
        throw notFoundOrConflict(draft.productCode());
      }
      publish(Change.PRODUCT_CHANGED, draft.productCode());
    });
  }

  /** Ends the sale of a product; its orders remain. 404 and 412 as for {@link #replace}. */
  void withdraw(String productCode, Version version) {
    transactions.run(() -> {
      if (!products.withdraw(productCode, version, clock.instant())) {
        throw notFoundOrConflict(productCode);
      }
      publish(Change.PRODUCT_WITHDRAWN, productCode);
    });
  }

  /** Creates a sailing; 404 without the product, 409 if it has one on that day. */
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
      sailings.replaceFares(id, sailing.cabins());
      publish(Change.SAILING_CREATED, productCode);
    });
    return id;
  }

  /** Opens, closes and prices a sailing; 404 and 412 as for {@link #replace}. */
  void changeSailing(
      String productCode, UUID id, AdminSailingResource.SailingChange change, Version version) {
    transactions.run(() -> {
      UUID product = product(productCode);
      requirePolicy(change.cancellationPolicy());
      if (!sailings.change(id, product, change.open(), change.cancellationPolicy(), version)) {
        throw new ApiException(
            sailings.exists(id, product) ? CommonError.VERSION_CONFLICT : CommonError.NOT_FOUND);
      }
      sailings.replaceFares(id, change.cabins());
      publish(Change.SAILING_CHANGED, productCode);
    });
  }

  /** Refuses duplicate cabin types. */
  static void requireDistinct(List<CabinFares> cabins) {
    if (cabins.stream().map(CabinFares::cabinType).distinct().count() < cabins.size()) {
      throw ApiException.invalid("cabins", Reason.of("field.duplicate"));
    }
  }

  private void requirePolicy(String code) {
    if (!sailings.policyExists(code)) {
      throw ApiException.invalid("cancellationPolicy", Reason.of("constraint.choice"));
    }
  }

  private UUID product(String productCode) {
    return products.findId(productCode).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  private ApiException notFoundOrConflict(String productCode) {
    return new ApiException(
        products.findId(productCode).isPresent()
            ? CommonError.VERSION_CONFLICT
            : CommonError.NOT_FOUND);
  }

  private void publish(Change change, String productCode) {
    new CatalogueChanged(change, productCode, clock.instant()).publish(outbox);
  }
}
