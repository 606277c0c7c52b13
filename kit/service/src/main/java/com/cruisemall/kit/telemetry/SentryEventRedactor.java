package com.cruisemall.kit.telemetry;

import io.quarkus.arc.Unremovable;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Removes personal data from Sentry events. Log messages contain none; exception messages of
 * libraries might.
 */
@Singleton
@Unremovable
class SentryEventRedactor implements BeforeSendCallback {
  @Override
  public SentryEvent execute(SentryEvent event, Hint hint) {
    event.setUser(null);
    event.setRequest(null);
    event.setServerName(null);
    event.setBreadcrumbs(null);
    @Nullable Message message = event.getMessage();
    if (message != null) {
      message.setMessage(redact(message.getMessage()));
      message.setFormatted(redact(message.getFormatted()));
      message.setParams(null);
    }
    if (event.getExceptions() != null) {
      for (SentryException exception : event.getExceptions()) {
        exception.setValue(redact(exception.getValue()));
      }
    }
    return event;
  }

  private static @Nullable String redact(@Nullable String text) {
    return text == null ? null : PersonalDataRedactor.redact(text);
  }
}
