package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.DemoAccounts;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * All users log in concurrently while another user stays active; then each of several users logs in
 * from several devices.
 */
public final class LoginStage implements Stage {
  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity where backend_type = 'client backend'";
  private static final String CONNECTIONS_ALLOWED =
      "select setting::int from pg_settings where name = 'max_connections'";
  private static final int READS = 40;
  private static final int RACERS = 15;
  private static final int DEVICES = 10;

  @Override
  public String name() {
    return "logins";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("동시 로그인", "Logins at once");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    loginBurst(context);
    deviceRace(context);
  }

  private void loginBurst(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    String cookie = context.users().sessionCookie(DemoAccounts.AGENT, DemoAccounts.STAFF_PASSWORD);
    var people = SimulatedUsers.cycle(context.userCount());
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("burst")
                        .exec(feed(people), Visit.login())
                        .injectOpen(atOnceUsers(context.userCount())),
                    scenario("signed in")
                        .exec(session -> session.set("sid", cookie))
                        .exec(
                            Visit.useSession(),
                            repeat(READS).on(exec(Visit.me(), pause(Duration.ofMillis(100)))))
                        .injectOpen(atOnceUsers(1))));
    Calls logins = phase.calls().named("login");
    context.recordFigure("logins.slowest", logins.percentile(100));
    context.recordFigure("logins.p95", logins.percentile(95));
    context.recordFigure("logins.atOnce", logins.count());
    context.recordFigure("logins.together", logins.seconds());
    context.recordFigure("logins.meSlowest", phase.calls().named("me").percentile(100));
    context.recordFigure(
        "logins.sqlPerLogin",
        (double) phase.after().statementsSince(phase.before(), "auth")
            / Math.max(1, logins.count()));
    double longest =
        phase.after().metrics().values().stream()
            .mapToDouble(metrics -> metrics.sum("agroal_blocking_time_max_milliseconds"))
            .max()
            .orElse(Double.NaN);
    context.recordFigure("logins.longestWaitForConnection", longest);
    long open = context.probe().number("auth", CONNECTIONS);
    long allowed = context.probe().number("auth", CONNECTIONS_ALLOWED);
    context.recordFigure("logins.connectionsOpen", open);
    context.recordFigure("logins.connectionsAllowedPercent", 100.0 * open / allowed);
  }

  /** Ten devices of each of fifteen users log in; only the last session of a user stays valid. */
  private static void deviceRace(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    var devices = SimulatedUsers.cycle(RACERS);
    int all = RACERS * DEVICES;
    Phase phase =
        context.run(
            "race",
            new LocalizedText("한 사람의 동시 로그인 10개", "Ten logins of one person at once"),
            () ->
                List.of(
                    scenario("race")
                        .exec(feed(devices), Visit.login())
                        .rendezVous(all)
                        .exec(Visit.me(401))
                        .injectOpen(atOnceUsers(all))));
    context.recordFigure("race.loginErrors", phase.calls().named("login").errors());
    context.recordFigure("race.stillSignedIn", phase.calls().named("me").count(200));
    context.recordFigure("race.people", RACERS);
    context.recordFigure(
        "race.mostSessions",
        context
            .probe()
            .number(
                "auth",
                """
                select coalesce(max(live), 0) from (
                  select count(*) live from session s join account a on a.id = s.account_id
                  where s.ended_at is null and a.login_key like '0101234%' group by a.id) of_person
                """));
    context.recordFigure(
        "race.signedInOff", Math.abs(phase.calls().named("me").count(200) - RACERS));
    context.users().clearSessions();
  }
}
