package com.cruisemall.upload.status;

import com.cruisemall.upload.document.Documents;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to the database's notifications on a connection of its own: one for the instance, beside
 * the pool, since it is held for good.
 */
@Singleton
class StatusListener {
  private static final int WAIT_MILLIS = 10_000;

  private final StatusFeed feed;
  private final StatusConfig config;
  private final String url;
  private final Properties login = new Properties();
  private volatile boolean running = true;
  private boolean reported;

  StatusListener(
      StatusFeed feed,
      StatusConfig config,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.feed = feed;
    this.config = config;
    this.url = url;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("tcpKeepAlive", "true");
    login.setProperty("connectTimeout", "5");
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("status-listener").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    feed.anythingMayHaveChanged();
  }

  private void run() {
    while (running) {
      try (Connection connection = Objects.requireNonNull(new Driver().connect(url, login))) {
        listen(connection);
      } catch (SQLException failure) {
        report(failure);
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Documents.CHANNEL);
    }
    reported = false;
    feed.anythingMayHaveChanged();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (running) {
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      if (notifications == null || notifications.length == 0) {
        // The driver notices a dead server only when it speaks to it.
        if (!connection.isValid(WAIT_MILLIS / 1000)) {
          return;
        }
        continue;
      }
      for (PGNotification notification : notifications) {
        feed.changed(UUID.fromString(notification.getParameter()));
      }
    }
  }

  private void report(SQLException failure) {
    if (running && !reported) {
      reported = true;
      Log.warn("changes of documents cannot be listened to; watchers wait", failure);
    }
  }

  private void pause() {
    try {
      Thread.sleep(config.reconnectPause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
