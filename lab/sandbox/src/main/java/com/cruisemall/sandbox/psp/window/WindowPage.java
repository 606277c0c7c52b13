package com.cruisemall.sandbox.psp.window;

import com.cruisemall.sandbox.psp.Checkout;
import com.cruisemall.sandbox.psp.TossError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** HTML of the payment window; its buttons depend on the payment status. */
record WindowPage(String template) {
  private static final String CHOICES =
      button("approve", "결제 승인", "primary")
          + button("virtual-account", "가상계좌로 결제", "")
          + "<h2>거절해 보기</h2>"
          + button("reject", "카드 거절", "")
          + button("refuse-later", "승인 단계에서 거절 (한도 초과)", "")
          + button("cancel", "취소", "quiet");

  static WindowPage load() {
    return new WindowPage(resource("window.html"));
  }

  String of(Checkout payment) {
    String buttons =
        switch (payment.status()) {
          case "READY" -> CHOICES;
          case "WAITING_FOR_DEPOSIT" -> button("deposit", "입금하기", "primary");
          default -> "";
        };
    return filled(
        payment.orderName().isBlank() ? "주문" : payment.orderName(),
        "%,d원".formatted(payment.amount()),
        payment.orderId(),
        state(payment.status()),
        buttons);
  }

  String of(TossError error) {
    return filled("결제를 진행할 수 없습니다", "", error.name(), error.message(), "");
  }

  static String resource(String name) {
    try (InputStream file = WindowPage.class.getResourceAsStream("/psp/" + name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String filled(String title, String amount, String order, String state, String buttons) {
    return template
        .replace("{title}", escaped(title))
        .replace("{amount}", amount)
        .replace("{order}", escaped(order))
        .replace("{state}", escaped(state))
        .replace("{buttons}", buttons);
  }

  private static String state(String status) {
    return switch (status) {
      case "READY" -> "결제 대기";
      case "IN_PROGRESS" -> "인증 완료, 승인 대기";
      case "WAITING_FOR_DEPOSIT" -> "입금 대기";
      case "DONE" -> "결제 완료";
      case "CANCELED" -> "결제 취소";
      case "PARTIAL_CANCELED" -> "부분 취소";
      case "ABORTED" -> "결제 실패";
      default -> "시간 만료";
    };
  }

  private static String button(String action, String text, String kind) {
    return "<button name=\"action\" value=\"%s\" class=\"%s\">%s</button>"
        .formatted(action, kind, text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }
}
