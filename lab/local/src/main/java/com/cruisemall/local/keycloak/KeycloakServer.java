package com.cruisemall.local.keycloak;

import com.cruisemall.local.backing.Ports;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.process.Tree;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak on loopback, with a realm of demo staff; its data is kept as long as the realm. */
public final class KeycloakServer extends ChildServer {
  private static final String CLIENT_SECRET = "STAFF_OIDC_CLIENT_SECRET";
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final int PROBE_TIMEOUT_MILLIS = 2000;

  private final KeycloakProgram program;
  private final Folders folders;
  private final Secrets secrets;
  private final String shop;
  private final int port;
  private final int managementPort;

  /**
   * @param root the checkout
   * @param shop where browsers find the shop
   */
  public KeycloakServer(Path root, Folders folders, Secrets secrets, Ports ports, String shop) {
    super(folders, "keycloak", StopSignal.TERM, STOP_GRACE);
    this.program = new KeycloakProgram(root, folders);
    this.folders = folders;
    this.secrets = secrets;
    this.shop = shop;
    this.port = ports.of(name());
    this.managementPort = ports.of("keycloak-management");
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** What auth-service must know to let staff sign in here. */
  public Map<String, String> environment() {
    return Map.of(
        "STAFF_OIDC_ENABLED",
        "true",
        "STAFF_OIDC_ISSUER",
        address() + "/realms/" + Realm.NAME,
        "STAFF_OIDC_CLIENT_ID",
        Realm.NAME,
        "STAFF_OIDC_CLIENT_SECRET",
        clientSecret());
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var home = program.home();
    try {
      prepareRealm(home);
    } catch (IOException e) {
      throw new StartFailure("Keycloak's realm cannot be written: " + e, e);
    }
    process.launch(command(home), Map.of(), folders.root());
    process.awaitReady(START_LIMIT, this::ready);
  }

  private String clientSecret() {
    return secrets.password(CLIENT_SECRET);
  }

  /** Keycloak imports a realm that it does not have; one that changed is made anew. */
  private void prepareRealm(Path home) throws IOException {
    var realm = Realm.json(clientSecret(), shop);
    var data = folders.data(name());
    var known = data.resolve("realm.json");
    if (!Files.exists(known) || !Files.readString(known).equals(realm)) {
      Tree.delete(data);
      Files.createDirectories(data);
      Files.writeString(known, realm);
    }
    var imports = home.resolve("data").resolve("import");
    Files.createDirectories(imports);
    Files.writeString(imports.resolve("realm.json"), realm);
  }

  /** What Keycloak's own script would run: as one process, which can be stopped at any time. */
  private List<String> command(Path home) {
    var java = JavaCommand.small("384m");
    for (var packageName : List.of("util", "util.concurrent", "security", "lang")) {
      java.option("--add-opens=java.base/java." + packageName + "=ALL-UNNAMED");
    }
    java.option("--enable-native-access=ALL-UNNAMED")
        .option("--sun-misc-unsafe-memory-access=allow")
        .option(
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
        .option("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
        .option("-Djboss.server.config.dir=" + home.resolve("conf"))
        .option("-Dkc.home.dir=" + home);
    var database = folders.data(name()).resolve("db");
    var arguments =
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            "--hostname=" + address(),
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + managementPort,
            "--db-url=jdbc:h2:file:" + database + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE");
    return java.jar(home.resolve("lib/quarkus-run.jar"), arguments);
  }

  private boolean ready() {
    try {
      var url = URI.create("http://127.0.0.1:" + managementPort + "/health/ready").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
      connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
