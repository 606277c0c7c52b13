package com.cruisemall.rates.feed;

import jakarta.ws.rs.GET;
import java.io.InputStream;

/** REST client of one feed. Returns a stream, because the body may exceed the size limit. */
interface FeedClient {
  @GET
  InputStream latest();
}
