package com.cruisemall.kit.request;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Hands the request id on to every service and partner that is called for the request. */
@Provider
public class RequestIdClientFilter implements ClientRequestFilter {
  @Override
  public void filter(ClientRequestContext call) {
    RequestId.current().ifPresent(id -> call.getHeaders().putSingle(RequestId.HEADER, id));
  }
}
