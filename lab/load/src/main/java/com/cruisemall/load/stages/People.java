package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.SessionCookie;
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
 * Who takes part: the demo customers, and as many more as are asked for, who have the same password
 * and are put into the database beforehand: hashing thousands of passwords is not what is measured.
 */
public final class People {
  static final String PASSWORD = "3800";
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
  private final List<Http> doors;
  private final List<String> cookies = new ArrayList<>();

  /**
   * @param doors by which they come before the traffic, one after the other
   */
  public People(LocalStack stack, List<Http> doors) {
    this.stack = stack;
    this.doors = List.copyOf(doors);
  }

  /** Makes sure that there are so many. */
  public void invite(int count) throws SQLException {
    try (Connection database = stack.database("auth");
        PreparedStatement insert = database.prepareStatement(MORE)) {
      insert.setInt(1, count);
      insert.executeUpdate();
    }
  }

  /** What a person logs in with; the first hundred are the demo customers. */
  static String phone(int n) {
    return n <= DEMO ? "0101234" + n : "sim" + (n - DEMO);
  }

  /** One person after another, and from the beginning when all have come. */
  static Iterator<Map<String, Object>> inTurn(int count) {
    return inTurn(count, n -> Map.of("n", n, "phone", phone(n), "password", PASSWORD));
  }

  /**
   * The same, signed in beforehand.
   *
   * @param count at most as many as have been signed in
   */
  Iterator<Map<String, Object>> signedIn(int count) {
    List<String> sessions = List.copyOf(cookies.subList(0, count));
    return inTurn(count, n -> Map.of("n", n, "phone", phone(n), "sid", sessions.get(n - 1)));
  }

  private static Iterator<Map<String, Object>> inTurn(
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

  /** They come back with the sessions that they have. */
  ChainBuilder back(int count) {
    return exec(feed(signedIn(count)), Visit.comeBack());
  }

  /** Signs the first so many in, a few at a time, by all doors; those who are stay so. */
  void signIn(int count) throws InterruptedException {
    Semaphore few = new Semaphore(4);
    List<Future<String>> logins = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = cookies.size() + 1; n <= count; n++) {
        String phone = phone(n);
        Http door = doors.get(n % doors.size());
        logins.add(
            threads.submit(() -> {
              few.acquire();
              try {
                return cookie(door, phone, PASSWORD);
              } finally {
                few.release();
              }
            }));
      }
    }
    for (Future<String> login : logins) {
      try {
        cookies.add(login.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("somebody could not log in", e.getCause());
      }
    }
  }

  /** Forgets who is signed in: others have taken their places. */
  void forget() {
    cookies.clear();
  }

  /** The cookie of a new session. */
  String cookie(String phone, String password) throws IOException, InterruptedException {
    return cookie(doors.getFirst(), phone, password);
  }

  private String cookie(Http door, String phone, String password)
      throws IOException, InterruptedException {
    HttpResponse<String> login =
        door.send(
            "POST",
            stack.gateway("/api/auth/login"),
            "{\"phone\":\"%s\",\"password\":\"%s\"}".formatted(phone, password),
            Map.of());
    return SessionCookie.of(login)
        .orElseThrow(() -> new IOException("no session for " + phone + ": " + login.body()));
  }

  String administrator() throws IOException, InterruptedException {
    return cookie("01000000001", "cruise-demo-2026");
  }

  /** As a header of a request. */
  static Map<String, String> signedInAs(String cookie) {
    return Map.of("Cookie", SessionCookie.NAME + "=" + cookie, "Sec-Fetch-Site", "same-origin");
  }
}
