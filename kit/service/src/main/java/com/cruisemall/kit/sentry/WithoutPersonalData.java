package com.cruisemall.kit.sentry;

import io.quarkus.arc.Unremovable;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What leaves for Sentry. Logs hold nothing personal; texts of other people's exceptions might, and
 * they are cleaned here once more.
 */
@Singleton
@Unremovable
class WithoutPersonalData implements BeforeSendCallback {
  @Override
  public SentryEvent execute(SentryEvent event, Hint hint) {
    event.setUser(null);
    event.setRequest(null);
    event.setServerName(null);
    event.setBreadcrumbs(null);
    @Nullable Message message = event.getMessage();
    if (message != null) {
      message.setMessage(cleaned(message.getMessage()));
      message.setFormatted(cleaned(message.getFormatted()));
      message.setParams(null);
    }
    if (event.getExceptions() != null) {
      for (SentryException exception : event.getExceptions()) {
        exception.setValue(cleaned(exception.getValue()));
      }
    }
    return event;
  }

  private static @Nullable String cleaned(@Nullable String text) {
    return text == null ? null : PersonalData.hidden(text);
  }
}
