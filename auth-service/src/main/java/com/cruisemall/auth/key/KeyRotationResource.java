package com.cruisemall.auth.key;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/**
 * Publishes the next signing key: 200 with the key and its start of signing. Until then a repeated
 * call returns the same key.
 */
@Path("/internal/key-rotation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeyRotationResource {
  private final KeyRotation rotation;
  private final SigningKeys keys;

  KeyRotationResource(KeyRotation rotation, SigningKeys keys) {
    this.rotation = rotation;
    this.keys = keys;
  }

  /** {@code begun} is false if the key was published already. */
  record Rotation(String kid, Instant signsFrom, boolean begun) implements SuccessBody {}

  @POST
  @ServiceCallers(scope = "key:rotate")
  public Rotation rotate() {
    KeyRotation.Outcome outcome = rotation.publishNext();
    keys.refresh();
    return new Rotation(outcome.next().kid(), outcome.next().signsFrom(), outcome.isNew());
  }
}
