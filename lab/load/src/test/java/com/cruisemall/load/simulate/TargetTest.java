package com.cruisemall.load.simulate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void isThisMachineWithoutMoreWords() {
    assertThatCode(() -> Target.check("http://127.0.0.1:3000", false, false))
        .doesNotThrowAnyException();
    assertThatCode(() -> Target.check("http://localhost:3000", false, false))
        .doesNotThrowAnyException();
  }

  @Test
  void isAnotherOnlyWhenToldTwice() {
    assertThatThrownBy(() -> Target.check("http://192.0.2.1", false, false))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Target.check("http://192.0.2.1", true, false))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Target.check("http://192.0.2.1", false, true))
        .isInstanceOf(IOException.class);
    assertThatCode(() -> Target.check("http://192.0.2.1", true, true)).doesNotThrowAnyException();
  }
}
