package com.cruisemall.gateway.cache;

import com.cruisemall.gateway.upstream.Reply;

/** What the cache says to a request. */
public sealed interface Found {
  /** An answer, with {@code Age} and {@code Cache-Status} (RFC 9211) among its headers. */
  record Answer(Reply reply) implements Found {}

  /** Somebody else's answer that must not be shared: the request has to make its own way. */
  record NotShared() implements Found {}
}
