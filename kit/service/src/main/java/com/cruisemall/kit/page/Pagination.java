package com.cruisemall.kit.page;

/**
 * Where a page stands in its list.
 *
 * @param page counted from 1
 * @param limit entries in a full page
 * @param total entries in all
 */
public record Pagination(int page, int limit, long total, long totalPages) {}
