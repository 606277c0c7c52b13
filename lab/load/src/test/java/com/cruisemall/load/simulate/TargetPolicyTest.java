package com.cruisemall.load.simulate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TargetPolicyTest {
  @Test
  void allowsThisMachineWithoutConfirmation() {
    assertThatCode(() -> TargetPolicy.check("http://127.0.0.1:3000", false, false))
        .doesNotThrowAnyException();
    assertThatCode(() -> TargetPolicy.check("http://localhost:3000", false, false))
        .doesNotThrowAnyException();
  }

  @Test
  void allowsAnotherMachineOnlyWithBothConfirmations() {
    assertThatThrownBy(() -> TargetPolicy.check("http://192.0.2.1", false, false))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TargetPolicy.check("http://192.0.2.1", true, false))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TargetPolicy.check("http://192.0.2.1", false, true))
        .isInstanceOf(IOException.class);
    assertThatCode(() -> TargetPolicy.check("http://192.0.2.1", true, true))
        .doesNotThrowAnyException();
  }
}
