package com.cruisemall.upload.status;

import com.cruisemall.upload.Delay;
import com.cruisemall.upload.document.DocumentRepository;
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
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listener of PostgreSQL notifications. It holds one connection per instance outside of the pool,
 * because the connection is held permanently.
 */
@Singleton
class StatusListener {
  private static final int POLL_MILLIS = 10_000;

  private final StatusFeed feed;
  private final StatusConfig config;
  private final Properties login = new Properties();
  private volatile boolean running = true;
  private boolean failureLogged;

  StatusListener(StatusFeed feed, StatusConfig config) {
    this.feed = feed;
    this.config = config;
    login.setProperty("user", config.database().username());
    login.setProperty("password", config.database().password());
    login.setProperty("tcpKeepAlive", "true");
    login.setProperty("connectTimeout", "5");
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("status-listener").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    feed.wakeAll();
  }

  private void run() {
    while (running) {
      try (Connection connection =
          Objects.requireNonNull(new Driver().connect(config.database().url(), login))) {
        listen(connection);
      } catch (SQLException failure) {
        logOnce(failure);
        awaitReconnect();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + DocumentRepository.CHANNEL);
    }
    failureLogged = false;
    feed.wakeAll();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (running) {
      PGNotification[] notifications = postgres.getNotifications(POLL_MILLIS);
      if (notifications == null || notifications.length == 0) {
        // The driver detects a dead server only when it sends something.
        if (!connection.isValid(POLL_MILLIS / 1000)) {
          return;
        }
        continue;
      }
      for (PGNotification notification : notifications) {
        feed.wake(UUID.fromString(notification.getParameter()));
      }
    }
  }

  private void logOnce(SQLException failure) {
    if (running && !failureLogged) {
      failureLogged = true;
      Log.warn("status listener disconnected, reconnecting", failure);
    }
  }

  private void awaitReconnect() {
    try {
      Delay.await(config.reconnectDelay());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
