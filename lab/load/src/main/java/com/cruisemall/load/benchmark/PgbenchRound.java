package com.cruisemall.load.benchmark;

import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.TestSailing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Round of orders by pgbench, with the role of the service and the same statements. */
final class PgbenchRound {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
  private static final Pattern DONE = Pattern.compile("actually processed: ([0-9]+)/([0-9]+)");

  private final LocalStack stack;
  private final int clients;
  private final Path script;

  PgbenchRound(LocalStack stack, int clients) throws IOException {
    this.stack = stack;
    this.clients = clients;
    this.script = Files.createTempFile("place-order", ".sql");
    script.toFile().deleteOnExit();
    try (InputStream file = PgbenchRound.class.getResourceAsStream("/place-order.sql")) {
      Files.write(script, Objects.requireNonNull(file).readAllBytes());
    }
  }

  /**
   * Runs one round.
   *
   * @param terms cancellation terms that the service writes into an order of the sailing
   */
  RoundResult run(TestSailing sailing, String userId, String terms, int orders)
      throws IOException, InterruptedException {
    int each = Math.ceilDiv(orders, clients);
    var variables =
        Map.of(
            "sailing",
            sailing.sailingId(),
            "product",
            sailing.productCode(),
            "amount",
            Long.toString(sailing.amount()),
            "fare",
            Long.toString(sailing.amount() / 2),
            "user",
            userId,
            "terms",
            terms,
            "type",
            "INSIDE");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
    command.addAll(List.of("--host=" + stack.postgresHost(), "--port=" + stack.postgresPort()));
    command.addAll(List.of("--username=payment_service", "--file=" + script));
    command.addAll(List.of("--client=" + clients, "--jobs=2", "--transactions=" + each));
    variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
    command.add("payment");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", stack.secret("POSTGRES_PAYMENT_SERVICE_PASSWORD"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pgbench failed:\n" + output);
    }
    int done = (int) number(DONE, output);
    return new RoundResult(
        each * clients,
        each * clients - done,
        number(RATE, output),
        Duration.ofNanos((long) (number(LATENCY, output) * 1e6)),
        Duration.ZERO);
  }

  private static double number(Pattern pattern, String output) throws IOException {
    Matcher found = pattern.matcher(output);
    if (!found.find()) {
      throw new IOException("unexpected output of pgbench:\n" + output);
    }
    return Double.parseDouble(found.group(1));
  }
}
