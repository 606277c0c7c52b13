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

  /** An action on an order in any state. */
  enum Action {
    CONFIRM,
    PAY,
    WAIT_FOR_DEPOSIT,
    DECLINE,
    EXPIRE,
    CANCEL,
    SHORTFALL,
    REFUND_SOME,
    REFUND_ALL
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    return Arbitraries.of(Action.class).list().ofMaxSize(30);
  }

  @Property
  void makesOnlyLegalTransitionsForAnyActions(@ForAll("actions") List<Action> actions) {
    Order order = newOrder();
    List<OrderStatus> path = new ArrayList<>(List.of(order.status));

    for (Action action : actions) {
      OrderStatus before = order.status;
      try {
        perform(order, action);
      } catch (IllegalStateException refused) {
        assertThat(order.status).isEqualTo(before);
      }
      if (order.status != before) {
        path.add(order.status);
      }
    }

    for (int i = 1; i < path.size(); i++) {
      assertThat(path.get(i - 1).next()).contains(path.get(i));
    }
    // An order has cabins only if it was paid, and a refund only if it was charged.
    boolean paid = path.contains(OrderStatus.PAID) || path.contains(OrderStatus.SHORTFALL);
    assertThat(order.paymentKey != null).isEqualTo(paid);
    assertThat(order.refundedAmount > 0 && !paid).isFalse();
  }

  @Property
  void neverLeavesRefunded(@ForAll OrderStatus target) {
    assertThat(OrderStatus.REFUNDED.next()).doesNotContain(target);
  }

  @Property
  void neverExpiresDuringConfirmation(@ForAll("actions") List<Action> actions) {
    Order order = newOrder();
    for (Action action : actions) {
      OrderStatus before = order.status;
      try {
        perform(order, action);
      } catch (IllegalStateException _) {
        // The state does not allow the action.
      }
      if (before == OrderStatus.CONFIRMING) {
        assertThat(order.status).isNotIn(OrderStatus.EXPIRED, OrderStatus.CANCELLED);
      }
    }
  }

  @Property
  void canAlwaysReachRefunded(@ForAll OrderStatus start) {
    Set<OrderStatus> reachable = EnumSet.of(start);
    List<OrderStatus> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      open.removeLast().next().stream().filter(reachable::add).forEach(open::add);
    }
    assertThat(reachable).contains(OrderStatus.REFUNDED);
  }

  @Property
  void rejectsEveryOtherTransition(@ForAll OrderStatus from, @ForAll OrderStatus to) {
    Order order = newOrder();
    order.status = from;
    if (from.next().contains(to)) {
      order.transitionTo(to);
      assertThat(order.status).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> order.transitionTo(to)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static Order newOrder() {
    Order order = new Order();
    order.status = OrderStatus.PENDING_PAYMENT;
    order.amount = AMOUNT;
    return order;
  }

  private static void perform(Order order, Action action) {
    switch (action) {
      case CONFIRM -> order.transitionTo(OrderStatus.CONFIRMING);
      case PAY -> order.pay(OrderStatus.PAID, "key", NOW);
      case WAIT_FOR_DEPOSIT -> order.transitionTo(OrderStatus.WAITING_FOR_DEPOSIT);
      case DECLINE -> order.transitionTo(OrderStatus.PENDING_PAYMENT);
      case EXPIRE -> order.close(OrderStatus.EXPIRED, NOW);
      case CANCEL -> order.close(OrderStatus.CANCELLED, NOW);
      case SHORTFALL -> order.pay(OrderStatus.SHORTFALL, "key", NOW);
      case REFUND_SOME -> refund(order, false);
      case REFUND_ALL -> refund(order, true);
    }
  }

  private static void refund(Order order, boolean whole) {
    if (!order.status.sold() && order.status != OrderStatus.SHORTFALL) {
      throw new IllegalStateException("nothing to refund");
    }
    order.addRefund(1, whole, NOW);
  }
}
