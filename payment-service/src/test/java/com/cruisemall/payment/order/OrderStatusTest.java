package com.cruisemall.payment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderStatusTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final long AMOUNT = 1_000_000;

  /** Something that is done to an order, in whatever state it is. */
  enum Deed {
    CONFIRM,
    PAY,
    WAIT_FOR_DEPOSIT,
    DECLINE,
    EXPIRE,
    CANCEL,
    LOSE_CABINS,
    REFUND_SOME,
    REFUND_ALL
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    return Arbitraries.of(Deed.class).list().ofMaxSize(30);
  }

  @Property
  void goesOnlyLegalWaysWhateverIsDoneToIt(@ForAll("deeds") List<Deed> deeds) {
    Order order = newOrder();
    List<OrderStatus> way = new ArrayList<>(List.of(order.status));

    for (Deed deed : deeds) {
      OrderStatus before = order.status;
      try {
        perform(order, deed);
      } catch (IllegalStateException refused) {
        assertThat(order.status).isEqualTo(before);
      }
      if (order.status != before) {
        way.add(order.status);
      }
    }

    for (int i = 1; i < way.size(); i++) {
      assertThat(way.get(i - 1).next()).contains(way.get(i));
    }
    // Nobody has cabins without having paid, and nothing is paid back that was not paid.
    boolean paid = way.contains(OrderStatus.PAID) || way.contains(OrderStatus.SHORTFALL);
    assertThat(order.paymentKey != null).isEqualTo(paid);
    assertThat(order.refundedAmount > 0 && !paid).isFalse();
  }

  @Property
  void endsRefundedForGood(@ForAll OrderStatus target) {
    assertThat(OrderStatus.REFUNDED.next()).doesNotContain(target);
  }

  @Property
  void neverExpiresWhileItsPaymentIsBeingConfirmed(@ForAll("deeds") List<Deed> deeds) {
    Order order = newOrder();
    for (Deed deed : deeds) {
      OrderStatus before = order.status;
      try {
        perform(order, deed);
      } catch (IllegalStateException _) {
        // Not possible in this state.
      }
      if (before == OrderStatus.CONFIRMING) {
        assertThat(order.status).isNotIn(OrderStatus.EXPIRED, OrderStatus.CANCELLED);
      }
    }
  }

  @Property
  void neverGetsStuck(@ForAll OrderStatus start) {
    Set<OrderStatus> reachable = EnumSet.of(start);
    List<OrderStatus> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      open.removeLast().next().stream().filter(reachable::add).forEach(open::add);
    }
    assertThat(reachable).contains(OrderStatus.REFUNDED);
  }

  @Property
  void refusesEveryOtherTransition(@ForAll OrderStatus from, @ForAll OrderStatus to) {
    Order order = newOrder();
    order.status = from;
    if (from.next().contains(to)) {
      order.become(to);
      assertThat(order.status).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> order.become(to)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static Order newOrder() {
    Order order = new Order();
    order.status = OrderStatus.PENDING_PAYMENT;
    order.amount = AMOUNT;
    return order;
  }

  private static void perform(Order order, Deed deed) {
    switch (deed) {
      case CONFIRM -> order.become(OrderStatus.CONFIRMING);
      case PAY -> order.paid(OrderStatus.PAID, "key", NOW);
      case WAIT_FOR_DEPOSIT -> order.become(OrderStatus.WAITING_FOR_DEPOSIT);
      case DECLINE -> order.become(OrderStatus.PENDING_PAYMENT);
      case EXPIRE -> order.close(OrderStatus.EXPIRED, NOW);
      case CANCEL -> order.close(OrderStatus.CANCELLED, NOW);
      case LOSE_CABINS -> order.paid(OrderStatus.SHORTFALL, "key", NOW);
      case REFUND_SOME -> refund(order, false);
      case REFUND_ALL -> refund(order, true);
    }
  }

  private static void refund(Order order, boolean whole) {
    if (!order.status.sold() && order.status != OrderStatus.SHORTFALL) {
      throw new IllegalStateException("there is nothing to pay back");
    }
    order.refunded(1, whole, NOW);
  }
}
