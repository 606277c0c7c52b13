package com.cruisemall.payment.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.PaymentServiceTest;
import com.cruisemall.payment.catalogue.Region;
import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class DemoCatalogueTest {
  @Inject DemoCatalogue catalogue;
  @Inject EntityManager database;
  @Inject ObjectMapper json;

  @Test
  void hasSailingsInEveryRegionForAYearAndAHalf() {
    List<DemoProduct> products = DemoFile.products(json);

    assertThat(products).hasSizeGreaterThanOrEqualTo(40);
    assertThat(products.stream().map(DemoProduct::region).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Region.ANY.split("\\|", -1));
    assertThat(count("select count(*) from sailing where departure_date < date '2090-01-01'"))
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void changesNothingWhenLoadedAgain() {
    String everything =
        """
        select (select count(*) from sailing) + (select count(*) from cabin)
          + (select count(*) from cabin_price) + (select count(*) from allotment_entry)
          + (select sum(version) from product) + (select version from page_config_version)
        """;
    long before = count(everything);

    catalogue.start(new StartupEvent());

    assertThat(count(everything)).isEqualTo(before);
  }

  @Test
  void neverPricesBelowTheListedPrice() {
    for (DemoProduct product : DemoFile.products(json)) {
      List<Long> fares =
          product.months().stream()
              .map(month -> LocalDate.of(2027, month, 1))
              .map(day -> product.fare(CabinType.INSIDE, FareCategory.ADULT, day))
              .toList();
      assertThat(fares).as(product.productCode()).contains(product.basePrice());
      assertThat(fares)
          .allSatisfy(fare -> assertThat(fare).isGreaterThanOrEqualTo(product.basePrice()));
    }
  }

  @Test
  void hasThreeDifferentImagesOfUploadService() {
    for (DemoProduct product : DemoFile.products(json)) {
      List<String> pictures = product.draft().imageUrls();
      assertThat(pictures)
          .hasSize(3)
          .doesNotHaveDuplicates()
          .allSatisfy(url -> assertThat(url).matches("/api/images/[0-9a-f-]{36}"));
    }
  }

  private long count(String sql) {
    return ((Number) database.createNativeQuery(sql).getSingleResult()).longValue();
  }
}
