package com.cruisemall.kit.caching;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Marks every response as {@code private, no-store} unless the endpoint sets its own {@code
 * Cache-Control}. A forgotten header then costs a cache hit and never leaks personal data.
 */
@Provider
public class PrivateByDefaultFilter implements ContainerResponseFilter {
  /** Header value for responses that no cache may store (RFC 9111 §5.2.2). */
  public static final String PRIVATE_NO_STORE = "private, no-store";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE_NO_STORE);
    }
  }
}
