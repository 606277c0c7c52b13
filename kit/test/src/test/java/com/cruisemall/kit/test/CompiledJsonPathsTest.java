package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.path.json.JsonPath;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompiledJsonPathsTest {
  private static final int EVALUATIONS = 100;

  @BeforeAll
  static void install() {
    CompiledJsonPaths.install();
  }

  @Test
  void compilesPathOnce() {
    assertThat(name(1)).isEqualTo("n1");
    long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();

    for (int i = 0; i < EVALUATIONS; i++) {
      assertThat(name(i)).isEqualTo("n" + i);
    }

    assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before)
        .isLessThan(EVALUATIONS);
  }

  @Test
  void evaluatesClosuresAndMissingPaths() {
    JsonPath json = JsonPath.from("{\"list\":[{\"id\":1},{\"id\":2}]}");

    assertThat(json.getList("list.id")).isEqualTo(List.of(1, 2));
    assertThat(json.getInt("list.find { it.id == 2 }.id")).isEqualTo(2);
    assertThat(json.<Object>get("missing.id")).isNull();
    assertThatThrownBy(() -> json.get("list.find { it.id == unknown }"))
        .hasMessageContaining("\"unknown\" was used but not defined");
  }

  private static String name(int number) {
    return JsonPath.from("{\"user\":{\"name\":\"n" + number + "\"}}").getString("user.name");
  }
}
