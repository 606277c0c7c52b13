package com.cruisemall.rates;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sample feed responses with a given won rate. */
public final class SampleTables {
  public static final long PUBLISHED = 1_777_593_751L;

  private SampleTables() {}

  public static String v6(String wonPerDollar) {
    return """
    {"result":"success","provider":"https://www.exchangerate-api.com","time_last_update_unix":%d,
     "time_next_update_unix":%d,"time_eol_unix":0,"base_code":"USD","rates":%s}
    """
        .formatted(PUBLISHED, PUBLISHED + 86_400, rates(wonPerDollar));
  }

  public static String v4(String wonPerDollar) {
    return """
    {"provider":"https://www.exchangerate-api.com","WARNING_UPGRADE_TO_V6":"x","base":"USD",
     "date":"2026-05-01","time_last_updated":%d,"rates":%s}
    """
        .formatted(PUBLISHED, rates(wonPerDollar));
  }

  /** Returns rates of won, yen, euro and enough others for a valid table. */
  public static String rates(String wonPerDollar) {
    String others =
        IntStream.range(0, 25)
            .mapToObj(i -> "\"XX%c\":2.5".formatted('A' + i))
            .collect(Collectors.joining(","));
    return "{\"USD\":1,\"KRW\":%s,\"JPY\":157.25,\"EUR\":0.85,%s}".formatted(wonPerDollar, others);
  }
}
