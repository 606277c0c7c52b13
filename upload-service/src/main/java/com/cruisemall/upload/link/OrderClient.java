package com.cruisemall.upload.link;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads orders from payment-service with retry, circuit breaker and bulkhead. */
@ApplicationScoped
class OrderClient {
  /** Callers that wait, on virtual threads, for one of the few connections. */
  private static final int MAX_WAITING = 512;

  private final PaymentClient payment;

  OrderClient(@RestClient PaymentClient payment) {
    this.payment = payment;
  }

  /** Finds an order by its id. */
  @Retry(maxRetries = 1, delay = 100, jitter = 100, retryOn = ProcessingException.class)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 5000)
  @Bulkhead(MAX_WAITING)
  Optional<Order> find(String orderId) {
    try {
      return Optional.of(payment.order(orderId));
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == 404) {
        return Optional.empty();
      }
      throw new ApiException(
          status == 504 ? CommonError.UPSTREAM_TIMEOUT : CommonError.UPSTREAM_ERROR, e);
    }
  }
}
