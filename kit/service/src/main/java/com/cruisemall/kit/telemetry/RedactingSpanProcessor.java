package com.cruisemall.kit.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes secrets from the URL attributes of spans before export. */
@Singleton
@Unremovable
class RedactingSpanProcessor implements SpanProcessor {
  private static final List<AttributeKey<String>> URLS =
      List.of(AttributeKey.stringKey("url.path"), AttributeKey.stringKey("url.full"));

  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> key : URLS) {
      @Nullable String url = span.getAttribute(key);
      if (url != null) {
        span.setAttribute(key, UrlRedactor.redact(url));
      }
    }
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, "***");
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
