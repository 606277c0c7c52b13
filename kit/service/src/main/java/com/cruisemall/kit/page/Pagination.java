package com.cruisemall.kit.page;

/**
 * Position of a page in its list.
 *
 * @param page counted from 1
 * @param limit entries per page
 * @param total entries on all pages
 */
public record Pagination(int page, int limit, long total, long totalPages) {}
