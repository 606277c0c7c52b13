package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.DemoAccounts;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.SessionCookie;
import com.cruisemall.load.stack.StackClient;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Simulated users: the demo customers, and copies of one of them inserted into the database, since
 * password hashing is not what is measured.
 */
public final class SimulatedUsers {
  static final String PASSWORD = DemoAccounts.CUSTOMER_PASSWORD;
  private static final int DEMO = 100;
  private static final String MORE =
      """
      insert into account (id, login_key, phone, name, password_hash, role, created_at)
      select gen_random_uuid(), 'sim' || n, 'sim' || n, '시뮬레이션' || n, demo.password_hash, 'USER', now()
      from account demo, generate_series(1, ?) n
      where demo.login_key = '01012341'
      on conflict (login_key) do nothing
      """;

  private final LocalStack stack;
  private final List<StackClient> clients;
  private final List<String> cookies = new ArrayList<>();

  /**
   * @param clients HTTP clients that log users in, in turn
   */
  public SimulatedUsers(LocalStack stack, List<StackClient> clients) {
    this.stack = stack;
    this.clients = List.copyOf(clients);
  }

  /** Inserts copies until that many exist. */
  public void create(int count) throws SQLException {
    try (Connection database = stack.database("auth");
        PreparedStatement insert = database.prepareStatement(MORE)) {
      insert.setInt(1, count);
      insert.executeUpdate();
    }
  }

  /** Returns the login key; the first hundred are the demo customers. */
  static String phone(int n) {
    return n <= DEMO ? "0101234" + n : "sim" + (n - DEMO);
  }

  /** Returns a feeder that cycles through the users. */
  static Iterator<Map<String, Object>> cycle(int count) {
    return cycle(count, n -> Map.of("n", n, "phone", phone(n), "password", PASSWORD));
  }

  /**
   * Returns a feeder of users with their session cookies.
   *
   * @param count at most the number of users who logged in
   */
  Iterator<Map<String, Object>> loggedIn(int count) {
    List<String> sessions = List.copyOf(cookies.subList(0, count));
    return cycle(count, n -> Map.of("n", n, "phone", phone(n), "sid", sessions.get(n - 1)));
  }

  private static Iterator<Map<String, Object>> cycle(
      int count, IntFunction<Map<String, Object>> person) {
    AtomicInteger next = new AtomicInteger();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Map<String, Object> next() {
        return person.apply(1 + next.getAndIncrement() % count);
      }
    };
  }

  /** Attaches existing sessions to a scenario. */
  ChainBuilder resumeSessions(int count) {
    return exec(feed(loggedIn(count)), Visit.useSession());
  }

  /** Logs in the first users, four at a time; existing sessions are kept. */
  void logIn(int count) throws InterruptedException {
    Semaphore concurrency = new Semaphore(4);
    List<Future<String>> logins = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = cookies.size() + 1; n <= count; n++) {
        String phone = phone(n);
        StackClient client = clients.get(n % clients.size());
        logins.add(
            threads.submit(() -> {
              concurrency.acquire();
              try {
                return sessionCookie(client, phone, PASSWORD);
              } finally {
                concurrency.release();
              }
            }));
      }
    }
    for (Future<String> login : logins) {
      try {
        cookies.add(login.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("login failed", e.getCause());
      }
    }
  }

  /** Forgets all sessions, after other logins have superseded them. */
  void clearSessions() {
    cookies.clear();
  }

  /** Logs a user in and returns the session cookie. */
  String sessionCookie(String phone, String password) throws IOException, InterruptedException {
    return sessionCookie(clients.getFirst(), phone, password);
  }

  private String sessionCookie(StackClient client, String phone, String password)
      throws IOException, InterruptedException {
    HttpResponse<String> login =
        client.send(
            "POST",
            stack.gateway("/api/auth/login"),
            "{\"phone\":\"%s\",\"password\":\"%s\"}".formatted(phone, password),
            Map.of());
    return SessionCookie.of(login)
        .orElseThrow(() -> new IOException("no session for " + phone + ": " + login.body()));
  }

  String administratorCookie() throws IOException, InterruptedException {
    return sessionCookie(DemoAccounts.ADMINISTRATOR, DemoAccounts.STAFF_PASSWORD);
  }

  /** Returns the headers of a request with a session. */
  static Map<String, String> sessionHeaders(String cookie) {
    return Map.of("Cookie", SessionCookie.NAME + "=" + cookie, "Sec-Fetch-Site", "same-origin");
  }
}
