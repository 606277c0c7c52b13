package com.cruisemall.kit.deadline;

import com.cruisemall.kit.SuccessBody;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks another service, at once or when it is too late, here or on another thread. */
@Path("/open/calling")
@PermitAll
@RunOnVirtualThread
class CallingResource {
  private final OtherService other;
  private final ExecutorService threads;

  CallingResource(@RestClient OtherService other, @VirtualThreads ExecutorService threads) {
    this.other = other;
    this.threads = threads;
  }

  record Told(String millis) {}

  @GET
  @Path("/echo")
  public Told echo() {
    return new Told(other.told("echo"));
  }

  @GET
  @Path("/thread")
  public Told onAnotherThread() throws ExecutionException, InterruptedException {
    return new Told(threads.submit(() -> other.told("echo")).get());
  }

  @GET
  @Path("/silent")
  public Told silent() {
    return new Told(other.told("silent"));
  }

  @GET
  @Path("/late")
  public SuccessBody late() throws InterruptedException {
    Deadline deadline = Deadline.ofRequestWithin(Duration.ofSeconds(30));
    while (!deadline.isOver()) {
      Thread.onSpinWait();
    }
    other.told("echo");
    return SuccessBody.plain();
  }
}
