package com.cruisemall.local.addon;

import com.cruisemall.local.backing.Ports;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Directories;
import com.cruisemall.local.process.HttpReadinessProbe;
import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak on loopback with a realm of demo staff. */
public final class KeycloakServer extends ChildServer {
  private static final String CLIENT_SECRET = "STAFF_OIDC_CLIENT_SECRET";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);

  private final KeycloakDistribution distribution;
  private final StateDirectory stateDirectory;
  private final Secrets secrets;
  private final String shopUrl;
  private final int port;
  private final int managementPort;

  /**
   * @param root the checkout
   * @param shopUrl public URL of the shop
   */
  public KeycloakServer(
      Path root, StateDirectory stateDirectory, Secrets secrets, Ports ports, String shopUrl) {
    super(stateDirectory, "keycloak", StopSignal.TERM, STOP_GRACE);
    this.distribution = new KeycloakDistribution(root, stateDirectory);
    this.stateDirectory = stateDirectory;
    this.secrets = secrets;
    this.shopUrl = shopUrl;
    this.port = ports.of(name());
    this.managementPort = ports.of("keycloak-management");
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns the environment variables that enable staff sign-in in auth-service. */
  public Map<String, String> environment() {
    return Map.of(
        "STAFF_OIDC_ENABLED",
        "true",
        "STAFF_OIDC_ISSUER",
        address() + "/realms/" + KeycloakRealm.NAME,
        "STAFF_OIDC_CLIENT_ID",
        KeycloakRealm.NAME,
        "STAFF_OIDC_CLIENT_SECRET",
        clientSecret());
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var home = distribution.home();
    try {
      prepareRealm(home);
    } catch (IOException e) {
      throw new CommandFailedException("cannot write the Keycloak realm: " + e, e);
    }
    process.launch(command(home), Map.of(), stateDirectory.root());
    process.awaitReady(
        START_TIMEOUT,
        new HttpReadinessProbe(URI.create("http://127.0.0.1:" + managementPort + "/health/ready")));
  }

  private String clientSecret() {
    return secrets.password(CLIENT_SECRET);
  }

  /**
   * Writes the realm for import. Keycloak imports only missing realms, so a changed realm deletes
   * the data.
   */
  private void prepareRealm(Path home) throws IOException {
    var realm = KeycloakRealm.json(clientSecret(), shopUrl);
    var data = stateDirectory.data(name());
    var imported = data.resolve("realm.json");
    if (!Files.exists(imported) || !Files.readString(imported).equals(realm)) {
      Directories.deleteRecursively(data);
      Files.createDirectories(data);
      Files.writeString(imported, realm);
    }
    var imports = home.resolve("data").resolve("import");
    Files.createDirectories(imports);
    Files.writeString(imports.resolve("realm.json"), realm);
  }

  /**
   * Returns the java command of {@code kc.sh start}; without the shell script signals reach the
   * JVM.
   */
  private List<String> command(Path home) {
    var java = JavaCommand.c1Only("384m");
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
    var database = stateDirectory.data(name()).resolve("db");
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
}
