package com.cruisemall.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Requested page of a list; a {@code @Valid @BeanParam} of a resource method.
 *
 * @param page counted from 1; bounded, because the database scans all rows before it
 * @param limit entries per page
 */
public record PageRequest(
    @QueryParam("page") @DefaultValue("1") @Min(1) @Max(10_000) int page,
    @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {

  /** Returns the number of entries before the page. */
  public int offset() {
    return (page - 1) * limit;
  }

  /** Returns the pagination fields of the response for a total number of entries. */
  public Pagination of(long total) {
    return new Pagination(page, limit, total, Math.ceilDiv(total, limit));
  }
}
