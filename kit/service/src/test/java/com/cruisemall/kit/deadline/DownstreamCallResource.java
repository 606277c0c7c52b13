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

/** Calls another service before or after the deadline, on this or another thread. */
@Path("/open/calling")
@PermitAll
@RunOnVirtualThread
class DownstreamCallResource {
  private final OtherService other;
  private final ExecutorService threads;

  DownstreamCallResource(@RestClient OtherService other, @VirtualThreads ExecutorService threads) {
    this.other = other;
    this.threads = threads;
  }

  record ReceivedTimeout(String millis) {}

  @GET
  @Path("/echo")
  public ReceivedTimeout echo() {
    return new ReceivedTimeout(other.told("echo"));
  }

  @GET
  @Path("/thread")
  public ReceivedTimeout onAnotherThread() throws ExecutionException, InterruptedException {
    return new ReceivedTimeout(threads.submit(() -> other.told("echo")).get());
  }

  @GET
  @Path("/silent")
  public ReceivedTimeout silent() {
    return new ReceivedTimeout(other.told("silent"));
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
