package com.cruisemall.auth.key;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;

/**
 * Changes the signing key on command: 200 with the key that is published now and signs from the
 * moment told. Asked again before that moment, it answers the same key.
 */
@Path("/internal/key-rotation")
@RunOnVirtualThread
class KeyRotationResource {
  private final KeyRotation rotation;
  private final SigningKeys keys;

  KeyRotationResource(KeyRotation rotation, SigningKeys keys) {
    this.rotation = rotation;
    this.keys = keys;
  }

  /** {@code begun} is false if the key was on its way already. */
  record Rotation(String kid, Instant signsFrom, boolean begun) implements SuccessBody {}

  @POST
  @ServiceCallers(scope = "key:rotate")
  public Rotation rotate() {
    KeyRotation.Outcome outcome = rotation.begin();
    keys.refresh();
    return new Rotation(outcome.next().kid(), outcome.next().signsFrom(), outcome.isNew());
  }
}
