package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.error.Messages;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@PaymentServiceTest
class ErrorTextsTest {
  @Inject Messages messages;

  @ParameterizedTest
  @EnumSource(PaymentError.class)
  void hasAMessageForEveryCodeInEveryLanguage(PaymentError code) {
    assertThat(messages.complete(code)).isTrue();
  }
}
