package com.cruisemall.kit.caching;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes the weakness mark of entity tags in {@code If-None-Match}, which compares weakly (RFC
 * 9110 §13.1.2). Proxies weaken the tags of responses that they compress, and JAX-RS compares
 * strongly.
 */
@Provider
public class WeakComparisonFilter implements ContainerRequestFilter {
  private static final Pattern WEAK = Pattern.compile("(^|,)([ \\t]{0,8})W/(?=\")");

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> tags = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      List<String> strong =
          tags.stream().map(value -> WEAK.matcher(value).replaceAll("$1$2")).toList();
      request.getHeaders().put(HttpHeaders.IF_NONE_MATCH, strong);
    }
  }
}
