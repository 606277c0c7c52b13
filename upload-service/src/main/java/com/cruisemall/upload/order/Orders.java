package com.cruisemall.upload.order;

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

/** Looks up orders: within seconds, or not at all. */
@ApplicationScoped
public class Orders {
  /** Of those who wait, on virtual threads, for one of the client's few connections. */
  private static final int MOST = 512;

  private final PaymentService payment;

  Orders(@RestClient PaymentService payment) {
    this.payment = payment;
  }

  /** The order; nothing if there is none of that id. */
  @Retry(maxRetries = 1, delay = 100, jitter = 100, retryOn = ProcessingException.class)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 5000)
  @Bulkhead(MOST)
  public Optional<Order> find(String orderId) {
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
