package com.cruisemall.kit.request;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sends the request id with every outgoing call. */
@Provider
public class RequestIdClientFilter implements ClientRequestFilter {
  @Override
  public void filter(ClientRequestContext call) {
    RequestId.current().ifPresent(id -> call.getHeaders().putSingle(RequestId.HEADER, id));
  }
}
