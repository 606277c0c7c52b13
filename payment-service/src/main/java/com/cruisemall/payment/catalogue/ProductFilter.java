package com.cruisemall.payment.catalogue;

import static java.util.stream.Collectors.joining;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.text.TextNormalizer;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order of a list of products.
 *
 * @param keyword words that must all occur in the searchable text of the product
 * @param saleStatus label or name; ON_SALE and PLANNED if absent
 */
public record ProductFilter(
    @QueryParam("sort")
        @DefaultValue("newest")
        @Pattern(regexp = "newest|price_asc|price_desc|popular", message = "{constraint.choice}")
        String sort,
    @QueryParam("region") @Nullable @Pattern(regexp = Region.ANY, message = "{constraint.choice}")
        String region,
    @QueryParam("cruiseLine") @Nullable @Size(max = 100) String cruiseLine,
    @QueryParam("shipName") @Nullable @Size(max = 100) String shipName,
    @QueryParam("keyword") @Nullable @Size(max = 100) String keyword,
    @QueryParam("saleStatus")
        @Nullable
        @Pattern(
            regexp = "판매중|판매예정|판매중지|판매종료|ON_SALE|PLANNED|SUSPENDED|ENDED",
            message = "{constraint.choice}")
        String saleStatus) {
  private static final int MAX_WORDS = 5;

  /** SQL with named parameters. */
  public record Statement(String sql, Map<String, Object> parameters) {}

  /**
   * Creates the statement for the ids of a page, in order.
   *
   * @param allStatuses whether an absent status means all statuses
   */
  public Statement page(PageRequest page, boolean allStatuses) {
    Statement where = where(allStatuses);
    Map<String, Object> parameters = new HashMap<>(where.parameters());
    parameters.put("limit", page.limit());
    parameters.put("offset", page.offset());
    return new Statement(
        "select id from product where %s order by %s limit :limit offset :offset"
            .formatted(where.sql(), order()),
        parameters);
  }

  /** Creates the statement for the number of products on all pages. */
  public Statement count(boolean allStatuses) {
    Statement where = where(allStatuses);
    return new Statement("select count(*) from product where " + where.sql(), where.parameters());
  }

  private Statement where(boolean allStatuses) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    // Literals, not parameters: the partial indexes match only these words.
    Optional<SaleStatus> status = Optional.ofNullable(saleStatus).flatMap(SaleStatus::named);
    if (status.isPresent()) {
      conditions.add("sale_status = '" + status.get().name() + "'");
    } else {
      conditions.add(allStatuses ? "true" : "sale_status in ('ON_SALE', 'PLANNED')");
    }
    equal("region", region, conditions, parameters);
    equal("cruise_line", cruiseLine, conditions, parameters);
    equal("ship_name", shipName, conditions, parameters);
    List<String> words = words();
    for (int i = 0; i < words.size(); i++) {
      conditions.add(
          "search_grams(search_text) @> search_grams(:word%d) and search_text like :like%d"
              .formatted(i, i));
      parameters.put("word" + i, words.get(i));
      parameters.put("like" + i, "%" + words.get(i).replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
    return new Statement(conditions.stream().collect(joining(" and ")), parameters);
  }

  private List<String> words() {
    if (keyword == null) {
      return List.of();
    }
    String comparable = TextNormalizer.comparable(keyword).toLowerCase(Locale.ROOT);
    return Arrays.stream(comparable.split(" "))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MAX_WORDS)
        .toList();
  }

  private String order() {
    return switch (sort) {
      case "price_asc" -> "base_price, id";
      case "price_desc" -> "base_price desc, id desc";
      case "popular" -> "popular desc, recommended desc, created_at desc, id desc";
      default -> "created_at desc, id desc";
    };
  }

  private static void equal(
      String column,
      @Nullable String value,
      List<String> conditions,
      Map<String, Object> parameters) {
    if (value != null && !value.isBlank()) {
      String name = TextNormalizer.name(value);
      String comparable = TextNormalizer.comparable(value);
      parameters.put(column, name);
      if (name.equals(comparable)) {
        conditions.add(column + " = :" + column);
      } else {
        // A name from a list may have characters that comparison folds.
        conditions.add("%1$s in (:%1$s, :%1$s_comparable)".formatted(column));
        parameters.put(column + "_comparable", comparable);
      }
    }
  }
}
