package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Fault.Kind;
import com.cruisemall.sandbox.fault.Faults;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Faults of the PSP API and the operations that they apply to. */
@Singleton
class PspFaults {
  private static final Set<Kind> ALL_OPERATIONS =
      Set.of(Kind.HANG, Kind.REFUSE, Kind.ERROR, Kind.GARBAGE, Kind.SLOW);
  private static final Set<Kind> CHANGING_OPERATIONS =
      Set.of(Kind.SUCCESS_THEN_CUT, Kind.PROVIDER_ERROR);
  private static final Set<Kind> CONFIRM_ONLY = Set.of(Kind.DECLINE, Kind.IN_PROGRESS);

  private final Faults faults;

  PspFaults(Faults faults) {
    this.faults = faults;
  }

  /** Operations, as named in {@code operation} of a fault. */
  enum Operation {
    CONFIRM,
    CANCEL,
    GET,
    TRANSACTIONS
  }

  /** Returns the fault of a request, if any, and counts it as used. */
  Optional<Fault> take(Operation operation) {
    return faults.take(
        "psp",
        fault ->
            appliesTo(fault.kind(), operation)
                && fault
                    .operation()
                    .map(name -> name.equalsIgnoreCase(operation.name()))
                    .orElse(true));
  }

  /** Returns the error of a declined confirmation. */
  static Optional<TossError> refusal(Optional<Fault> fault) {
    return fault
        .filter(it -> it.kind() == Kind.DECLINE)
        .map(it -> it.code().flatMap(TossError::named).orElse(TossError.REJECT_CARD_PAYMENT));
  }

  /** Returns true if the response is the unconfirmed payment. */
  static boolean leavesInProgress(Optional<Fault> fault) {
    return fault.filter(it -> it.kind() == Kind.IN_PROGRESS).isPresent();
  }

  /** Returns the error response of a request that fails before it has any effect. */
  static Optional<TossResponse> failure(Optional<Fault> fault) {
    return fault
        .map(Fault::kind)
        .flatMap(kind ->
            switch (kind) {
              case ERROR ->
                  Optional.of(TossResponse.of(TossError.FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING));
              case GARBAGE -> Optional.of(new TossResponse(502, "<html>unexpected content</html>"));
              case PROVIDER_ERROR -> Optional.of(TossResponse.of(TossError.PROVIDER_ERROR));
              default -> Optional.empty();
            });
  }

  private static boolean appliesTo(Kind kind, Operation operation) {
    return switch (operation) {
      case CONFIRM ->
          ALL_OPERATIONS.contains(kind)
              || CHANGING_OPERATIONS.contains(kind)
              || CONFIRM_ONLY.contains(kind);
      case CANCEL -> ALL_OPERATIONS.contains(kind) || CHANGING_OPERATIONS.contains(kind);
      case GET, TRANSACTIONS -> ALL_OPERATIONS.contains(kind);
    };
  }
}
