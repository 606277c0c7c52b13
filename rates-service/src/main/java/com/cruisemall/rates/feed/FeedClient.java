package com.cruisemall.rates.feed;

import jakarta.ws.rs.GET;
import java.io.InputStream;

/**
 * One address that answers with a table; a stream, because the answer may be longer than we take.
 */
interface FeedClient {
  @GET
  InputStream latest();
}
