package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * All log in at the same moment, while somebody who is signed in goes on; then one person does,
 * from many devices.
 */
public final class Logins implements Stage {
  private static final String CONNECTIONS =
      "select count(*) from pg_stat_activity where backend_type = 'client backend'";
  private static final String CONNECTIONS_ALLOWED =
      "select setting::int from pg_settings where name = 'max_connections'";
  private static final int LOOKS = 40;
  private static final int RACERS = 15;
  private static final int DEVICES = 10;

  @Override
  public String name() {
    return "logins";
  }

  @Override
  public Text title() {
    return new Text("동시 로그인", "Logins at once");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    everybody(scene);
    race(scene);
  }

  private void everybody(Scene scene) throws IOException, InterruptedException, SQLException {
    String witness = scene.people().cookie("01000000002", "cruise-demo-2026");
    var people = People.inTurn(scene.users());
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("burst")
                        .exec(feed(people), Visit.login())
                        .injectOpen(atOnceUsers(scene.users())),
                    scenario("signed in")
                        .exec(session -> session.set("sid", witness))
                        .exec(
                            Visit.comeBack(),
                            repeat(LOOKS).on(exec(Visit.me(), pause(Duration.ofMillis(100)))))
                        .injectOpen(atOnceUsers(1))));
    Calls logins = part.calls().named("login");
    scene.figure("logins.slowest", logins.percentile(100));
    scene.figure("logins.p95", logins.percentile(95));
    scene.figure("logins.atOnce", logins.count());
    scene.figure("logins.together", logins.seconds());
    scene.figure("logins.meSlowest", part.calls().named("me").percentile(100));
    scene.figure(
        "logins.sqlPerLogin",
        (double) part.after().statementsSince(part.before(), "auth") / Math.max(1, logins.count()));
    double longest =
        part.after().metrics().values().stream()
            .mapToDouble(metrics -> metrics.sum("agroal_blocking_time_max_milliseconds"))
            .max()
            .orElse(Double.NaN);
    scene.figure("logins.longestWaitForConnection", longest);
    long open = scene.probe().number("auth", CONNECTIONS);
    long allowed = scene.probe().number("auth", CONNECTIONS_ALLOWED);
    scene.figure("logins.connectionsOpen", open);
    scene.figure("logins.connectionsAllowedPercent", 100.0 * open / allowed);
  }

  /** Ten devices of each of fifteen people; whoever comes last stays signed in, and nobody else. */
  private static void race(Scene scene) throws IOException, InterruptedException, SQLException {
    var devices = People.inTurn(RACERS);
    int all = RACERS * DEVICES;
    Scene.Part part =
        scene.play(
            "race",
            new Text("한 사람의 동시 로그인 10개", "Ten logins of one person at once"),
            () ->
                List.of(
                    scenario("race")
                        .exec(feed(devices), Visit.login())
                        .rendezVous(all)
                        .exec(Visit.me(401))
                        .injectOpen(atOnceUsers(all))));
    scene.figure("race.loginErrors", part.calls().named("login").errors());
    scene.figure("race.stillSignedIn", part.calls().named("me").count(200));
    scene.figure("race.people", RACERS);
    scene.figure(
        "race.mostSessions",
        scene
            .probe()
            .number(
                "auth",
                """
                select coalesce(max(live), 0) from (
                  select count(*) live from session s join account a on a.id = s.account_id
                  where s.ended_at is null and a.login_key like '0101234%' group by a.id) of_person
                """));
    scene.figure("race.signedInOff", Math.abs(part.calls().named("me").count(200) - RACERS));
    scene.people().forget();
  }
}
