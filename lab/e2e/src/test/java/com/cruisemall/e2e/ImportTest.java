package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import of the old shop's files by the operator's command. */
class ImportTest {
  /** bcrypt hash of {@code old secret 1}. */
  private static final String BCRYPT =
      "$2b$05$N9qo8uLOickgx2ZMRZoMyeJ25ivD1E6W4hykSaykHyEyhYgWczTNu";

  private static Path file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void importsAccountsThatLogInWithTheirOldPasswords(@TempDir Path folder) throws IOException {
    Path users =
        file(
            folder,
            "users.csv",
            """
            \uFEFFid,name,phone,email,password,role,isLocked
            1,홍길동,010-3600-0001,hong@shop.test,%s,user,f
            2,"김, 철수",01036000002,,in clear 1,user,f
            3,같은 번호,010 3600 0001,,in clear 2,user,f
            """
                .formatted(BCRYPT));
    Path rest =
        file(
            folder,
            "rest.json",
            """
            {"trips": [
               {"id": 1, "userId": 1, "reservationCode": "CRD-20240401-3600", "cruiseName": "벨리시마",
                "destination": ["오키나와"], "startDate": "2024-05-01", "endDate": "2024-05-05"}],
             "affiliates": [
               {"id": 2, "userId": 2, "affiliateCode": "E2E-AGENT", "type": "SALES_AGENT",
                "managerId": 1},
               {"id": 1, "userId": 1, "affiliateCode": "E2E-BRANCH", "type": "BRANCH_MANAGER"}]}
            """);

    String output = Stack.command("import", users.toString(), rest.toString());

    assertThat(output)
        .contains(
            "users 3 renamed: phone is another one's: logs in with it and #3",
            "users: 2 added, 0 known before, 1 renamed, 0 rejected",
            "affiliates: 2 added, 0 known before, 0 renamed, 0 rejected",
            "trips: 1 added, 0 known before, 0 renamed, 0 rejected")
        .doesNotContain("01036000", "in clear");
    HttpResponse<String> hong = ShopClient.login("01036000001", "old secret 1");
    assertThat(hong.statusCode()).isEqualTo(200);
    JsonNode profile =
        Stack.json(ShopClient.get("/api/user/profile", ShopClient.cookie(hong)).body());
    assertThat(profile.at("/trips/0/reservationCode").asText()).isEqualTo("CRD-20240401-3600");
    assertThat(profile.at("/affiliateProfile/affiliateCode").asText()).isEqualTo("E2E-BRANCH");
    HttpResponse<String> kim = ShopClient.login("010-3600-0002", "in clear 1");
    assertThat(Stack.json(kim.body()).at("/user/name").asText()).isEqualTo("김, 철수");
    assertThat(ShopClient.login("01036000001#3", "in clear 2").statusCode()).isEqualTo(200);

    assertThat(Stack.command("import", users.toString(), rest.toString()))
        .contains(
            "users: 0 added, 3 known before",
            "affiliates: 0 added, 2 known before",
            "trips: 0 added, 1 known before");
  }

  @Test
  void failsAndNamesARejectedRecord(@TempDir Path folder) throws IOException {
    Path trips =
        file(
            folder,
            "trips.csv",
            "id,userId,cruiseName,startDate,endDate\n9,99,S,2024-05-01,2024-05-05\n");

    assertThatThrownBy(() -> Stack.command("import", trips.toString()))
        .hasMessageContaining("trips 9 rejected: userId is of nobody who was brought in")
        .hasMessageContaining("trips: 0 added, 0 known before, 0 renamed, 1 rejected");
  }

  @Test
  void namesTheErrorInAFile(@TempDir Path folder) throws IOException {
    Path broken = file(folder, "broken.json", "{\"users\": [{\"id\": 1,\n}]}");
    Path nameless = file(folder, "people.csv", "id\n1\n");

    assertThatThrownBy(() -> Stack.command("import", broken.toString()))
        .hasMessageContaining("broken.json, line 2");
    assertThatThrownBy(() -> Stack.command("import", nameless.toString()))
        .hasMessageContaining("named users…, affiliates… or trips…");
  }
}
