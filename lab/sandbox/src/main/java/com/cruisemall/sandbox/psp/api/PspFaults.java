package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Fault.Kind;
import com.cruisemall.sandbox.fault.Faults;
import com.cruisemall.sandbox.psp.Reply;
import com.cruisemall.sandbox.psp.TossError;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What goes wrong at the API, and with which of its operations it can. */
@Singleton
class PspFaults {
  private static final Set<Kind> EVERYWHERE =
      Set.of(Kind.HANG, Kind.REFUSE, Kind.ERROR, Kind.GARBAGE, Kind.SLOW);
  private static final Set<Kind> CHANGES = Set.of(Kind.SUCCESS_THEN_CUT, Kind.PROVIDER_ERROR);
  private static final Set<Kind> CONFIRMATIONS = Set.of(Kind.DECLINE, Kind.IN_PROGRESS);

  private final Faults faults;

  PspFaults(Faults faults) {
    this.faults = faults;
  }

  /** The operations, as {@code operation} of a fault names them. */
  enum Operation {
    CONFIRM,
    CANCEL,
    GET,
    TRANSACTIONS
  }

  /** The fault that a request meets, if any; counts it. */
  Optional<Fault> meet(Operation operation) {
    return faults.meet(
        "psp",
        fault ->
            concerns(fault.kind(), operation)
                && fault
                    .operation()
                    .map(name -> name.equalsIgnoreCase(operation.name()))
                    .orElse(true));
  }

  /** The code that a confirmation is refused with. */
  static Optional<TossError> refusal(Optional<Fault> met) {
    return met.filter(fault -> fault.kind() == Kind.DECLINE)
        .map(fault -> fault.code().flatMap(TossError::named).orElse(TossError.REJECT_CARD_PAYMENT));
  }

  /** Whether a confirmation is answered with the payment as it was, not confirmed. */
  static boolean leavesInProgress(Optional<Fault> met) {
    return met.filter(fault -> fault.kind() == Kind.IN_PROGRESS).isPresent();
  }

  /** The reply of a server that fails before it has done anything. */
  static Optional<Reply> failure(Optional<Fault> met) {
    return met.map(Fault::kind)
        .flatMap(kind ->
            switch (kind) {
              case ERROR ->
                  Optional.of(Reply.of(TossError.FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING));
              case GARBAGE -> Optional.of(new Reply(502, "<html>not what you asked for</html>"));
              case PROVIDER_ERROR -> Optional.of(Reply.of(TossError.PROVIDER_ERROR));
              default -> Optional.empty();
            });
  }

  private static boolean concerns(Kind kind, Operation operation) {
    return switch (operation) {
      case CONFIRM ->
          EVERYWHERE.contains(kind) || CHANGES.contains(kind) || CONFIRMATIONS.contains(kind);
      case CANCEL -> EVERYWHERE.contains(kind) || CHANGES.contains(kind);
      case GET, TRANSACTIONS -> EVERYWHERE.contains(kind);
    };
  }
}
