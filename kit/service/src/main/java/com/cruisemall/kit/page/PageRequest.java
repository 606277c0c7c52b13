package com.cruisemall.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Which page of a list is wanted; a parameter of a resource method as {@code @Valid @BeanParam}.
 *
 * @param page counted from 1; bounded, because the database reads over all that comes before it
 * @param limit entries in a page
 */
public record PageRequest(
    @QueryParam("page") @DefaultValue("1") @Min(1) @Max(10_000) int page,
    @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {

  /** How many entries come before the page. */
  public int offset() {
    return (page - 1) * limit;
  }

  /** What the answer says of the page, given how many entries there are in all. */
  public Pagination of(long total) {
    return new Pagination(page, limit, total, Math.ceilDiv(total, limit));
  }
}
