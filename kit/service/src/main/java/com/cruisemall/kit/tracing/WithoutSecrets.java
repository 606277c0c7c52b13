package com.cruisemall.kit.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of addresses before a span leaves for the collector. */
@Singleton
@Unremovable
class WithoutSecrets implements SpanProcessor {
  private static final List<AttributeKey<String>> ADDRESSES =
      List.of(AttributeKey.stringKey("url.path"), AttributeKey.stringKey("url.full"));

  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> key : ADDRESSES) {
      @Nullable String address = span.getAttribute(key);
      if (address != null) {
        span.setAttribute(key, HiddenAddress.of(address));
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
